/** What a message says in other words, with what it names in its place; undefined where there are none for it. */
export function byTemplate(messages: Readonly<Record<string, string>>, message: string): string | undefined {
  if (messages[message] !== undefined) return messages[message];
  for (const [template, words] of Object.entries(messages)) {
    const named = namedIn(template, message);
    if (named) return words.replaceAll('{}', () => named.shift() ?? '');
  }
  return undefined;
}

/** What stands in a message where its template has `{}`. */
function namedIn(template: string, message: string): string[] | undefined {
  if (!template.includes('{}')) return undefined;
  const pattern = template
    .split('{}')
    .map((each) => each.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('(.+?)');
  return new RegExp(`^${pattern}$`, 's').exec(message)?.slice(1);
}
