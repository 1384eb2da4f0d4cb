import { use } from 'react';
import { studyWords } from '#libs/words';
import type { Interval } from '#libs/domain';
import { useTexts } from '../../texts/language.js';
import { Field, FormOf, typedNumber } from './fields.js';
import { texts } from './texts.js';

const HOUR = 3600;

/** Within how long intervals of the study should end. */
export function ServiceLevels() {
  const t = useTexts(texts);
  const { interval } = useTexts(studyWords);
  const { office, set } = use(FormOf);
  const levels = Object.entries(office.serviceLevels ?? {}) as [Interval, number][];
  const others = (Object.keys(interval) as Interval[]).filter((name) => !levels.some(([its]) => its === name));
  return (
    <section className="panel stack">
      <h2>{t.sections.serviceLevels}</h2>
      <p className="quiet">{t.hints.serviceLevels}</p>
      {levels.map(([name, seconds]) => (
        <div className="row office-level" key={name}>
          <Field path={`serviceLevels.${name}`} label={t.levelOf(interval[name])}>
            {(control) => (
              <input
                {...control}
                type="number"
                min="0.25"
                step="0.25"
                max="8760"
                value={seconds / HOUR || ''}
                onChange={({ target: { value } }) =>
                  set(`serviceLevels.${name}`, value === '' ? typedNumber(value) : Number(value) * HOUR)
                }
              />
            )}
          </Field>
          <button type="button" className="bare" onClick={() => set(`serviceLevels.${name}`, undefined)}>
            {t.remove} <span className="visually-hidden">{interval[name]}</span>
          </button>
        </div>
      ))}
      <label className="field">
        <span>{t.addLevel}</span>
        <select value="" onChange={({ target }) => set(`serviceLevels.${target.value}`, 24 * HOUR)}>
          <option value="">{t.chooseInterval}</option>
          {others.map((name) => (
            <option key={name} value={name}>
              {interval[name]}
            </option>
          ))}
        </select>
      </label>
    </section>
  );
}
