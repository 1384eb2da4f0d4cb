import type { Area } from '../area.js';

/** Physical inspections: beside the goods, on a phone, with or without a network. */
export const inspections: Area = {
  path: '/app/inspections',
  name: { es: 'Inspecciones', en: 'Inspections' },
  requires: 'task:complete',
  group: 'inspection',
  load: () => import('./pages.js'),
  kept: () => import('./kept.js'),
};
