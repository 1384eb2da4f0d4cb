import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { DeclarationSummary, Page as PageOf } from '#libs/domain';
import { read } from '../../api/client.js';
import { Figures } from '../../charts/chart.js';
import { useTexts } from '../../texts/language.js';
import { LaneMark } from '../../ui/marks.js';
import { ProblemNote } from '../../ui/notes.js';
import { useNow } from '../../ui/moment.js';
import { useMeasures } from '../../words/measures.js';
import { texts } from './texts.js';

/** The API lists by time of acceptance: of so many pages the slowest are picked, and it is said of how many. */
const PAGES = 5;
const PAGE = 200;
const SHOWN = 10;

/** Those that took longest, each with its own times behind it. */
export function Slowest({ chosen }: { chosen: URLSearchParams }) {
  const t = useTexts(texts);
  const now = useNow();
  const { count, duration } = useMeasures();
  const { lane, mode, ...rest } = Object.fromEntries(chosen);
  const path = `/declarations?${String(new URLSearchParams({ ...rest, limit: String(PAGE) }))}`;
  const { data, error } = useQuery({ queryKey: [path, 'latest'], queryFn: ({ signal }) => latest(path, signal) });
  const fitting = (data ?? []).filter((each) => (!lane || each.lane === lane) && (!mode || each.mode === mode));
  const slowest = fitting
    .filter(({ releasedAt, status }) => releasedAt !== null || status === 'held')
    .map((each) => ({
      ...each,
      took: ((each.releasedAt ? Date.parse(each.releasedAt) : now) - Date.parse(each.receivedAt)) / 1000,
    }))
    .sort((a, b) => b.took - a.took)
    .slice(0, SHOWN);
  return (
    <section className="panel stack" aria-label={t.slowest}>
      <h2>{t.slowest}</h2>
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
            office,
            <>
              {duration(took)} {releasedAt === null && <span className="overdue">{t.slowestHeld}</span>}
            </>,
          ]),
        }}
      />
      {data && <p className="quiet">{t.slowestNote(count(fitting.length))}</p>}
    </section>
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
