import type { Declaration, DeclarationView } from '#libs/domain';
import { useRead } from '../api/queries.js';
import { useTexts } from '../texts/language.js';
import { differences } from './differences.js';
import { fieldTexts, nameOf } from './fields.js';
import { partedBy } from './in-words.js';
import { texts } from './texts.js';
import { useInWords } from './use-in-words.js';

/** What the last amendment changed: each part as it was and as it is; of a list what went and what came. */
export function Amended({ declaration: { id, version } }: { declaration: DeclarationView }) {
  const t = useTexts(texts);
  const names = useTexts(fieldTexts);
  const said = useInWords();
  const before = useContent(id, version - 1);
  const present = useContent(id, version);
  if (!before || !present) return null;
  return (
    <section className="panel">
      <h2>{t.amended(version)}</h2>
      <ul className="issues">
        {differences(before, present).map((path) => {
          const [was, is] = partedBy(valueAt(before, path), valueAt(present, path));
          return (
            <li key={path}>
              {nameOf(names, path)}: <del>{said(was, path)}</del> → <ins>{said(is, path)}</ins>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function useContent(id: string, version: number): Declaration | undefined {
  const path = `/declarations/${id}/content?version=${version}`;
  const read = useRead<{ content: Declaration }>(path, { staleTime: Infinity, enabled: version > 0 });
  return read.data?.content;
}

const valueAt = (content: Declaration, path: string): unknown =>
  path.split('.').reduce<unknown>((its, key) => (its as Record<string, unknown> | undefined)?.[key], content);
