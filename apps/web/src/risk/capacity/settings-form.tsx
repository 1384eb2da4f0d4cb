import { useRef, useState, type SubmitEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import type { SelectionSettings, SettingsView } from '#libs/domain';
import { Problem } from '../../api/problem.js';
import { refresh, useNames } from '../../api/queries.js';
import { useTexts } from '../../texts/language.js';
import { AskTwice } from '../../ui/ask-twice.js';
import { ProblemNote } from '../../ui/notes.js';
import { Field as Asked } from '../rules/field.js';
import { useTold } from '../told.js';
import { Changes } from './changes.js';
import { changeSettings } from './commands.js';
import { texts } from './texts.js';
import { carriedOver, FIELDS, requestOf, TIERS, type Field, type Tier, type Typed } from './typed.js';

interface SettingsFormProps {
  office: string;
  /** In force here: its own, or those of all. */
  settings: SelectionSettings;
  /** Of its own settings; 0 where it has none. */
  version: number;
  history: SettingsView['history'];
  /** Declarations a day, as they came lately; undefined while that is not known. */
  perDay: number | undefined;
  typed: Typed;
  /** Whether anything is typed that is not in force. */
  isTyped: boolean;
  onType: (typed: Typed | undefined) => void;
}

/** How much an office can control, and what goes to chance and to learning; checked by the API's own contract. */
export function SettingsForm({
  office,
  settings,
  version,
  history,
  perDay,
  typed,
  isTyped,
  onType,
}: SettingsFormProps) {
  const t = useTexts(texts);
  const nameOf = useNames();
  const form = useRef<HTMLFormElement>(null);
  const [wrong, setWrong] = useState<(Field | 'reason')[]>([]);
  const show = (fields: (Field | 'reason')[]) => {
    setWrong(fields);
    // The first of what is marked, once it is marked.
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus());
  };
  const request = requestOf(typed);
  const sending = useMutation({
    mutationFn: () => changeSettings(office, request),
    onSuccess: () => onType(undefined),
    onError: (error) => {
      if (!(error instanceof Problem)) return;
      // What another made of them has to be seen first.
      if (error.code === 'settings-changed') void refresh('/risk/settings');
      if (error.code === 'content-invalid')
        show([...FIELDS, 'reason' as const].filter((field) => error.errors.some(({ path }) => path.includes(field))));
    },
  });
  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    const { wrongFields } = await import('./check.js');
    const found = wrongFields(request);
    show(found);
    if (found.length === 0) sending.mutate();
  };
  const type = (more: Partial<Typed>) => {
    sending.reset();
    onType({ ...typed, ...more });
  };
  const startAgain = () => {
    setWrong([]);
    sending.reset();
    onType(undefined);
  };
  // While it is sent, what is in force may be read before what is typed is let go.
  const isOld = typed.version !== version && !sending.isPending;
  const last = history.find((each) => each.office === office);
  return (
    <form className="stack" noValidate ref={form} onSubmit={(event) => void send(event)}>
      <div className="capacities">
        {TIERS.map((tier) => (
          <TierField
            key={tier}
            tier={tier}
            typed={typed}
            perDay={perDay}
            isWrong={wrong.includes(tier)}
            onType={type}
          />
        ))}
        {(['random', 'exploration', 'criticalWeight'] as const).map((field) => (
          <Asked
            key={field}
            id={`setting-${field}`}
            label={t.fields[field]}
            error={wrong.includes(field) ? t.wrong[field === 'criticalWeight' ? field : 'percent'] : undefined}
            hint={t.hints[field]}
          >
            {(its) => (
              <input
                {...its}
                inputMode="decimal"
                size={8}
                value={typed[field]}
                onChange={({ target }) => type({ [field]: target.value })}
              />
            )}
          </Asked>
        ))}
      </div>
      {request.settings.random === 0 && <p className="note warn">{t.noRandom}</p>}
      <Asked id="setting-reason" label={t.fields.reason} error={wrong.includes('reason') ? t.wrong.reason : undefined}>
        {(its) => (
          <textarea
            {...its}
            maxLength={2000}
            value={typed.reason}
            onChange={({ target }) => type({ reason: target.value })}
          />
        )}
      </Asked>
      <Changes before={typed.base} after={request.settings} />
      {isOld ? (
        <div className="note warn stack" role="alert">
          <p>{t.changedMeanwhile(last ? nameOf(last.by) : t.somebody)}</p>
          <Changes before={typed.base} after={settings} />
          <div>
            <button type="button" onClick={() => type(carriedOver(typed, settings, version))}>
              {t.carryOver}
            </button>
          </div>
        </div>
      ) : (
        <ProblemNote error={sending.error} />
      )}
      <div className="row">
        <button type="submit" className="primary" disabled={sending.isPending}>
          {sending.isPending ? t.saving : t.save}
        </button>
        {isTyped && <AskTwice action={t.startAgain} onYes={startAgain} />}
        <span role="status">{sending.isSuccess && t.saved}</span>
      </div>
    </form>
  );
}

interface TierFieldProps {
  tier: Tier;
  typed: Typed;
  perDay: number | undefined;
  isWrong: boolean;
  onType: (more: Partial<Typed>) => void;
}

function TierField({ tier, typed, perDay, isWrong, onType }: TierFieldProps) {
  const t = useTexts(texts);
  const told = useTold();
  const { unit, value } = typed[tier];
  const capacity = requestOf(typed).settings.capacity[tier];
  // What the other unit would say, where the flow of declarations tells it.
  const other = (): string | undefined => {
    if (!perDay) return undefined;
    if ('share' in capacity) return isNaN(capacity.share) ? undefined : t.about(told.perDay(capacity.share * perDay));
    return isNaN(capacity.perDay) ? undefined : t.aboutShare(told.share(Math.min(1, capacity.perDay / perDay)));
  };
  return (
    <Asked
      id={`setting-${tier}`}
      label={t.fields[tier]}
      error={isWrong ? t.wrong[unit === 'share' ? 'percent' : 'perDay'] : undefined}
      hint={other()}
    >
      {(its) => (
        <div className="row">
          <input
            {...its}
            inputMode="decimal"
            size={8}
            value={value}
            onChange={({ target }) => onType({ [tier]: { unit, value: target.value } })}
          />
          <select
            aria-label={t.unitOf(t.fields[tier])}
            value={unit}
            onChange={({ target }) => onType({ [tier]: { unit: target.value as typeof unit, value } })}
          >
            <option value="share">{t.units.share}</option>
            <option value="perDay">{t.units.perDay}</option>
          </select>
        </div>
      )}
    </Asked>
  );
}
