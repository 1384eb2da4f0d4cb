import { useState, type SubmitEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import type { Interval } from '#libs/domain';
import { studyWords } from '#libs/words';
import { refresh, useOffices } from '../../api/queries.js';
import { useTexts } from '../../texts/language.js';
import { ProblemNote } from '../../ui/notes.js';
import { setLevel } from './commands.js';
import { texts } from './texts.js';

const HOUR = 3600;

/** What became of one office: it promises that now, it did before, or something stood in the way. */
type Outcome = 'set' | 'had' | Error;

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

/** One service level for several offices, with one reason: each is changed by itself, and what became of each is told. */
export function LevelOfSeveral() {
  const t = useTexts(texts);
  const { interval } = useTexts(studyWords);
  const offices = useOffices();
  const [name, setName] = useState<Interval>('lodgement-to-release');
  const [hours, setHours] = useState('24');
  const [chosen, setChosen] = useState<string[]>([]);
  const [reason, setReason] = useState('');
  const [outcomes, setOutcomes] = useState<Record<string, Outcome>>({});
  const setting = useMutation({
    mutationFn: async () => {
      setOutcomes({});
      for (const code of chosen) {
        const outcome = await setLevel(code, name, Number(hours) * HOUR, reason.trim()).catch(asError);
        setOutcomes((before) => ({ ...before, [code]: outcome }));
      }
      await refresh('/offices');
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setting.mutate();
  };
  const toggle = (code: string) =>
    setChosen((before) => (before.includes(code) ? before.filter((each) => each !== code) : [...before, code]));
  const nameOf = (code: string) => offices.find((each) => each.code === code)?.name ?? code;
  return (
    <section className="panel office" aria-label={t.several}>
      <details>
        <summary>{t.several}</summary>
        <form className="stack" onSubmit={submit}>
          <p className="quiet">{t.severalWhat}</p>
          <div className="row office-level">
            <label className="field">
              <span>{t.levelInterval}</span>
              <select value={name} onChange={({ target }) => setName(target.value as Interval)}>
                {(Object.keys(interval) as Interval[]).map((each) => (
                  <option key={each} value={each}>
                    {interval[each]}
                  </option>
                ))}
              </select>
            </label>
            <label className="field">
              <span>{t.levelHours}</span>
              <input
                type="number"
                required
                min="0.25"
                step="0.25"
                max="8760"
                value={hours}
                onChange={({ target }) => setHours(target.value)}
              />
            </label>
          </div>
          <fieldset className="office-choice">
            <legend>{t.title}</legend>
            {offices.map(({ code, name: its }) => (
              <label key={code}>
                <input type="checkbox" checked={chosen.includes(code)} onChange={() => toggle(code)} /> {its}
              </label>
            ))}
          </fieldset>
          <label className="field">
            <span>{t.severalReason}</span>
            <textarea
              required
              minLength={3}
              maxLength={2000}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          </label>
          <div className="row">
            <button type="submit" disabled={chosen.length === 0 || setting.isPending}>
              {t.setSeveral(chosen.length)}
            </button>
            {chosen.length === 0 && <span className="quiet">{t.chooseOffices}</span>}
          </div>
          <ul role="status" className="stack">
            {Object.entries(outcomes).map(([code, outcome]) => (
              <li key={code}>
                <strong>{nameOf(code)}</strong>:{' '}
                {outcome instanceof Error ? t.levelOutcome.failed : t.levelOutcome[outcome]}
                {outcome instanceof Error && <ProblemNote error={outcome} />}
              </li>
            ))}
          </ul>
        </form>
      </details>
    </section>
  );
}
