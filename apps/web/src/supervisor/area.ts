import type { Area } from '../area.js';

/** Who works on what: for whoever assigns tasks. */
export const team: Area = {
  path: '/app/team',
  name: { es: 'Equipo', en: 'Team' },
  requires: 'task:assign',
  homeOf: 'supervisor',
  load: () => import('./pages.js'),
};
