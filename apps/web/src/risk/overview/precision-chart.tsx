import type { FoundShare } from '#libs/domain';
import { Chart, type Table } from '../../charts/chart.js';
import { heightOf, LineLegend, Periods, through, Ticks } from '../../charts/over-time.js';
import { useTold } from '../told.js';

interface Point {
  label: string;
  /** One for each series, in its order. */
  found: FoundShare[];
}

interface PrecisionChartProps {
  title: string;
  says: string;
  /** In the order of time. */
  points: Point[];
  series: string[];
  table: Table;
  note: string;
}

const HEIGHT = 240;
const LEFT = 48;
/** Pixels that a label below needs. */
const LABEL = 92;
/** Between the series, so that neither hides the interval of the other. */
const APART = 7;
const TOPS = [0.1, 0.2, 0.4, 0.6, 0.8];

/** Shares over time, each with the interval that says how sure it is. What has no result has no point. */
export function PrecisionChart({ title, says, points, series, table, note }: PrecisionChartProps) {
  const { share, found: told } = useTold();
  const drawn = points.flatMap(({ found }) => found.filter(({ of }) => of > 0));
  const highest = Math.max(...drawn.map(({ high }) => high), 0);
  const top = TOPS.find((each) => highest <= each) ?? 1;
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((part) => part * top);
  const y = heightOf(HEIGHT, top);
  return (
    <Chart title={title} says={says} table={table} height={HEIGHT} note={<LineLegend series={series} note={note} />}>
      {(width) => {
        const step = (width - LEFT - 24) / Math.max(1, points.length - 1);
        const x = (index: number) => (points.length === 1 ? LEFT + (width - LEFT) / 2 : LEFT + 12 + index * step);
        return (
          <>
            <Ticks ticks={ticks.map((tick) => ({ y: y(tick), told: share(tick) }))} left={LEFT} width={width} />
            <Periods labels={points.map(({ label }) => label)} x={x} height={HEIGHT} width={width} room={LABEL} />
            {series.map((name, line) => {
              const known = points.flatMap(({ label, found }, index) => {
                const its = found[line];
                const apart = (line - 0.5) * APART;
                return its && its.share !== null
                  ? [{ label, its, x: x(index) + apart, y: y(its.share), low: y(its.low), high: y(its.high) }]
                  : [];
              });
              return (
                <g key={name}>
                  {known.map((each) => (
                    <path
                      key={each.label}
                      className={`interval dot-${line}`}
                      d={`M${each.x} ${each.low}V${each.high}`}
                    />
                  ))}
                  <path className={`line line-${line}`} d={through(known)} />
                  {known.map((each) => (
                    <circle key={each.label} className={`dot dot-${line}`} cx={each.x} cy={each.y} r="3.5">
                      <title>{`${each.label}: ${name} ${told(each.its)}, n ${each.its.of}`}</title>
                    </circle>
                  ))}
                </g>
              );
            })}
          </>
        );
      }}
    </Chart>
  );
}
