import type { Office } from '#libs/domain';

/** What an office is called in a language. */
export const officeName = ({ name, names }: Pick<Office, 'name' | 'names'>, language: 'es' | 'en'): string =>
  names?.[language] ?? name;
