import { ticksOf } from './axis.js';
import { Chart, type Table } from './chart.js';

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
const FOOT = 24;
const LEFT = 58;
const TOP = 8;
/** Pixels that a label below needs. */
const LABEL = 76;

/** Lines over time. */
export function Lines({ title, says, points, series, told, table, note }: LinesProps) {
  const ticks = ticksOf(Math.max(...points.flatMap(({ values }) => values.map((value) => value ?? 0)), 1));
  const most = ticks.at(-1) ?? 1;
  const y = (value: number) => TOP + (1 - value / most) * (HEIGHT - FOOT - TOP);
  return (
    <Chart
      title={title}
      says={says}
      table={table}
      height={HEIGHT}
      note={
        <>
          <span className="legend">
            {series.map((name, index) => (
              <span key={name}>
                <svg width="26" height="8" aria-hidden="true">
                  <path className={`line line-${index}`} d="M0 4H26" />
                </svg>
                {name}
              </span>
            ))}
          </span>
          {note}
        </>
      }
    >
      {(width) => {
        const step = (width - LEFT - 16) / Math.max(1, points.length - 1);
        const x = (index: number) => (points.length === 1 ? LEFT + (width - LEFT) / 2 : LEFT + 8 + index * step);
        const every = Math.ceil(LABEL / Math.max(step, 1));
        return (
          <>
            {ticks.map((tick) => (
              <g key={tick}>
                <path className="grid" d={`M${LEFT} ${y(tick)}H${width}`} />
                <text className="faint" x={LEFT - 6} y={y(tick)} textAnchor="end" dominantBaseline="central">
                  {told(tick)}
                </text>
              </g>
            ))}
            {points.map(
              ({ label }, index) =>
                index % every === 0 && (
                  <text
                    key={label}
                    className="faint"
                    x={x(index)}
                    y={HEIGHT - 6}
                    textAnchor={points.length > 1 && index === 0 ? 'start' : 'middle'}
                  >
                    {label}
                  </text>
                ),
            )}
            {series.map((name, line) => (
              <g key={name}>
                <path
                  className={`line line-${line}`}
                  d={points
                    .flatMap(({ values }, index) => {
                      const value = values[line];
                      return value == null ? [] : [`${x(index)} ${y(value)}`];
                    })
                    .map((point, index) => `${index === 0 ? 'M' : 'L'}${point}`)
                    .join('')}
                />
                {points.map(({ label, values }, index) => {
                  const value = values[line];
                  return (
                    value != null && (
                      <circle key={label} className={`dot dot-${line}`} cx={x(index)} cy={y(value)} r="3.5">
                        <title>{`${label}: ${name} ${told(value)}`}</title>
                      </circle>
                    )
                  );
                })}
              </g>
            ))}
          </>
        );
      }}
    </Chart>
  );
}
