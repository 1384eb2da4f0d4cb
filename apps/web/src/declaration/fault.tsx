import type { Issue } from '#libs/domain';
import { useTexts } from '../texts/language.js';
import { fieldTexts, nameOf, placeOf } from './fields.js';
import { useSaid } from './said.js';
import { texts } from './texts.js';
import './declaration.css';

/** One error in what was lodged: where it is, what is wrong, and what stands there, where that is known. */
export function Fault({ issue: { path, code, message, line, column }, there }: { issue: Issue; there?: string }) {
  const t = useTexts(texts);
  const names = useTexts(fieldTexts);
  const told = useSaid()(message, code);
  const place = placeOf(path);
  return (
    <li>
      {place && <strong>{nameOf(names, place)} </strong>}
      {place ? <span className="mono quiet">{path}</span> : <strong className="mono">{path || t.wholeFile}</strong>}
      {line !== undefined && (
        <span> · {column === undefined ? t.line(line) : t.lineAndColumn(line, column)}</span>
      )}: <span lang={told === message ? 'en' : undefined}>{told}</span>
      {there && <code className="there">{there}</code>}
    </li>
  );
}
