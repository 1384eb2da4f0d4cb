import { modelInSpanish } from '#libs/words';
import { useLanguage, useTexts } from '../../texts/language.js';
import { Moment } from '../../ui/moment.js';
import { By } from '../by.js';
import { texts } from './texts.js';

interface ActsProps {
  log: { at: string; by: string; act: string; reason: string | null }[];
  /** What each act is called. */
  acts: Record<string, string>;
  /** By whose clock it is told; none: of this device. */
  office?: string;
}

/** Who did what, when and why, the last first. */
export function Acts({ log, acts, office = '' }: ActsProps) {
  const t = useTexts(texts);
  const language = useLanguage();
  // Reasons are as people wrote them; some the system writes itself, in English.
  const said = (reason: string): string => {
    const [, number, selected] = /^number (\d+): (\d+) selected$/.exec(reason) ?? [];
    if (number && selected) return t.triedAs(number, selected);
    const [, isRule, later] = /^(version )?(\S+) took its place$/.exec(reason) ?? [];
    if (later) return isRule ? t.tookPlace(later) : t.modelTookPlace(later);
    if (reason === 'With the system') return t.cameWithSystem;
    // A replay tells whose words it repeats.
    const [, before = '', told = ''] = /^(replay: )?(.*)$/s.exec(reason) ?? [];
    const own = language === 'es' ? modelInSpanish(told) : undefined;
    return own === undefined ? reason : before + own;
  };
  return (
    <section className="panel">
      <h2>{t.history}</h2>
      <div className="table-frame" role="group" aria-label={t.history} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {[t.when, t.who, t.act, t.why].map((each) => (
                <th key={each} scope="col">
                  {each}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {log.toReversed().map(({ at, by, act, reason }) => (
              <tr key={`${at} ${act}`}>
                <td className="act-at">
                  <Moment at={at} office={office} show="absolute" />
                </td>
                <td>
                  <By id={by} />
                </td>
                <td>{acts[act] ?? act}</td>
                <td className="act-reason">{reason && said(reason)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
