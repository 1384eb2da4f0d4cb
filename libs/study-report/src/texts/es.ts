import type { Texts } from './texts.js';

/** A report in Spanish. */
export const es: Texts = {
  title: 'Estudio de tiempos de despacho',
  foot: (page, of) => `Página ${page} de ${of}`,
  yes: 'sí',
  no: 'no',
  without: 'sin dato',
  and: (listed, more) => `${listed} y ${more} más`,
  lanes: { green: 'verde', blue: 'azul', yellow: 'amarillo', orange: 'naranja', red: 'rojo' },
  modes: {
    sea: 'marítimo',
    rail: 'ferroviario',
    road: 'carretero',
    air: 'aéreo',
    post: 'postal',
    multimodal: 'multimodal',
    fixed: 'instalación fija',
    'inland-waterway': 'fluvial',
    'own-propulsion': 'propulsión propia',
    unknown: 'desconocido',
  },
  filters: {
    office: 'Oficina',
    lane: 'Último canal',
    firstLane: 'Canal al presentarla',
    mode: 'Modo de transporte',
    procedure: 'Régimen',
    chapter: 'Capítulo del Sistema Armonizado',
    agency: 'Entidad de control',
    broker: 'Representante o declarante',
    aeo: 'De un operador económico autorizado',
    perishable: 'Perecedera',
    expedited: 'Entrega urgente',
    advance: 'Presentada antes de la llegada',
  },
  columns: {
    interval: 'Intervalo',
    n: 'n',
    mean: 'Media',
    median: 'Mediana',
    p25: 'P25',
    p75: 'P75',
    p90: 'P90',
    p95: 'P95',
    mode: 'Moda',
    min: 'Mín.',
    max: 'Máx.',
    within: 'Dentro del nivel',
    leftOut: 'Excl.',
    declarations: 'Declaraciones',
    lane: 'Último canal',
    office: 'Oficina',
    month: 'Mes',
    owner: 'Quién debía actuar',
    held: 'Declaraciones retenidas',
    total: 'Total',
    exclusive: 'Exclusivo',
    share: 'Parte de los totales',
    critical: 'Retuvo al final',
    class: 'Desde, hasta antes de',
    upTo: 'Acumulado',
    code: 'Código',
    event: 'Qué ocurrió',
    source: 'De dónde viene',
  },
  cover: {
    offices: 'Oficinas',
    period: 'Aceptadas',
    filters: 'Elegidas por',
    interval: 'Intervalo que se dibuja',
    declarations: 'Declaraciones',
    asOf: 'Según el registro de',
    pending: 'Aún no incluido',
    timeZone: 'Zona horaria',
    software: 'Hecho por',
    allOffices: 'Todas las oficinas de la administración',
    noOffices: 'Ninguna: quien lo pide no tiene oficina',
    since: (day) => `desde el ${day}`,
    before: (day) => `antes del ${day}`,
    always: 'en cualquier momento',
    outages: 'Contingencias',
    outagesWith: 'en los tiempos',
    outagesWithout: 'descontadas de los tiempos',
    allDeclarations: 'Nada más: todas las declaraciones aceptadas',
    isPending: (count) => `${count} declaraciones de las que algo ocurrió poco antes`,
    nothingPending: 'Nada: se cuenta todo lo registrado antes',
  },
  objectives: {
    title: 'Objetivos',
    opening:
      'Este informe dice cuánto tardó el levante de las mercancías, quién debía actuar mientras estaban retenidas y qué hay que saber para comprobar estas cifras. Sigue las secciones de la Guía para medir el tiempo necesario para el levante de mercancías de la Organización Mundial de Aduanas (versión 4) y puede servir para publicar los plazos medios de levante, como alienta el artículo 7.6 del Acuerdo sobre Facilitación del Comercio.',
    points: [
      'Medir el tiempo desde la llegada y desde la presentación hasta el levante, el cierre y la salida.',
      'Decir en qué etapa, canal, oficina y hora de la semana transcurre el tiempo.',
      'Decir durante cuánto tiempo debía actuar cada parte: la aduana, el interesado, el transportista, un banco, cada entidad de control.',
      'Dar una base con la que comparar de la misma manera períodos posteriores.',
    ],
    close: 'Otros objetivos del estudio corresponde formularlos a su autor.',
  },
  scope: {
    title: 'Alcance',
    chosen: 'El estudio trata de estas declaraciones:',
    released: (released, declarations) =>
      `De ${declarations} declaraciones aceptadas, ${released} tienen el levante registrado. Un intervalo cuenta aquellas en que constan sus dos extremos; las mercancías aún retenidas no están en ningún intervalo que no haya terminado.`,
    census:
      'Están todas las declaraciones que cumplen lo elegido: no es una muestra y nadie llenó formularios. Los tiempos son los del registro del propio sistema y los que reportan los sistemas de puertos y terminales.',
    notRecorded: {
      title: 'Lo que no se registra',
      opening: 'Lo que no consta en el registro no está en ninguna cifra:',
      points: [
        'las presentaciones rechazadas: se conservan, pero no son declaraciones;',
        'cuándo salió una muestra hacia un laboratorio y cuándo llegó su resultado;',
        'cuándo un funcionario abrió un bulto, a diferencia de cuándo tomó la tarea;',
        'el trabajo en papel;',
        'la descarga, el almacenamiento, el posicionamiento y la salida que ninguna terminal ni puerta reportó.',
      ],
    },
  },
  method: {
    title: 'Método',
    opening:
      'Cada marca de tiempo es un instante en UTC, guardado con quién lo hizo o lo reportó. Un intervalo va de una marca a otra; no se cuenta si la segunda es anterior a la primera.',
    timestamps: {
      title: 'Marcas de tiempo',
      caption: 'Marcas de tiempo y de dónde vienen',
      rows: [
        ['T0', 'Presentada antes de la llegada', 'La presentación de una declaración anticipada, al recibirse'],
        [
          'T1',
          'Llegada de la mercancía',
          'La tarea de llegada de una declaración anticipada; de las demás, un reporte',
        ],
        ['T2', 'Descargada', 'Un reporte'],
        ['T3', 'Almacenada', 'Un reporte'],
        ['T4', 'Presentada', 'Cualquier otra presentación, al recibirse'],
        ['T5', 'Aceptada', 'El registro'],
        ['T6', 'Canal asignado; cambiado', 'El registro'],
        [
          'T7',
          'Tarea documental creada, tomada, terminada',
          'El registro; de la bitácora de tareas, cuándo la tomó quien la terminó',
        ],
        ['T8', 'Información pedida, respondida', 'El registro'],
        ['T9', 'Escáner o inspección ordenados; programados', 'El registro; un reporte'],
        ['T10', 'Mercancía posicionada para la inspección', 'Un reporte'],
        ['T11', 'Escáner o inspección, inicio y fin', 'Cuándo la tomó quien la terminó; el registro'],
        ['T12', 'Hallazgo, revisión, corrección, nueva evaluación', 'El registro'],
        ['T13', 'Retención de una entidad puesta, tomada, levantada', 'El registro y la bitácora de tareas'],
        ['T14', 'Liquidada, pagada', 'El registro: retención por pago abierta, cerrada'],
        ['T15', 'Levante; negado; cancelada', 'El registro'],
        ['T16', 'Cierre: nada del expediente queda abierto', 'El registro'],
        ['T17', 'Salida de la mercancía', 'El reporte de salida de la puerta'],
        ['T18', 'Auditoría abierta, tomada, cerrada', 'El registro y la bitácora de tareas'],
      ],
    },
    terms: {
      title: 'Palabras',
      terms: [
        ['Levante', 'La mercancía puede salir. Cierre: el expediente se cierra. Salida: la mercancía salió.'],
        [
          'Retención',
          'Una razón por la que la mercancía aún no puede salir. Tiene un responsable: quien debe actuar. Puede haber varias a la vez.',
        ],
        [
          'Canal',
          'Nivel de control: verde (levante), azul (levante, auditoría después), amarillo (documentos), naranja (escáner no intrusivo), rojo (inspección física).',
        ],
        [
          'Espera',
          'De un control de la aduana: hasta que lo tomó quien lo terminó, menos lo que entretanto se pidió al interesado.',
        ],
        ['Trabajo', 'Desde entonces hasta terminarlo, menos lo que entretanto se pidió al interesado.'],
        ['Retenida', 'El tiempo con cualquier retención de la mercancía abierta, fueran las que fueran.'],
      ],
    },
    figures: {
      title: 'Cifras',
      points: [
        'n es de cuántas declaraciones consta el intervalo.',
        'Los percentiles (P25, P75, P90, P95) y la mediana (P50) son exactos, interpolados entre valores vecinos.',
        'La moda es la clase con más valores. Las clases tienen el ancho que aconsejan Freedman y Diaconis (dos veces el rango intercuartílico, dividido por la raíz cúbica de n), llevado a un ancho usual.',
        'Los meses son los de la aceptación, en la zona horaria de la primera página. Las horas de la semana son las de la aceptación en el reloj de la oficina de cada declaración.',
        'Unidades: s segundos, min minutos, h horas (hasta 48), d días de 24 horas. Se dan tres cifras.',
      ],
    },
    outliers: {
      title: 'Valores atípicos',
      none: 'No se excluye ninguno.',
      percentile: (at) => `Se excluyen los tiempos por encima del percentil ${at}.`,
      tukey: (at) => `Se excluyen los tiempos a más de ${at} rangos intercuartílicos de los cuartiles (Tukey, 1977).`,
      limit: (at) => `Se excluyen los tiempos de más de ${at}.`,
      same: 'Los límites se hallan para cada intervalo en todas las declaraciones elegidas y son los mismos en cada grupo. «Excl.» los cuenta. Los tiempos de quién debía actuar se dan sin excluir ninguno.',
    },
    outages: {
      title: 'Contingencias',
      with: 'Los tiempos incluyen las contingencias: las interrupciones del servicio de una oficina o del sistema.',
      without:
        'Los tiempos no incluyen las contingencias: se descuenta lo que de ellos cayó en una interrupción registrada de la oficina de la declaración o de todo el sistema.',
      taken: (declarations, time, interval) =>
        `Las contingencias registradas ocupan tiempo de ${declarations} de las declaraciones elegidas; de «${interval}», ${time} en total.`,
      nothing: 'Ninguna contingencia registrada ocupa tiempo de las declaraciones elegidas.',
    },
    owners: {
      title: 'Quién debía actuar',
      opening:
        'Las retenciones se superponen: a la vez puede esperarse el permiso de una entidad, un pago y una inspección. Mientras se pide información al interesado, ese pedido ocupa el lugar de la retención desde la que se hizo. Una auditoría retiene el expediente y no la mercancía.',
      terms: [
        ['Total', 'De una parte: el tiempo con alguna de sus retenciones de la mercancía abierta.'],
        ['Exclusivo', 'El tiempo en que no había abierta ninguna retención de otros.'],
        [
          'Retuvo al final',
          'Declaraciones cuya última retención cerrada antes del levante era de esa parte; de dos cerradas en el mismo instante, la abierta más tarde.',
        ],
      ],
      close:
        'Los totales de todas las partes suman al menos el tiempo de retención, y más donde las retenciones se superponen; los tiempos exclusivos suman como mucho ese tiempo.',
    },
  },
  analysis: {
    title: 'Análisis',
    nothing: 'Ninguna declaración cumple lo elegido, así que no hay nada que analizar.',
    interval: (name) => `Donde no se dice otra cosa, el intervalo es «${name}».`,
    summary: {
      title: 'Resumen',
      ends: 'Levante, cierre y salida',
      stages: 'Etapas y controles',
      note: 'No se listan las etapas que no ocurrieron. Las etapas pueden superponerse, por lo que no se suman.',
    },
    serviceLevel: {
      title: 'Nivel de servicio',
      told: (share, within, interval) => `De «${interval}», el ${share} terminó dentro de ${within}.`,
      nothing: 'El intervalo no consta en ninguna declaración, así que no hay parte que decir.',
    },
    lanes: { title: 'Por canal', caption: 'Por último canal' },
    offices: { title: 'Por oficina', caption: 'Por oficina' },
    trend: {
      title: 'Tendencia',
      caption: 'Por mes de aceptación',
      chart: 'Mediana y P90 por mes de aceptación',
      one: 'Todas son de un solo mes; una tendencia necesita dos.',
      alternative: ([first, ...more]) =>
        `Líneas de la mediana y del P90 por mes. ${
          first === undefined
            ? 'Ningún mes está completo.'
            : `La mediana fue de ${first} en el primer mes completo y de ${more.at(-1) ?? first} en el último.`
        }`,
      incomplete: (usual) =>
        `Los meses marcados con * no están completos: cuando se tomaron estas cifras había pasado menos de ${usual} desde su fin, y en ese tiempo terminan nueve de cada diez. De esos meses solo se cuenta lo que fue rápido; las líneas hacia ellos son discontinuas.`,
    },
    distribution: {
      title: 'Distribución',
      chart: 'Parte de las declaraciones según el tiempo que tardaron',
      caption: 'Declaraciones según el tiempo que tardaron',
      note: 'Las clases no tienen el mismo ancho.',
      axis: 'Parte de las declaraciones',
      below: (bound) => `menos de ${bound}`,
      above: (bound) => `${bound} y más`,
      alternative: (most) =>
        `Barras según el tiempo. La clase con más declaraciones es ${most}. La tabla siguiente tiene todas las clases.`,
    },
    hours: {
      title: 'Horas de la semana',
      chart: 'Mediana por hora de la semana de la aceptación',
      note: 'En el reloj de la oficina de cada declaración. Cuanto más oscuro, más tiempo.',
      few: 'punto: menos de 5 declaraciones',
      alternative: (longest, shortest) =>
        `Tonos por día y hora. La mediana más larga es ${longest}; la más corta, ${shortest}.`,
      hour: (day, hour) => `${day} a las ${hour}`,
    },
    owners: {
      title: 'Quién debía actuar',
      nothing: 'Ninguna mercancía estuvo retenida.',
      chart: 'Partes según quién debía actuar',
      caption: 'Tiempo según quién debía actuar',
      note: 'Total y exclusivo son partes de los totales de todos; «retuvo al final» es parte de las declaraciones retenidas hasta el levante.',
      total: 'Total',
      exclusive: 'Exclusivo',
      critical: 'Retuvo al final',
      alternative: (owner, share) =>
        `Barras por parte. La mayor parte de los totales, ${share}, es de: ${owner}. La tabla siguiente tiene todas las cifras.`,
    },
  },
  conclusions: {
    title: 'Conclusiones',
    left: 'Quedan para el autor del estudio: las cifras dicen cuánto tardó algo, no por qué, ni qué hay que hacer. Las líneas son para lo que se sigue de ellas.',
  },
  appendix: {
    title: 'Anexo: volver a preguntar y comprobar',
    again: {
      title: 'La pregunta',
      opening:
        'Direcciones en la API de la instalación. Quien allí pueda leer los tiempos de despacho obtiene las mismas cifras:',
      addresses: {
        report: 'Este informe',
        all: 'Todos los intervalos y quién debía actuar',
        lanes: 'Por canal',
        offices: 'Por oficina',
        months: 'Por mes',
        hours: 'Horas de la semana',
        distribution: 'Distribución',
      },
      close:
        'Una respuesta posterior puede diferir: las declaraciones aún retenidas siguen su curso, se corrigen reportes de terminales y, sin un fin del período, entran declaraciones nuevas. A los supervisores de algunas oficinas se les responde solo sobre esas.',
    },
    check: {
      title: 'El registro',
      version: (version, at) =>
        `Estas cifras conocen las filas del estudio hasta la versión ${version}, leída el ${at} (UTC).`,
      checkpoint: (number, at) =>
        `El registro está encadenado y anclado. El último punto de control era entonces el número ${number}, firmado el ${at} (UTC), con el hash:`,
      noCheckpoint: 'El registro está encadenado. Aún no se ha firmado ningún punto de control.',
      withheld:
        'El registro está encadenado y anclado por puntos de control firmados. Auditores y administradores pueden leerlos en GET /audit/checkpoints.',
      how: '«levante verify» compara las filas del estudio con los eventos, tomas de tareas y reportes de los que provienen, y las cadenas de eventos con los puntos de control.',
    },
  },
};
