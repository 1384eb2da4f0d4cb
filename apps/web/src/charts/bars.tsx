import { Chart, type Table } from './chart.js';
import { roomFor } from './room.js';

export interface BarRow {
  label: string;
  /** One for each series, with how it is told. */
  bars: { value: number; text: string }[];
}

interface BarsProps {
  title: string;
  says: string;
  rows: BarRow[];
  /** What the bars of a row are; one needs no name. */
  series?: string[];
  table: Table;
  note?: string;
}

const BAR = 13;
const GAP = 9;
const TEXT = 62;

/** Lying bars: their labels stay legible on a phone. */
export function Bars({ title, says, rows, series = [], table, note }: BarsProps) {
  const most = Math.max(...rows.flatMap(({ bars }) => bars.map(({ value }) => value)), 1e-9);
  const tall = Math.max(1, series.length) * BAR + GAP;
  return (
    <Chart
      title={title}
      says={says}
      table={table}
      height={rows.length * tall}
      note={
        <>
          {series.length > 0 && (
            <span className="legend">
              {series.map((name, index) => (
                <span key={name}>
                  <svg width="14" height="10" aria-hidden="true">
                    <rect className={`bar-${index}`} width="14" height="10" />
                  </svg>
                  {name}
                </span>
              ))}
            </span>
          )}
          {note}
        </>
      }
    >
      {(width) => {
        const { left, fitted } = roomFor(
          rows.map(({ label }) => label),
          width,
        );
        return rows.map(({ label, bars }, row) => (
          <g key={label} transform={`translate(0 ${row * tall})`}>
            <text x={left - 8} y={(tall - GAP) / 2} textAnchor="end" dominantBaseline="central">
              {fitted(label)}
            </text>
            {bars.map(({ value, text }, index) => {
              const long = Math.max(1, (value / most) * (width - left - TEXT));
              return (
                <g key={index} transform={`translate(${left} ${index * BAR})`}>
                  <rect className={`bar-${index}`} width={long} height={BAR - 2} rx="2" />
                  <text className="faint" x={long + 6} y={(BAR - 2) / 2} dominantBaseline="central">
                    {text}
                  </text>
                </g>
              );
            })}
          </g>
        ));
      }}
    </Chart>
  );
}
