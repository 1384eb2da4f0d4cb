import type { OfficeDetail } from '#libs/domain';
import { useNames } from '../../api/queries.js';
import { useTexts } from '../../texts/language.js';
import type { Draft } from './draft.js';
import { Differences } from './history.js';
import { usePartWords } from './part-words.js';
import { carriedOver, differences } from './parts.js';
import { texts } from './texts.js';

interface OvertakenProps {
  draft: Draft;
  present: OfficeDetail;
  /** What was typed, made of the present version. */
  onCarry: (draft: Draft) => void;
}

/** Another changed the office since it was read here: what they changed, and how to go on. */
export function Overtaken({ draft, present, onCarry }: OvertakenProps) {
  const t = useTexts(texts);
  const { nameOf } = usePartWords();
  const personOf = useNames();
  const theirs = differences(draft.base, present.office);
  const both = differences(draft.base, draft.office).filter((part) => theirs.includes(part));
  const carry = () =>
    onCarry({
      ...draft,
      version: present.version,
      base: present.office,
      office: carriedOver(draft.base, draft.office, present.office),
    });
  return (
    <div className="note warn stack" role="alert">
      <p>{t.overtaken(personOf(present.by ?? ''))}</p>
      <Differences from={draft.base} to={present.office} />
      {both.length > 0 && <p>{t.bothChanged(both.map(nameOf).join(', '))}</p>}
      <div>
        <button type="button" onClick={carry}>
          {t.carryOver}
        </button>
      </div>
    </div>
  );
}
