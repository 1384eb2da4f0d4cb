import { use, useId, useState } from 'react';
import type { CheckedOffice } from '#libs/domain';
import { LOCALES, useLanguage, useTexts } from '../../texts/language.js';
import { Field, FormOf, wrongAt } from './fields.js';
import { countryIn, weekdayIn } from './part-words.js';
import { texts } from './texts.js';

const DAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;
const LANGUAGES = ['es', 'en'] as const;
const USUAL: [string, string] = ['08:00', '17:00'];

/** What the office is called, and where in time it is. */
export function Identity({ isNew }: { isNew: boolean }) {
  const t = useTexts(texts);
  const { office, set } = use(FormOf);
  const language = useLanguage();
  const zones = useId();
  return (
    <section className="panel stack">
      <h2>{t.sections.identity}</h2>
      <div className="office-fields">
        {isNew && (
          <Field path="code" label={t.fields.code} hint={t.hints.code}>
            {(control) => (
              <input
                {...control}
                size={17}
                maxLength={17}
                autoComplete="off"
                value={office.code}
                onChange={({ target }) => set('code', target.value.toUpperCase())}
              />
            )}
          </Field>
        )}
        <Field path="name" label={t.fields.name}>
          {(control) => <input {...control} value={office.name} onChange={({ target }) => set('name', target.value)} />}
        </Field>
        {LANGUAGES.map((each) => (
          <Field key={each} path={`names.${each}`} label={t.names[each]}>
            {(control) => (
              <input
                {...control}
                maxLength={120}
                value={office.names?.[each] ?? ''}
                onChange={({ target }) => set(`names.${each}`, target.value || undefined)}
              />
            )}
          </Field>
        ))}
        <Field path="timeZone" label={t.fields.timeZone} hint={t.hints.timeZone}>
          {(control) => (
            <input
              {...control}
              list={zones}
              value={office.timeZone}
              onChange={({ target }) => set('timeZone', target.value)}
            />
          )}
        </Field>
        <Field path="country" label={t.fields.country} hint={countryIn(language, office.country)}>
          {(control) => (
            <input
              {...control}
              size={5}
              maxLength={2}
              value={office.country}
              onChange={({ target }) => set('country', target.value.toUpperCase())}
            />
          )}
        </Field>
      </div>
      <datalist id={zones}>
        {Intl.supportedValuesOf('timeZone').map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </section>
  );
}

/** When the office is open, by days of the week. */
export function Hours() {
  const t = useTexts(texts);
  const language = useLanguage();
  const { office, set, restore, wrong } = use(FormOf);
  const whole = wrong['openingHours'];
  return (
    <section className="panel stack">
      <h2>{t.sections.hours}</h2>
      <p className="quiet">{t.hints.hours}</p>
      {DAYS.map((day) => {
        const hours = office.openingHours[day];
        const name = weekdayIn(language, day);
        const error = wrongAt(wrong, `openingHours.${day}`);
        const control = {
          type: 'time',
          'aria-invalid': error ? (true as const) : undefined,
          'aria-describedby': error ? `hours-${day}` : undefined,
          'data-part': `openingHours.${day}`,
        };
        return (
          <div className="field" key={day}>
            <div className="office-day">
              <label className="row">
                <input
                  type="checkbox"
                  checked={hours !== undefined}
                  onChange={({ target }) =>
                    target.checked ? restore(`openingHours.${day}`, USUAL) : set(`openingHours.${day}`, undefined)
                  }
                />
                {name}
              </label>
              {hours ? (
                <span className="row">
                  <input
                    {...control}
                    aria-label={t.opens(name)}
                    value={hours[0]}
                    onChange={({ target }) => set(`openingHours.${day}`, [target.value, hours[1]])}
                  />
                  –
                  <input
                    {...control}
                    aria-label={t.closes(name)}
                    value={hours[1]}
                    onChange={({ target }) => set(`openingHours.${day}`, [hours[0], target.value])}
                  />
                </span>
              ) : (
                <span className="quiet">{t.closed}</span>
              )}
            </div>
            {error && (
              <p className="error" id={`hours-${day}`}>
                {error}
              </p>
            )}
          </div>
        );
      })}
      {whole && (
        <div className="field">
          <p className="error">{whole}</p>
        </div>
      )}
    </section>
  );
}

/** Days on which the office is closed: public holidays of its country, and its own. */
export function ClosedDays({ holidays }: { holidays: CheckedOffice['holidays'] | undefined }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { office, set } = use(FormOf);
  const [day, setDay] = useState('');
  const said = (date: string) =>
    new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(date));
  const add = () => {
    set('closedDays', [...new Set([...office.closedDays, day])].sort());
    setDay('');
  };
  return (
    <section className="panel stack">
      <h2>{t.fields.closedDays}</h2>
      {holidays && (
        <details>
          <summary>{t.holidays(holidays.length)}</summary>
          <ul className="office-days">
            {holidays.map(({ date, name }) => (
              <li key={date}>
                {said(date)} <span className="quiet">· {name}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {office.closedDays.length > 0 && (
        <ul className="office-days" aria-label={t.fields.closedDays}>
          {office.closedDays.map((date) => (
            <li key={date} className="row">
              {said(date)}
              <button
                type="button"
                className="bare"
                onClick={() =>
                  set(
                    'closedDays',
                    office.closedDays.filter((each) => each !== date),
                  )
                }
              >
                {t.remove} <span className="visually-hidden">{said(date)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="row">
        <Field path="closedDays" label={t.closedDay}>
          {(control) => (
            <input
              {...control}
              type="date"
              max="9999-12-31"
              value={day}
              onChange={({ target }) => setDay(target.value)}
            />
          )}
        </Field>
        <button type="button" className="add" disabled={day === ''} onClick={add}>
          {t.addDay}
        </button>
      </div>
    </section>
  );
}
