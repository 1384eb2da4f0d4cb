import type { Both } from '../texts/language.js';

const es = { table: 'Ver la tabla', longest: 'más', shortest: 'menos', few: 'Con un punto: menos de 5 declaraciones' };
const en: typeof es = {
  table: 'Show the table',
  longest: 'more',
  shortest: 'less',
  few: 'With a dot: fewer than 5 declarations',
};
export const texts: Both<typeof es> = { es, en };
