import { useRef, type ReactNode, type Ref } from 'react';
import type { ConditionIssue } from '#libs/domain';
import { useTexts } from '../../texts/language.js';
import { useCheckedCondition } from './checked-condition.js';
import { issueSaid, rangeOf } from './issue-said.js';
import { NamesPanel } from './names-panel.js';
import { editorTexts } from './editor-texts.js';
import { texts } from './texts.js';

interface ConditionFieldProps {
  condition: string;
  onChange: (condition: string) => void;
  /** That it is missing, where that was found on saving. */
  error?: string;
}

/** The condition of a rule: checked as it is typed, with the place of what is wrong marked in the text. */
export function ConditionField({ condition, onChange, error }: ConditionFieldProps) {
  const t = useTexts(texts);
  const e = useTexts(editorTexts);
  const area = useRef<HTMLTextAreaElement>(null);
  const { found, error: unchecked } = useCheckedCondition(condition);
  const issue = condition === '' ? undefined : found?.issues[0];
  const isWrong = issue !== undefined || (condition === '' && error !== undefined);
  const select = ([from, to]: [number, number]) => {
    area.current?.focus();
    area.current?.setSelectionRange(from, to);
  };
  const insert = (text: string) => {
    const { selectionStart: from, selectionEnd: to } = area.current ?? { selectionStart: 0, selectionEnd: 0 };
    onChange(condition.slice(0, from) + text + condition.slice(to));
    // The text is there once it is drawn.
    requestAnimationFrame(() => select([from + text.length, from + text.length]));
  };
  const missing = error === undefined ? undefined : (t.errors[error] ?? error);
  const standing = (): ReactNode => {
    if (condition === '') return missing;
    if (unchecked) return missing ?? e.notChecked;
    // Seen, but not told with every word that is typed.
    if (!found) return <span aria-hidden="true">{e.checking}</span>;
    return e.valid;
  };
  return (
    <div className="condition-with-names">
      <div className="field">
        <label htmlFor="condition">{t.condition}</label>
        <Marked area={area} text={condition} issue={issue} onChange={onChange} isWrong={isWrong} />
        <span id="condition-hint" className="quiet">
          {e.conditionHint}
        </span>
        <div id="condition-said" role="status" className={isWrong ? 'condition-said error' : 'condition-said quiet'}>
          {issue ? (
            <>
              <strong>{e.at(issue.line, issue.column)}</strong> {issueSaid(issue, e.issues)}
            </>
          ) : (
            standing()
          )}
        </div>
        {issue && (
          <button type="button" onClick={() => select(rangeOf(issue, condition))}>
            {e.goThere}
          </button>
        )}
      </div>
      <NamesPanel onInsert={insert} />
    </div>
  );
}

interface MarkedProps {
  area: Ref<HTMLTextAreaElement>;
  text: string;
  issue: ConditionIssue | undefined;
  onChange: (text: string) => void;
  isWrong: boolean;
}

/** A text area above a copy of its text, which gives it its height and has the mark. */
function Marked({ area, text, issue, onChange, isWrong }: MarkedProps) {
  const [from, to] = issue ? rangeOf(issue, text) : [text.length, text.length];
  return (
    <div className="marked mono">
      <div aria-hidden="true">
        {text.slice(0, from)}
        {/* At the very end there is nothing to mark but the place. */}
        {issue && <mark>{text.slice(from, to).trimEnd() || ' '}</mark>}
        {text.slice(to)}
        {'\n'}
      </div>
      <textarea
        id="condition"
        ref={area}
        value={text}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        aria-invalid={isWrong ? true : undefined}
        aria-describedby="condition-said condition-hint"
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  );
}
