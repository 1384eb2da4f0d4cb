import { ticksOf } from './axis.js';
import { Chart, type Table } from './chart.js';
import { heightOf, LineLegend, Periods, through, Ticks } from './over-time.js';

interface LinesProps {
  title: string;
  says: string;
  /** In the order of time; null where there is no value. */
  points: { label: string; values: (number | null)[] }[];
  series: string[];
  /** How a value is told, in seconds. */
  told: (seconds: number) => string;
  table: Table;
  note?: string;
}

const HEIGHT = 220;
const LEFT = 58;
/** Pixels that a label below needs. */
const LABEL = 76;

/** Lines over time. */
export function Lines({ title, says, points, series, told, table, note }: LinesProps) {
  const ticks = ticksOf(Math.max(...points.flatMap(({ values }) => values.map((value) => value ?? 0)), 1));
  const y = heightOf(HEIGHT, ticks.at(-1) ?? 1);
  return (
    <Chart title={title} says={says} table={table} height={HEIGHT} note={<LineLegend series={series} note={note} />}>
      {(width) => {
        const step = (width - LEFT - 16) / Math.max(1, points.length - 1);
        const x = (index: number) => (points.length === 1 ? LEFT + (width - LEFT) / 2 : LEFT + 8 + index * step);
        return (
          <>
            <Ticks ticks={ticks.map((tick) => ({ y: y(tick), told: told(tick) }))} left={LEFT} width={width} />
            <Periods labels={points.map(({ label }) => label)} x={x} height={HEIGHT} width={width} room={LABEL} />
            {series.map((name, line) => {
              const known = points.flatMap(({ label, values }, index) => {
                const value = values[line];
                return value == null ? [] : [{ label, value, x: x(index), y: y(value) }];
              });
              return (
                <g key={name}>
                  <path className={`line line-${line}`} d={through(known)} />
                  {known.map((each) => (
                    <circle key={each.label} className={`dot dot-${line}`} cx={each.x} cy={each.y} r="3.5">
                      <title>{`${each.label}: ${name} ${told(each.value)}`}</title>
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
