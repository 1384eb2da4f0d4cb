import type { DeclarationTimes } from '#libs/domain';
import { ticksOf } from '../../charts/axis.js';
import { Chart, type Table } from '../../charts/chart.js';
import { roomFor } from '../../charts/room.js';
import { useTexts } from '../../texts/language.js';
import { useMeasures } from '../../words/measures.js';
import { kindName, words } from '../../words/words.js';
import { marksOf } from './marks.js';
import { texts } from './texts.js';

const ROW = 26;
const HEAD = 30;
const FOOT = 22;

/** Holds and instants of a declaration along one axis of time, which begins with the first of them. */
export function Gantt({ times, table }: { times: DeclarationTimes; table: Table }) {
  const t = useTexts(texts);
  const w = useTexts(words);
  const { count, duration } = useMeasures();
  const at = (instant: string): number => Date.parse(instant) / 1000;
  const instants = [...times.timestamps.map((each) => at(each.at)), ...times.holds.map(({ openedAt }) => at(openedAt))];
  const isOpen = times.holds.some(({ closedAt }) => closedAt === null);
  const begin = Math.min(...instants);
  const end = Math.max(...instants, ...times.holds.flatMap(({ closedAt }) => (closedAt ? [at(closedAt)] : [])));
  const long = Math.max((isOpen ? at(times.asOf) : end) - begin, 1);
  const height = HEAD + times.holds.length * ROW + FOOT;
  return (
    <div className="gantt">
      <Chart
        title={t.gantt}
        says={t.ganttSays(count(times.holds.length))}
        note={t.ganttNote}
        table={table}
        height={height}
      >
        {(width) => {
          const { left, fitted } = roomFor(
            times.holds.map(({ kind }) => kindName(w, kind)),
            width,
          );
          const reach = width - left - 12;
          const x = (instant: number) => left + (Math.min(instant - begin, long) / long) * reach;
          const marks = marksOf(
            times.timestamps.map(({ code, at: when }) => ({ code, x: x(at(when)) })),
            width,
          );
          return (
            <>
              {times.outages.map(({ id, from, until }) => {
                const start = x(Math.max(at(from), begin));
                return (
                  <rect
                    key={id}
                    className="outage"
                    x={start}
                    y={HEAD - 6}
                    width={Math.max(2, x(Math.max(until ? at(until) : begin + long, begin)) - start)}
                    height={height - HEAD - FOOT + 6}
                  />
                );
              })}
              {ticksOf(long)
                .filter((tick) => tick <= long)
                .filter((_tick, index) => width > 500 || index % 2 === 0)
                .map((tick) => (
                  <g key={tick}>
                    <path className="grid" d={`M${x(begin + tick)} ${HEAD - 6}V${height - FOOT}`} />
                    <text className="faint" x={x(begin + tick)} y={height - 6} textAnchor={tick ? 'middle' : 'start'}>
                      {tick ? `+${duration(tick)}` : duration(0)}
                    </text>
                  </g>
                ))}
              {marks.map(({ text, x: where, end: anchor }) => (
                <g key={`${text}${where}`}>
                  <path className="line line-0" d={`M${where} ${HEAD - 12}v8`} />
                  <text x={where} y={HEAD - 16} textAnchor={anchor ? 'end' : 'start'}>
                    {text}
                  </text>
                </g>
              ))}
              {times.holds.map(({ id, kind, openedAt, claimedAt, closedAt }, row) => {
                const y = HEAD + row * ROW + 3;
                const [from, to] = [x(at(openedAt)), x(closedAt ? at(closedAt) : begin + long)];
                const taken = claimedAt ? x(at(claimedAt)) : to;
                return (
                  <g key={id}>
                    <text x={left - 8} y={y + (ROW - 6) / 2} textAnchor="end" dominantBaseline="central">
                      {fitted(kindName(w, kind))}
                    </text>
                    <rect className="waiting" x={from} y={y} width={Math.max(2, taken - from)} height={ROW - 8} />
                    <rect
                      className="working"
                      x={taken}
                      y={y}
                      width={claimedAt ? Math.max(2, to - taken) : 0}
                      height={ROW - 8}
                    />
                    {closedAt === null && <path className="open" d={`M${to} ${y - 2}v${ROW - 4}`} />}
                  </g>
                );
              })}
            </>
          );
        }}
      </Chart>
    </div>
  );
}
