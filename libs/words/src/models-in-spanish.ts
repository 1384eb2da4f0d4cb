const SAID: Readonly<Record<string, string>> = {
  // Why nothing was trained.
  'None of the recent results is a finding: there is nothing to compare by.':
    'Ninguno de los resultados recientes es un hallazgo: no hay con qué comparar.',
  'Training needs results of both kinds: with a finding and without.':
    'Para entrenar hacen falta resultados de las dos clases: con hallazgo y sin él.',
  'There are too few findings among the earlier results to learn from.':
    'Entre los resultados anteriores hay muy pocos hallazgos para aprender de ellos.',
  // Cards.
  'How probable it is that a control of a goods item ends with a finding.':
    'Qué tan probable es que el control de un ítem termine con un hallazgo.',
  'How probable it is that a control of a goods item ends with a critical finding (prohibited or undeclared goods, false documents).':
    'Qué tan probable es que el control de un ítem termine con un hallazgo crítico (mercancía prohibida o sin declarar, documentos falsos).',
  'Gradient-boosted trees by log-loss, calibrated and measured on later rows than those that a trial learnt from; then trained on all rows. Explained by exact TreeSHAP.':
    'Árboles reforzados por gradiente con pérdida logarítmica, calibrados y medidos con resultados posteriores a los que se usaron en un ensayo; después, entrenado con todos. Se explica con TreeSHAP exacto.',
  'It knows only what was controlled, and repeats what was found there. It says nothing of why goods were found wrong, and loses value as trade changes; figures are those of the trial.':
    'Solo conoce lo que se controló, y repite lo que allí se halló. No dice por qué la mercancía tenía algo mal, y pierde valor a medida que cambia el comercio; las cifras son las del ensayo.',
  'To rank declarations for control within the capacity of an office; never the only ground of a penalty.':
    'Ordenar declaraciones para control según la capacidad de una oficina; nunca es el único fundamento de una sanción.',
  'Tells declarations with a finding.': 'Señala declaraciones con hallazgo.',
  'Tells declarations with a critical finding.': 'Señala declaraciones con hallazgo crítico.',
  'Not said: the model was trained outside.': 'No se dice: el modelo se entrenó fuera.',
  'Gradient-boosted trees of LightGBM, read from its text form.':
    'Árboles reforzados por gradiente de LightGBM, leídos de su formato de texto.',
  'Nothing is known of it but what it does here, beside the champion.':
    'No se sabe de él más que lo que hace aquí, al lado del que decide.',
  'As a challenger, until its figures speak for it.': 'Como aspirante, hasta que sus cifras hablen por él.',
};

const ORIGIN: Readonly<Record<string, string>> = {
  'Results of controls recorded by this system; a control of documents alone that found nothing counts half in training.':
    'Resultados de controles registrados por este sistema; una revisión solo documental que no halló nada cuenta la mitad al entrenar.',
  'Labelled declarations from files; every one counts as controlled.':
    'Declaraciones con su resultado, de archivos; cada una cuenta como controlada.',
};

const THAN: Readonly<Record<string, { than: string; against: string }>> = {
  'the champion': { than: 'el que decide', against: 'al que decide' },
  chance: { than: 'el azar', against: 'al azar' },
};
const JUDGED: Readonly<Record<string, (than: string, told: string) => string>> = {
  'Not surely better than': (than, told) => `No es mejor con certeza que ${than}: ${told}.`,
  'Less precise than': (than, told) =>
    `Menos preciso que ${than} en la cantidad que se puede inspeccionar, aunque ${told}.`,
  'Better than': (than, told) => `Mejor que ${than}: ${told}.`,
};

/** What a training came to, or the card of a model says, in Spanish; undefined where it is not told so. */
export function modelInSpanish(told: string): string | undefined {
  return SAID[told] ?? judged(told) ?? tooFew(told) ?? trainedOn(told);
}

function judged(told: string): string | undefined {
  const [, how = '', whom = '', gain, low, high] =
    /^(.+? than) (the champion|chance)(?:: | among .+ though )average precision (\S+) against .+, 95 % interval (\S+) to (\S+)\.$/
      .exec(told)
      ?.map((part) => part.replace('.', ',')) ?? [];
  const than = THAN[whom];
  if (!than || gain === undefined) return undefined;
  return JUDGED[how]?.(
    than.than,
    `precisión media ${gain} frente ${than.against}, intervalo del 95 % de ${low} a ${high}`,
  );
}

function tooFew(told: string): string | undefined {
  const [, results] = /^There are (\d+) results, which is too few to learn from and to measure by\.$/.exec(told) ?? [];
  return results && `Hay ${results} resultados: muy pocos para aprender y para medir.`;
}

function trainedOn(told: string): string | undefined {
  const [, origin = '', results, hits, critical, from, to] =
    /^(.+) (\d+) results, (\d+) of them with a (critical )?finding.*, decided on from (\S+) to (\S+)\. Features and statistics as they were known at the moment of each decision\.$/.exec(
      told,
    ) ?? [];
  const known = ORIGIN[origin];
  if (known === undefined) return undefined;
  return `${known} ${results} resultados, ${hits} de ellos con hallazgo${critical ? ' crítico' : ''}, decididos desde ${from} hasta ${to}. Características y estadísticas como se conocían en el momento de cada decisión.`;
}
