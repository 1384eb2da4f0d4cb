import type { Area } from '../area.js';

/** Tasks: for whoever takes them, of whatever group. */
export const work: Area = {
  path: '/app/work',
  name: { es: 'Tareas', en: 'Tasks' },
  requires: 'task:claim',
  load: () => import('./pages.js'),
};
