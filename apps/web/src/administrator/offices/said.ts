import type { Problem } from '../../api/problem.js';
import { texts as formTexts } from '../../form/texts.js';
import type { Wrong } from '../../form/schema-form.js';
import { useTexts } from '../../texts/language.js';
import { texts } from './texts.js';

interface Said {
  /** What the contract says, in the reader's language where it is known. */
  said: (message: string) => string;
  /** What a refusal says is wrong, by where it is in the office. */
  wrongOf: (problem: Problem) => Wrong;
  /** Why a refusal can tell no due date. */
  impossible: (problem: Problem) => string[];
}

/** What is wrong with a configuration, in sentences. */
export function useSaid(): Said {
  const t = useTexts(texts);
  const { errors } = useTexts(formTexts);
  const said = (message: string) => t.errors[message] ?? errors[message] ?? message;
  return {
    said,
    wrongOf: (problem) =>
      Object.fromEntries(
        problem.errors.map(({ path, code, message }) => [
          path.replace(/^\/(office\/)?/, '').replaceAll('/', '.'),
          t.impossible[code] ?? said(message),
        ]),
      ),
    impossible: (problem) => problem.errors.flatMap(({ code }) => t.impossible[code] ?? []),
  };
}
