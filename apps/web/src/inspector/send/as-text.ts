import type { Answer } from '../inspection/answer.js';

interface Words {
  fields: Record<string, string>;
  choices: Record<string, string>;
}

/** An inspection in lines that a person can read, and send to a colleague: every part that was typed, under its name. */
export function asText({ fields, choices }: Words, mrn: string, answer: Answer): string {
  const chosen = (text = ''): string => choices[text] ?? text;
  const line = (field: string, value: string | number | undefined): string[] =>
    value === undefined || value === '' ? [] : [`${fields[field] ?? field}: ${chosen(String(value))}`];
  const { outcome, extent, packagesOpened, counted = [], containers = [], seals = [], note } = answer;
  return [
    mrn,
    ...line('outcome', outcome),
    ...line('extent', extent),
    ...line('packagesOpened', packagesOpened),
    ...counted.map(({ item, ...found }) => `${fields['counted'] ?? ''} ${item}: ${Object.values(found).join(' · ')}`),
    ...line('containers', containers.join(', ')),
    ...line('seals', seals.join(', ')),
    ...(answer.reasonResults ?? []).map(({ rule, result }) => `${rule}: ${chosen(result)}`),
    ...(answer.findings ?? []).map(({ code, item, description = '', quantity }) =>
      [`${fields['code'] ?? ''}: ${chosen(code)}`, item && `#${item}`, description.trim(), quantity]
        .filter(Boolean)
        .join(' · '),
    ),
    ...(answer.photographs ?? []).map(
      ({ image, takenAt, position }) =>
        `${fields['photographs'] ?? ''}: ${takenAt}${position ? ` ${position.latitude}, ${position.longitude}` : ''} ${image}`,
    ),
    ...(answer.signatures ?? []).map(({ name, signedAt }) => `${fields['signatures'] ?? ''}: ${name} ${signedAt}`),
    ...line('note', note),
  ].join('\n');
}
