import { use } from 'react';
import type { CheckedOffice, ClockName, ClockRule, OfficeDetail } from '#libs/domain';
import { useLanguage, useTexts } from '../../texts/language.js';
import { absolute } from '../../ui/moment.js';
import { Choice, Field, FormOf, typedNumber } from './fields.js';
import { usePartWords } from './part-words.js';
import type { Outlook } from './outlook.js';
import { texts } from './texts.js';

interface ClocksProps {
  defaults: OfficeDetail['defaultClocks'];
  outlook: Outlook | undefined;
}

/** How long each kind of hold may take, and what its end does. */
export function Clocks({ defaults, outlook }: ClocksProps) {
  const t = useTexts(texts);
  const { clockName, ruleSaid } = usePartWords();
  const { office, set, restore } = use(FormOf);
  return (
    <section className="panel stack">
      <h2>{t.sections.clocks}</h2>
      <p className="quiet">{t.hints.clocks}</p>
      {(Object.keys(defaults) as ClockName[]).map((clock) => {
        const own = office.clocks[clock];
        const due = outlook?.dueDates[clock];
        return (
          <fieldset key={clock} className="office-clock stack">
            <legend>{clockName(clock)}</legend>
            <label className="row">
              <input
                type="checkbox"
                checked={own !== undefined}
                onChange={({ target }) =>
                  target.checked
                    ? restore(`clocks.${clock}`, { ...defaults[clock], basis: '' })
                    : set(`clocks.${clock}`, undefined)
                }
              />
              {t.ownRule}
            </label>
            {own ? (
              <Rule at={`clocks.${clock}`} rule={own} onChange={(rule) => set(`clocks.${clock}`, rule)} />
            ) : (
              <p className="quiet">{ruleSaid({ ...defaults[clock], basis: t.byDefault })}</p>
            )}
            {outlook && due && <Due due={due} timeZone={outlook.timeZone} />}
          </fieldset>
        );
      })}
    </section>
  );
}

interface DueProps {
  due: CheckedOffice['dueDates'][ClockName];
  timeZone: string;
}

function Due({ due: { dueAt, extendedDueAt }, timeZone }: DueProps) {
  const t = useTexts(texts);
  const language = useLanguage();
  const said = (at: string) => <time dateTime={at}>{absolute(at, timeZone, language)}</time>;
  return (
    <p>
      {t.openedNow} {said(dueAt)}
      {extendedDueAt && (
        <>
          ; {t.extended} {said(extendedDueAt)}
        </>
      )}
    </p>
  );
}

interface RuleProps {
  /** Where it is in the office. */
  at: string;
  rule: ClockRule;
  onChange: (rule: ClockRule) => void;
}

function Rule({ at, rule, onChange }: RuleProps) {
  const t = useTexts(texts);
  const { unit, length, start, effect, extension, basis } = rule;
  const put = (more: Partial<ClockRule>) => onChange({ ...rule, ...more });
  return (
    <div className="office-fields">
      <Field path={`${at}.length`} label={t.length}>
        {(control) => (
          <input
            {...control}
            type="number"
            min="1"
            max="366"
            value={length}
            onChange={({ target }) => put({ length: typedNumber(target.value) })}
          />
        )}
      </Field>
      <Field path={`${at}.unit`} label={t.unit}>
        {(control) => <Choice {...control} value={unit} names={t.units} onChange={(to) => put({ unit: to })} />}
      </Field>
      <Field path={`${at}.start`} label={t.start}>
        {(control) => <Choice {...control} value={start} names={t.starts} onChange={(to) => put({ start: to })} />}
      </Field>
      <Field path={`${at}.effect`} label={t.effect}>
        {(control) => <Choice {...control} value={effect} names={t.effects} onChange={(to) => put({ effect: to })} />}
      </Field>
      <Field path={`${at}.extension.length`} label={t.extensionLength} hint={t.hints.extension}>
        {(control) => (
          <input
            {...control}
            type="number"
            min="1"
            max="60"
            value={extension?.length ?? ''}
            onChange={({ target: { value } }) =>
              put({
                extension: value === '' ? null : { unit: extension?.unit ?? 'business-days', length: Number(value) },
              })
            }
          />
        )}
      </Field>
      {extension && (
        <Field path={`${at}.extension.unit`} label={t.extensionUnit}>
          {(control) => (
            <Choice
              {...control}
              value={extension.unit}
              names={t.dayUnits}
              onChange={(to) => put({ extension: { ...extension, unit: to } })}
            />
          )}
        </Field>
      )}
      <Field path={`${at}.basis`} label={t.basis} hint={t.hints.basis}>
        {(control) => <input {...control} value={basis} onChange={({ target }) => put({ basis: target.value })} />}
      </Field>
    </div>
  );
}
