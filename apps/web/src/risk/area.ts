import type { Area } from '../area.js';

/** The risk unit's pages: how declarations are chosen, and whether that finds anything. */
export const risk: Area = {
  path: '/app/risk',
  name: { es: 'Riesgo', en: 'Risk' },
  requires: 'risk:read',
  homeOf: 'risk-analyst',
  load: () => import('./pages.js'),
};
