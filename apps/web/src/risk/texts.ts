import type { Both } from '../texts/language.js';

const es = {
  reading: 'Leyendo …',
  pages: 'Páginas de riesgo',
  overview: 'Precisión',
  capacity: 'Canales y capacidad',
  rules: 'Reglas',
  watchlists: 'Listas de vigilancia',
  models: 'Modelos',
  decision: 'Una decisión',
  withSystem: 'Levante, de fábrica',
  alarm: {
    score: 'sus puntajes se han movido',
    calibration: 'sus promesas ya no se cumplen en lo sorteado',
    feature: (name: string) => `se ha movido: ${name}`,
  },
  tooFew: (rows: string, judged: string, needed: string, missing: string) =>
    `Hay ${rows} resultados de controles, contados por ítem. Los últimos ${judged} se guardan para juzgar el modelo y hacen falta ${needed}: se podrá entrenar con ${missing} resultados más.`,
  tooFewPace: (days: string) => `Al ritmo de las últimas cuatro semanas llegan en ${days} días.`,
  tooFewNone: 'En las últimas cuatro semanas no llegó ninguno: llegan cuando terminan controles.',
};

const en: typeof es = {
  reading: 'Reading …',
  pages: 'Pages of risk',
  overview: 'Precision',
  capacity: 'Lanes and capacity',
  rules: 'Rules',
  watchlists: 'Watchlists',
  models: 'Models',
  decision: 'One decision',
  withSystem: 'Levante, built in',
  alarm: {
    score: 'its scores have shifted',
    calibration: 'its promises no longer hold in the random control',
    feature: (name) => `this has shifted: ${name}`,
  },
  tooFew: (rows, judged, needed, missing) =>
    `There are ${rows} results of controls, counted by goods item. The latest ${judged} are kept to judge the model by, and ${needed} are needed: it can be trained after ${missing} results more.`,
  tooFewPace: (days) => `At the pace of the last four weeks they come in ${days} days.`,
  tooFewNone: 'None came in the last four weeks: they come as controls end.',
};

export const texts: Both<typeof es> = { es, en };
