import { useId } from 'react';
import type { ReasonResult, TaskDetail } from '#libs/domain';
import { lookedFor } from '#libs/words';
import { Choice } from './schema-form.js';
import { texts } from './texts.js';
import { useLanguage, useTexts } from '../texts/language.js';

export type Result = ReasonResult;

const RESULTS: Result['result'][] = ['found', 'not-found', 'not-checked'];

interface ReasonResultsProps {
  reasons: NonNullable<TaskDetail['reasonsToAnswer']>;
  results: Result[];
  onChange: (results: Result[]) => void;
  error: string | undefined;
  disabled: boolean;
}

/** One answer to each reason of the selection: from these the targeting learns. */
export function ReasonResults({ reasons, results, onChange, error, disabled }: ReasonResultsProps) {
  const t = useTexts(texts);
  const language = useLanguage();
  const id = useId();
  const answer = (rule: string, result: string) => {
    const others = results.filter((each) => each.rule !== rule);
    const chosen = RESULTS.find((each) => each === result);
    onChange(chosen ? [...others, { rule, result: chosen }] : others);
  };
  return (
    <div className="stack">
      {reasons.map(({ rule, ...told }) => (
        <fieldset className="field" key={rule} disabled={disabled}>
          <legend>{lookedFor(told, language)}</legend>
          <Choice
            id={`${id}-${rule}`}
            name={rule}
            values={RESULTS}
            value={results.find((each) => each.rule === rule)?.result ?? ''}
            onChange={(result) => answer(rule, result)}
            aria-invalid={error && !results.some((each) => each.rule === rule) ? true : undefined}
          />
        </fieldset>
      ))}
      {error && (
        <div className="field">
          <p className="error">{t.errors[error] ?? error}</p>
        </div>
      )}
    </div>
  );
}
