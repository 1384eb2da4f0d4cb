import type { DeclarationTimes, DeclarationView, Interval } from '#libs/domain';
import { ownerName, studyWords } from '#libs/words';
import { useRead } from '../../api/queries.js';
import { Figures } from '../../charts/chart.js';
import { Ways } from '../../declaration/ways.js';
import { useTexts } from '../../texts/language.js';
import { ProblemNote, Reading } from '../../ui/notes.js';
import { Moment } from '../../ui/moment.js';
import { Page } from '../../ui/page.js';
import { Who } from '../../ui/who.js';
import { useMeasures } from '../../words/measures.js';
import { kindName, words } from '../../words/words.js';
import { Gantt } from './gantt.js';
import { texts } from './texts.js';

/** All times of one declaration. */
export function DeclarationPage({ id }: { id: string }) {
  const t = useTexts(texts);
  const path = `/declarations/${encodeURIComponent(id)}`;
  const { data: times, error, isPending } = useRead<DeclarationTimes>(`${path}/times`);
  const { data: view } = useRead<DeclarationView>(path);
  return (
    <Page
      title={`${t.ofDeclaration} ${times?.mrn ?? id}`}
      aside={
        <Ways
          to={times && { href: `/app/audit/${times.mrn}`, name: t.proof, requires: 'audit:read' }}
          back={{ href: '/app/times', name: t.back }}
        />
      }
    >
      <div className="stack">
        <ProblemNote error={error} />
        {isPending && <Reading label={t.reading} />}
        {times && view && <Times times={times} view={view} />}
      </div>
    </Page>
  );
}

function Times({ times, view }: { times: DeclarationTimes; view: DeclarationView }) {
  const t = useTexts(texts);
  const w = useTexts(words);
  const s = useTexts(studyWords);
  const { count, duration } = useMeasures();
  const { office } = view;
  const { critical } = times.held;
  const since = (Date.parse(view.releasedAt ?? times.asOf) - Date.parse(view.receivedAt)) / 1000;
  const intervals = (Object.entries(times.intervals) as [Interval, number | null][]).filter(
    ([, seconds]) => seconds !== null,
  );
  const told = (seconds: number | null) => (seconds === null ? '–' : duration(seconds));
  return (
    <>
      <section className="panel headline">
        <p className="says">{view.releasedAt ? t.isReleased(duration(since)) : t.isHeld(duration(since))}</p>
        {times.held.seconds > 0 && <p>{t.heldFor(duration(times.held.seconds))}</p>}
        {critical && <p>{t.criticalSaid(ownerName(s, critical.owner), kindName(w, critical.kind))}</p>}
        {times.outages.length > 0 && <p>{t.outageOnIt(count(times.outages.length))}</p>}
      </section>
      <Gantt
        times={times}
        table={{
          head: [t.hold, t.owner, t.opened, t.closed, t.duration, t.waiting, t.working],
          rows: times.holds.map((hold) => [
            kindName(w, hold.kind),
            ownerName(s, hold.owner),
            <Moment key="from" at={hold.openedAt} office={office} show="absolute" />,
            hold.closedAt ? <Moment key="to" at={hold.closedAt} office={office} show="absolute" /> : t.stillOpen,
            duration(hold.seconds),
            told(hold.waiting),
            told(hold.working),
          ]),
        }}
      />
      <div className="study">
        <section className="panel stack">
          <h2>{t.timestamps}</h2>
          <ol className="instants">
            {times.timestamps.map(({ code, step, at, by, owner, lane, kind }, index) => (
              <li key={index}>
                <span className="mono">{code}</span>
                <span>
                  {t.code[code]}
                  {kind && `: ${kindName(w, kind)}`}
                  {lane && `: ${w.lane[lane as keyof typeof w.lane]}`}{' '}
                  <span className="quiet">
                    {t.stepName[step] && `· ${t.stepName[step]} `}·{' '}
                    {by === 'system' ? ownerName(s, owner) : <Who id={by} />}
                  </span>
                </span>
                <Moment at={at} office={office} show="absolute" />
              </li>
            ))}
          </ol>
        </section>
        <div className="stack">
          {times.held.owners.length > 0 && (
            <section className="panel stack">
              <h2>{t.owners}</h2>
              <Figures
                name={t.owners}
                table={{
                  head: [t.owner, t.total, t.exclusive],
                  rows: times.held.owners.map(({ owner, total, exclusive }) => [
                    ownerName(s, owner),
                    duration(total),
                    duration(exclusive),
                  ]),
                }}
              />
            </section>
          )}
          <section className="panel stack">
            <h2>{t.intervals}</h2>
            {intervals.length === 0 && <p>{t.noIntervals}</p>}
            <Figures
              name={t.intervals}
              table={{
                head: [t.interval, t.duration, t.withoutOutages],
                rows: intervals.map(([interval, seconds]) => [
                  s.interval[interval],
                  told(seconds),
                  told(times.withoutOutages.intervals[interval] ?? null),
                ]),
              }}
            />
          </section>
        </div>
      </div>
    </>
  );
}
