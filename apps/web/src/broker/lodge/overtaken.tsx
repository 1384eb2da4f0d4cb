import type { Declaration } from '#libs/domain';
import { differences } from '../../declaration/differences.js';
import { fieldTexts, nameOf } from '../../declaration/fields.js';
import { useRead } from '../../api/queries.js';
import { useTexts } from '../../texts/language.js';
import { ProblemNote } from '../../ui/notes.js';
import { texts } from '../texts.js';
import { carriedOver } from './carry-over.js';
import type { Draft } from './draft.js';

interface OvertakenProps {
  id: string;
  /** The version that it was typed in. */
  version: number;
  typed: Draft;
  present: Draft;
  /** What was typed, made of the present version. */
  onCarry: (declaration: Draft) => void;
}

/** The declaration was amended since somebody began to amend it here: what changed, and how to go on. */
export function Overtaken({ id, version, typed, present, onCarry }: OvertakenProps) {
  const t = useTexts(texts);
  const names = useTexts(fieldTexts);
  const { data, error } = useRead<{ content: Declaration }>(`/declarations/${id}/content?version=${version}`, {
    staleTime: Infinity,
  });
  const base: Draft | undefined = data?.content;
  const theirs = base ? differences(base, present) : [];
  const mine = base ? differences(base, typed) : [];
  const both = theirs.filter((path) =>
    mine.some((its) => `${its}.`.startsWith(`${path}.`) || path.startsWith(`${its}.`)),
  );
  const named = (paths: string[]) => paths.map((path) => nameOf(names, path)).join(', ');
  return (
    <div className="note warn stack" role="alert">
      <p>{t.overtaken}</p>
      <ProblemNote error={error} />
      {theirs.length > 0 && (
        <p>
          {t.theirChanges} {named(theirs)}
        </p>
      )}
      {both.length > 0 && (
        <p>
          {t.bothChanged} {named(both)}
        </p>
      )}
      <div>
        <button type="button" disabled={!base} onClick={() => base && onCarry(carriedOver(base, typed, present))}>
          {t.carryOver}
        </button>
      </div>
    </div>
  );
}
