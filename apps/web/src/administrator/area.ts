import type { Area } from '../area.js';

/** The study of clearance times: for whoever oversees. */
export const times: Area = {
  path: '/app/times',
  name: { es: 'Tiempos', en: 'Times' },
  requires: 'times:read',
  load: () => import('./study/pages.js'),
};

/** Contingency: when an office or the system was out. */
export const contingency: Area = {
  path: '/app/outages',
  name: { es: 'Contingencia', en: 'Contingency' },
  requires: 'outage:record',
  load: () => import('./outages/pages.js'),
};

/** How offices count time, and what they promise. */
export const organisation: Area = {
  path: '/app/offices',
  name: { es: 'Oficinas', en: 'Offices' },
  requires: 'office:read',
  load: () => import('./offices/pages.js'),
};

/** How the record is proven, who read what, and where to look. */
export const audit: Area = {
  path: '/app/audit',
  name: { es: 'Auditoría', en: 'Audit' },
  requires: 'audit:read',
  load: () => import('./audit/pages.js'),
};
