import type { ReactNode } from 'react';

/** What lines are, and what else is to be said of them. */
export function LineLegend({ series, note }: { series: string[]; note?: ReactNode }) {
  return (
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
  );
}

/** Below the lines are their labels, above them is room for half of one. */
const FOOT = 24;
const TOP = 8;
const LABEL_UP = 6;

/** Where a value stands, of those from 0 to `most`, in a picture so many pixels high. */
export const heightOf =
  (height: number, most: number) =>
  (value: number): number =>
    TOP + (1 - value / most) * (height - FOOT - TOP);

/** The marks of the values: a line and how it is told. */
export function Ticks({ ticks, left, width }: { ticks: { y: number; told: string }[]; left: number; width: number }) {
  return ticks.map(({ y, told }) => (
    <g key={told}>
      <path className="grid" d={`M${left} ${y}H${width}`} />
      <text className="faint" x={left - 6} y={y} textAnchor="end" dominantBaseline="central">
        {told}
      </text>
    </g>
  ));
}

interface PeriodsProps {
  labels: string[];
  x: (index: number) => number;
  height: number;
  width: number;
  /** Pixels that a label needs. */
  room: number;
}

/** Labels of the periods below, as many as there is room for; none sticks out on the right. */
export function Periods({ labels, x, height, width, room }: PeriodsProps) {
  const step = labels.length > 1 ? x(1) - x(0) : width;
  const every = Math.ceil(room / Math.max(step, 1));
  return labels.map(
    (label, index) =>
      index % every === 0 && (
        <text
          key={label}
          className="faint"
          x={Math.min(x(index), width)}
          y={height - LABEL_UP}
          textAnchor={x(index) + room / 2 > width && labels.length > 1 ? 'end' : 'middle'}
        >
          {label}
        </text>
      ),
  );
}

/** A line through points, in their order. */
export const through = (points: { x: number; y: number }[]): string =>
  points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('');
