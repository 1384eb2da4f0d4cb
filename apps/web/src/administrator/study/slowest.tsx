import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { DeclarationSummary, Page as PageOf } from '#libs/domain';
import { read } from '../../api/client.js';
import { useOffices } from '../../api/queries.js';
import { Figures } from '../../charts/chart.js';
import { useTexts } from '../../texts/language.js';
import { LaneMark } from '../../ui/marks.js';
import { ProblemNote } from '../../ui/notes.js';
import { useNow } from '../../ui/moment.js';
import { useMeasures } from '../../words/measures.js';
import { chooses, chosenBy, isListed, USUAL, type Filter } from './filter.js';
import { texts } from './texts.js';

/** The API lists by time of acceptance: of so many pages the slowest are picked, and it is said of how many. */
const PAGES = 5;
const PAGE = 200;
const SHOWN = 10;

/** Those that took longest, each with its own times behind it. */
export function Slowest({ filter, zone }: { filter: Filter; zone: string }) {
  const t = useTexts(texts);
  return (
    <section className="panel stack" aria-label={t.slowest}>
      <h2>{t.slowest}</h2>
      {isListed(filter) ? <Listed filter={filter} zone={zone} /> : <p>{t.slowestUnlisted}</p>}
    </section>
  );
}

function Listed({ filter, zone }: { filter: Filter; zone: string }) {
  const t = useTexts(texts);
  const now = useNow();
  const offices = useOffices();
  const { count, duration } = useMeasures();
  const { from, to, office: at } = filter;
  const asked = chosenBy({ ...USUAL, from, to, office: at }, zone);
  asked.set('limit', String(PAGE));
  const path = `/declarations?${String(asked)}`;
  const { data, error } = useQuery({ queryKey: [path, 'latest'], queryFn: ({ signal }) => latest(path, signal) });
  const fitting = (data ?? []).filter((each) => chooses(filter, each));
  const slowest = fitting
    .filter(({ releasedAt, status }) => releasedAt !== null || status === 'held')
    .map((each) => ({
      ...each,
      took: ((each.releasedAt ? Date.parse(each.releasedAt) : now) - Date.parse(each.receivedAt)) / 1000,
    }))
    .sort((a, b) => b.took - a.took)
    .slice(0, SHOWN);
  return (
    <>
      <ProblemNote error={error} />
      <Figures
        name={t.slowest}
        table={{
          head: [t.declaration, t.lane, t.office, t.took],
          rows: slowest.map(({ id, mrn, lane: its, office, took, releasedAt }) => [
            <Link key={id} className="mono" href={`/app/times/${mrn}`}>
              {mrn}
            </Link>,
            its && <LaneMark lane={its} />,
            offices.find(({ code }) => code === office)?.name ?? office,
            <>
              {duration(took)} {releasedAt === null && <span className="overdue">{t.slowestHeld}</span>}
            </>,
          ]),
        }}
      />
      {data && <p className="quiet">{t.slowestNote(count(fitting.length))}</p>}
    </>
  );
}

async function latest(path: string, signal: AbortSignal): Promise<DeclarationSummary[]> {
  const all: DeclarationSummary[] = [];
  let after = '';
  for (let page = 0; page < PAGES; page++) {
    const more = after && `&after=${encodeURIComponent(after)}`;
    const { items, next } = await read<PageOf<DeclarationSummary>>(`${path}${more}`, signal);
    all.push(...items);
    if (next === null) break;
    after = next;
  }
  return all;
}
