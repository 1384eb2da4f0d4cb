import type { Both } from '../../texts/language.js';

const es = {
  title: 'Contingencia',
  what: 'Mientras una oficina o el sistema están interrumpidos, los plazos de sus declaraciones se detienen; lo que les queda se devuelve después.',
  record: 'Registrar interrupción',
  reading: 'Leyendo interrupciones…',
  emptyTitle: 'Ninguna interrupción registrada',
  emptyText:
    'Si una oficina o el sistema dejaron de atender, regístrelo con su evidencia: los plazos se corrigen solos.',
  list: 'Interrupciones',
  office: 'Oficina',
  anyOffice: 'Todas',
  choose: 'Elija dónde fue',
  system: 'Todo el sistema',
  stopsAll: 'Detiene los plazos de todas las oficinas.',
  concerned: (tasks: string) =>
    tasks === '1'
      ? 'Ahora hay 1 tarea por hacer; si ya estaba abierta entonces, su plazo se detiene.'
      : `Ahora hay ${tasks} tareas por hacer; se detienen los plazos de las que ya estaban abiertas entonces.`,
  from: 'Empezó',
  until: 'Terminó',
  lasts: 'Vacío mientras dure.',
  endsBefore: 'Terminó antes de empezar, o al mismo tiempo. Corrija una de las dos horas.',
  future: 'Esa hora no ha llegado. Escriba una que ya pasó.',
  lasting: 'dura todavía',
  withdrawn: 'Retirada',
  evidence: 'Evidencia',
  evidenceHint: 'Cómo se sabe que ocurrió y cuánto duró: reporte, número, quién lo confirma.',
  files: 'Archivos que lo prueban',
  file: (n: number) => `archivo ${n}`,
  by: 'Registró',
  version: 'Versión',
  accounted: (count: string) =>
    count === '1' ? '1 declaración la tiene en cuenta.' : `${count} declaraciones la tienen en cuenta.`,
  saved: 'Registrado.',
  told: 'Todas las declaraciones que le tocan ya lo saben.',
  beingTold: 'Las declaraciones se están poniendo al día; toma unos segundos.',
  correct: 'Corregir',
  end: 'Terminó ahora',
  withdraw: 'Retirar',
  withdrawTitle: 'Retirar esta interrupción',
  withdrawNote: 'Los plazos vuelven a contarse como si no hubiera ocurrido. Lo registrado se conserva.',
  why: 'Por qué',
  correctTitle: 'Corregir esta interrupción',
  recordTitle: 'Registrar una interrupción',
  send: 'Guardar',
  zone: (zone: string) => `Horas de ${zone}.`,
  earlier: 'Versiones anteriores',
  details: 'Detalle e historia',
  offices: 'Oficinas y horarios',
  officesNote:
    'Los plazos en horas y días hábiles se cuentan por los horarios de la oficina y los feriados de su país.',
};

const en: typeof es = {
  title: 'Contingency',
  what: 'While an office or the system is out, the clocks of its declarations stand still; what they have left is given back after it.',
  record: 'Record an outage',
  reading: 'Reading outages…',
  emptyTitle: 'No outage on record',
  emptyText:
    'If an office or the system did not serve, record it with its evidence: due dates are corrected by themselves.',
  list: 'Outages',
  office: 'Office',
  anyOffice: 'All',
  choose: 'Choose where it was',
  system: 'The whole system',
  stopsAll: 'It stops the clocks of all offices.',
  concerned: (tasks) =>
    tasks === '1'
      ? '1 task is to be done now; if it was open then, its clock stands still.'
      : `${tasks} tasks are to be done now; the clocks of those that were open then stand still.`,
  from: 'Began',
  until: 'Ended',
  lasts: 'Empty while it lasts.',
  endsBefore: 'It ended before it began, or at the same time. Correct one of the two.',
  future: 'That moment has not come. Write one that has passed.',
  lasting: 'still lasts',
  withdrawn: 'Withdrawn',
  evidence: 'Evidence',
  evidenceHint: 'How it is known that it was, and how long: report, number, who confirms it.',
  files: 'Files that show it',
  file: (n) => `file ${n}`,
  by: 'Recorded by',
  version: 'Version',
  accounted: (count) =>
    count === '1' ? '1 declaration takes it into account.' : `${count} declarations take it into account.`,
  saved: 'On record.',
  told: 'All declarations that it concerns know of it.',
  beingTold: 'Declarations are being told; that takes some seconds.',
  correct: 'Correct',
  end: 'Ended now',
  withdraw: 'Withdraw',
  withdrawTitle: 'Withdraw this outage',
  withdrawNote: 'Clocks are told again as if it had not been. What was recorded is kept.',
  why: 'Why',
  correctTitle: 'Correct this outage',
  recordTitle: 'Record an outage',
  send: 'Save',
  zone: (zone) => `By the clock of ${zone}.`,
  earlier: 'Earlier versions',
  details: 'Details and history',
  offices: 'Offices and hours',
  officesNote:
    'Deadlines in working hours and business days count by the office’s hours and its country’s public holidays.',
};

export const texts: Both<typeof es> = { es, en };
