import type { Answer } from './answer.js';

interface Words {
  item: (n: number) => string;
  finding: (n: number) => string;
  fields: Record<string, string>;
}

/** What a place of the form is called where it is said to be wrong: `counted.3.packages` is the count of an item, by the item's number. */
export function placeName({ item, finding, fields }: Words, { counted = [] }: Answer, path: string): string {
  const [part = '', index, field = ''] = path.split('.');
  const name = fields[index === undefined ? part : field] ?? fields[part] ?? path;
  if (index === undefined) return name;
  const its = counted[Number(index)]?.item;
  if (part === 'counted' && its !== undefined) return `${item(its)} · ${name}`;
  return part === 'findings' ? `${finding(Number(index) + 1)} · ${name}` : name;
}
