import { ModelRefused, type ModelFault } from './scoring-refused.js';

const MOST_CHARACTERS = 100_000_000;

/** The `key=value` lines of a part of the file: its header, or a tree. Whatever is wrong is told with the number of the line. */
export interface Section {
  has: (key: string) => boolean;
  text: (key: string) => string;
  number: (key: string) => number;
  /** So many numbers with spaces between them. */
  numbers: (key: string, count: number) => number[];
  /** Throws: the key's line `says`, and for that the model cannot be used. */
  refuse: (key: string, says: string, code?: ModelFault) => never;
}

const fail = (code: ModelFault, line: number, message: string): never => {
  throw new ModelRefused(code, `Line ${line}: ${message}.`);
};

/** Splits a LightGBM text model into its header and its trees. @throws ModelRefused where it is none, or is cut off */
export function linesOf(text: string): { header: Section; trees: Section[] } {
  if (text.length > MOST_CHARACTERS)
    throw new ModelRefused('model-too-large', `The file has more than ${MOST_CHARACTERS} characters.`);
  const lines = text.split(/\r?\n/);
  if (lines[0] !== 'tree') fail('model-malformed', 1, 'a LightGBM text model begins with "tree"');
  const sections: { start: number; values: Map<string, { value: string; line: number }> }[] = [];
  let current = { start: 1, values: new Map<string, { value: string; line: number }>() };
  sections.push(current);
  let ended = false;
  for (const [index, content] of lines.entries()) {
    const line = index + 1;
    if (content === 'end of trees') {
      ended = true;
      break;
    }
    if (index === 0 || content.trim() === '') continue;
    const at = content.indexOf('=');
    const [key, value] = at < 0 ? [content, ''] : [content.slice(0, at), content.slice(at + 1)];
    if (key === 'Tree') {
      if (value !== String(sections.length - 1))
        fail('model-malformed', line, `tree ${sections.length - 1} is missing`);
      sections.push((current = { start: line, values: new Map() }));
    } else if (current.values.has(key)) fail('model-malformed', line, `there are two of ${key}`);
    else current.values.set(key, { value, line });
  }
  if (!ended) fail('model-malformed', lines.length, 'the file is cut off: "end of trees" is missing');
  const [header, ...trees] = sections.map(({ start, values }) => sectionOf(start, values));
  if (!header || trees.length === 0) return fail('model-malformed', 1, 'there are no trees');
  const sizes = header.has('tree_sizes') ? header.text('tree_sizes').trim().split(/\s+/).length : trees.length;
  if (sizes !== trees.length)
    header.refuse('tree_sizes', `tells of ${sizes} trees, and there are ${trees.length}`, 'model-malformed');
  return { header, trees };
}

function sectionOf(start: number, values: Map<string, { value: string; line: number }>): Section {
  const found = (key: string) =>
    values.get(key) ?? fail('model-malformed', start, `${key} is missing in what begins here`);
  const number = (key: string, word: string): number => {
    const value = Number(word);
    // Number('') is 0, and 'nan' is read as none.
    if (word === '' || Number.isNaN(value))
      fail('model-malformed', found(key).line, `${key} holds "${word}", no number`);
    return value;
  };
  return {
    has: (key) => values.has(key),
    text: (key) => found(key).value,
    number: (key) => number(key, found(key).value),
    numbers: (key, count) => {
      if (count === 0) return [];
      const words = found(key).value.trim().split(/\s+/);
      if (words.length !== count)
        fail('model-malformed', found(key).line, `${key} holds ${words.length} numbers, and ${count} are needed`);
      return words.map((word) => number(key, word));
    },
    refuse: (key, says, code = 'model-unsupported') => fail(code, values.get(key)?.line ?? start, `${key} ${says}`),
  };
}
