import type { IntegritySignals } from '#libs/domain';
import { useRead } from '../../api/queries.js';
import { Figures } from '../../charts/chart.js';
import { useTexts } from '../../texts/language.js';
import { ProblemNote } from '../../ui/notes.js';
import { Who } from '../../ui/who.js';
import { useMeasures } from '../../words/measures.js';
import { texts } from './texts.js';

const SHOWN = 10;

/** Where an auditor may want to look, with what else may explain it. */
export function Signals() {
  const t = useTexts(texts);
  const { count, share } = useMeasures();
  const { data, error } = useRead<IntegritySignals>('/audit/signals');
  return (
    <section className="panel stack">
      <h2>{t.signals}</h2>
      <p>{t.signalsNote}</p>
      <p className="quiet">{t.rule}</p>
      <ProblemNote error={error} />
      {data?.signals.map(({ signal, people }) => {
        const { name, what, caveat } = t.signal[signal];
        return (
          <div key={signal} className="stack signal">
            <div>
              <h3>{name}</h3>
              <p className="quiet">
                {what} {caveat}
              </p>
            </div>
            {people.length === 0 ? (
              <p>{t.noPeople}</p>
            ) : (
              <Figures
                name={name}
                table={{
                  head: [t.person, t.own, t.peers, t.standsOut],
                  rows: people
                    .slice(0, SHOWN)
                    .map(({ by, own, peers, standsOut }) => [
                      <Who key="by" id={by} show="both" />,
                      told(own, count, share),
                      told(peers, count, share),
                      standsOut ? <strong className="overdue">{t.yes}</strong> : t.no,
                    ]),
                }}
              />
            )}
          </div>
        );
      })}
    </section>
  );
}

type Share = IntegritySignals['signals'][number]['people'][number]['own'];

const told = (of: Share, count: (n: number) => string, share: (part: number) => string): string =>
  `${of.share === null ? '–' : share(of.share)} (${count(of.found)}/${count(of.of)})`;
