import type { Area } from '../area.js';

/** Release notes, checked: for whoever has one in hand. */
export const gate: Area = {
  path: '/app/check',
  name: { es: 'Comprobar levante', en: 'Check a release' },
  requires: 'declaration:read',
  load: () => import('./pages.js'),
};
