import type { Problem } from '../api/problem.js';
import type { Wrong } from './schema-form.js';

/** What a refusal says is wrong, by where it is in the form. @param under JSON pointer of the form in what was sent */
export const wrongIn = ({ errors }: Problem, under: string): Wrong =>
  Object.fromEntries(
    errors.map(({ path, message }) => [
      (path.startsWith(under) ? path.slice(under.length) : path).replace(/^\//, '').replaceAll('/', '.'),
      message,
    ]),
  );
