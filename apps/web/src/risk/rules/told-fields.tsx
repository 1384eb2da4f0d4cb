import { RuleContent, type Instant, type Lane } from '#libs/domain';
import { useOffices } from '../../api/queries.js';
import { clockOf, instantOf } from '../../form/clock.js';
import type { Wrong } from '../../form/schema-form.js';
import { useTexts } from '../../texts/language.js';
import { useZone } from '../../ui/moment.js';
import { zoneTold } from '../../ui/zone.js';
import { words } from '../../words/words.js';
import { Field } from './field.js';
import { texts } from './texts.js';
import { TranslationFields } from './translation-fields.js';

/** What an officer is told where a rule or an entry of a watchlist applies, how much it counts, where and until when. */
type Told = Pick<
  RuleContent,
  | 'purpose'
  | 'expectedFinding'
  | 'instruction'
  | 'translations'
  | 'lane'
  | 'weight'
  | 'offices'
  | 'validFrom'
  | 'validTo'
>;

/** Sets one part; undefined where it is emptied. */
type Change = <Name extends keyof Told>(name: Name, value: Told[Name] | undefined) => void;

interface ToldFieldsProps {
  filled: Partial<Told>;
  onChange: Change;
  wrong: Wrong;
}

/** As long as the contract lets them be. */
const { shape } = RuleContent;
const LONGEST = {
  purpose: shape.purpose.maxLength ?? undefined,
  expectedFinding: shape.expectedFinding.maxLength ?? undefined,
  instruction: shape.instruction.maxLength ?? undefined,
};

/** The part of the form that rules and watchlists share. */
export function ToldFields({ filled, onChange, wrong }: ToldFieldsProps) {
  const t = useTexts(texts);
  const { lane: lanes } = useTexts(words);
  const said = (name: keyof Told): string | undefined => {
    const error = wrong[name];
    return error && (t.errors[error] ?? error);
  };
  const text = (name: 'purpose' | 'expectedFinding' | 'instruction', hint?: string) => (
    <Field id={`told-${name}`} label={t[name]} hint={hint} error={said(name)}>
      {(its) => (
        <textarea
          {...its}
          rows={2}
          maxLength={LONGEST[name]}
          value={filled[name] ?? ''}
          onChange={({ target }) => onChange(name, target.value)}
        />
      )}
    </Field>
  );
  return (
    <>
      {text('purpose', t.purposeHint)}
      {text('expectedFinding')}
      {text('instruction')}
      <TranslationFields
        translations={filled.translations}
        onChange={(translations) => onChange('translations', translations)}
        wrong={wrong}
      />
      <div className="rule-fields">
        <Field id="told-lane" label={t.lane} hint={t.laneHint} error={said('lane')}>
          {(its) => (
            <select {...its} value={filled.lane} onChange={({ target }) => onChange('lane', target.value as Lane)}>
              {(Object.keys(lanes) as Lane[]).map((lane) => (
                <option key={lane} value={lane}>
                  {lanes[lane]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field
          id="told-weight"
          label={t.weight}
          hint={t.weightHint}
          error={wrong['weight'] === undefined ? undefined : t.errors['weight']}
        >
          {(its) => (
            <input
              {...its}
              type="number"
              step={1}
              min={shape.weight.minValue ?? undefined}
              max={shape.weight.maxValue ?? undefined}
              value={filled.weight ?? ''}
              onChange={({ target }) => onChange('weight', target.value === '' ? undefined : Number(target.value))}
            />
          )}
        </Field>
      </div>
      <OfficesField offices={filled.offices ?? []} onChange={(offices) => onChange('offices', offices)} />
      <ValidityFields filled={filled} onChange={onChange} said={said} />
    </>
  );
}

function OfficesField({ offices, onChange }: { offices: string[]; onChange: (offices: string[]) => void }) {
  const t = useTexts(texts);
  const all = useOffices();
  return (
    <fieldset className="field">
      <legend>{t.offices}</legend>
      <div className="choices rule-offices">
        {all.map(({ code, name }) => (
          <label key={code}>
            <input
              type="checkbox"
              checked={offices.includes(code)}
              onChange={({ target }) =>
                onChange(target.checked ? [...offices, code] : offices.filter((each) => each !== code))
              }
            />
            {name}
          </label>
        ))}
      </div>
      <span className="quiet">{t.officesHint}</span>
    </fieldset>
  );
}

interface ValidityProps {
  filled: Partial<Told>;
  onChange: Change;
  said: (name: keyof Told) => string | undefined;
}

/** By the clock of the office where it applies; that of most offices where there are several, or all. */
function ValidityFields({ filled, onChange, said }: ValidityProps) {
  const t = useTexts(texts);
  const { offices = [] } = filled;
  const zone = useZone(offices.length === 1 ? offices[0] : undefined);
  const moment = (name: 'validFrom' | 'validTo') => {
    const at = filled[name];
    return (
      <Field id={`told-${name}`} label={t[name]} error={said(name)}>
        {(its) => (
          <input
            {...its}
            type="datetime-local"
            value={at === undefined ? '' : clockOf(at, zone)}
            onChange={({ target: { value } }) =>
              onChange(name, value === '' ? undefined : (instantOf(value, zone) as Instant))
            }
          />
        )}
      </Field>
    );
  };
  return (
    <>
      <div className="rule-fields">
        {moment('validFrom')}
        {moment('validTo')}
      </div>
      <p className="quiet">{t.zone(zoneTold(zone, new Date()))}</p>
    </>
  );
}
