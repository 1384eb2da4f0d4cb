import type { Area } from '../area.js';

/** Declarations: for whoever lodges them. */
export const declarations: Area = {
  path: '/app/declarations',
  name: { es: 'Declaraciones', en: 'Declarations' },
  requires: 'declaration:lodge',
  load: () => import('./pages.js'),
};
