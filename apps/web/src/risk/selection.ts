import type { Both } from '../texts/language.js';

const es = {
  random: 'Azar',
  exploration: 'Para aprender',
  inspection: 'Inspección',
  scan: 'Escáner',
  documents: 'Documentos',
  none: 'Solo reglas, o nada',
};
const en: typeof es = {
  random: 'Random',
  exploration: 'To learn',
  inspection: 'Inspection',
  scan: 'Scan',
  documents: 'Documents',
  none: 'Rules alone, or nothing',
};

/** For which a declaration is selected apart from rules, in a word each; tiers are by priority. */
export const selection: Both<typeof es> = { es, en };

/** @param ground null: it was selected by none, so that only rules may have asked for a control */
export const groundName = (words: typeof es, ground: string | null): string =>
  (words as Partial<Record<string, string>>)[ground ?? 'none'] ?? String(ground);
