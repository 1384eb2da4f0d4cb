import type { Both } from '../texts/language.js';
import type { FaultKind } from './fault.js';

type Say = (of: string) => string;
const es: Record<FaultKind, Say> = {
  rule: (of) => `La regla ${of} falla: corríjala o retírela. Mientras tanto, lo que alcanza va al canal más seguro.`,
  watchlists: () => 'Las listas de vigilancia no se pudieron consultar. Avise a quien opera el sistema.',
  watchlist: (of) => `La entrada ${of} de las listas no se puede leer: retírela y escríbala de nuevo.`,
  model: (of) => `El modelo ${of} no pudo calificar: deshaga su promoción si decide, y entrene otro.`,
  thresholds: (of) => `La oficina ${of} no tiene umbrales que se puedan usar: calcúlelos en «Canales y capacidad».`,
  settings: (of) => `Los ajustes de ${of} no se pueden leer: guárdelos de nuevo en «Canales y capacidad».`,
  seed: (of) => `No hay semilla para el ${of}: ese día nada se elige al azar. Avise a quien opera el sistema.`,
  explanation: (of) => `El modelo ${of} calificó y no pudo explicarlo; el canal no cambió. Entrene otro.`,
  office: (of) =>
    `Se declaró la oficina ${of}, que no existe: la atiende la oficina por defecto. Cree la oficina o avise.`,
  targeting: () => 'No se pudo leer lo que está en vigor. Avise a quien opera el sistema.',
  other: () => 'Algo falló al evaluar. Avise a quien opera el sistema.',
};
const en: typeof es = {
  rule: (of) => `The rule ${of} fails: correct or withdraw it. Meanwhile what it applies to goes to the safer lane.`,
  watchlists: () => 'The watchlists could not be consulted. Tell whoever runs the system.',
  watchlist: (of) => `The entry ${of} of the watchlists cannot be read: remove it and write it anew.`,
  model: (of) => `The model ${of} could not score: undo its promotion if it decides, and train another.`,
  thresholds: (of) => `The office ${of} has no thresholds that can be used: compute them under “Lanes and capacity”.`,
  settings: (of) => `The settings of ${of} cannot be read: save them again under “Lanes and capacity”.`,
  seed: (of) => `There is no seed for ${of}: nothing is drawn at random that day. Tell whoever runs the system.`,
  explanation: (of) => `The model ${of} scored and could not explain it; no lane changed. Train another.`,
  office: (of) => `The office ${of} was declared, which there is not: the default office handles it. Add it, or ask.`,
  targeting: () => 'What is in force could not be read. Tell whoever runs the system.',
  other: () => 'Something failed when assessing. Tell whoever runs the system.',
};

/** What failed, and what mends it. */
export const faultTexts: Both<typeof es> = { es, en };
