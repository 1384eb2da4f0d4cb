import { useTexts } from '../texts/language.js';
import { useMeasures } from '../words/measures.js';
import { Chart } from './chart.js';
import { texts } from './texts.js';

export interface Hour {
  /** As in ISO 8601: 1 is Monday. */
  weekday: number;
  hour: number;
  n: number;
  /** Seconds; null where there is none. */
  value: number | null;
}

interface WeekMapProps {
  title: string;
  says: string;
  hours: Hour[];
  note?: string;
}

const LEFT = 34;
const ROW = 22;
const HEAD = 18;
const FEW = 5;
const DAYS = [1, 2, 3, 4, 5, 6, 7];
const HOURS = Array.from({ length: 24 }, (_each, hour) => hour);

/** A week by its hours: the stronger the colour, the longer. What few tell is marked. */
export function WeekMap({ title, says, hours, note }: WeekMapProps) {
  const t = useTexts(texts);
  const { duration, weekday } = useMeasures();
  const values = hours.flatMap(({ value }) => (value === null ? [] : [value])).sort((a, b) => a - b);
  const at = (day: number, hour: number) => hours.find((each) => each.weekday === day && each.hour === hour);
  // By rank, since a single long one would leave all others pale.
  const shade = (value: number) => 0.15 + (0.85 * values.filter((each) => each <= value).length) / values.length;
  return (
    <Chart
      title={title}
      says={says}
      height={HEAD + 7 * ROW}
      note={`${note ?? ''} ${t.few}.`}
      table={{
        head: ['', ...DAYS.map(weekday)],
        rows: HOURS.map((hour) => [
          `${hour}:00`,
          ...DAYS.map((day) => {
            const its = at(day, hour);
            return its?.value == null ? '–' : `${duration(its.value)} (${its.n})`;
          }),
        ]),
      }}
    >
      {(width) => {
        const wide = (width - LEFT) / 24;
        const every = wide < 16 ? 6 : wide < 28 ? 3 : 1;
        return (
          <>
            {HOURS.filter((hour) => hour % every === 0).map((hour) => (
              <text key={hour} className="faint" x={LEFT + hour * wide} y={12}>
                {hour}
              </text>
            ))}
            {DAYS.map((day) => (
              <text key={day} className="faint" x={0} y={HEAD + (day - 0.5) * ROW} dominantBaseline="central">
                {weekday(day)}
              </text>
            ))}
            {DAYS.flatMap((day) =>
              HOURS.map((hour) => {
                const its = at(day, hour);
                const [x, y] = [LEFT + hour * wide, HEAD + (day - 1) * ROW];
                const value = its?.value ?? null;
                return (
                  <g key={`${day}-${hour}`}>
                    <rect
                      className={value === null ? 'empty-cell' : 'cell'}
                      x={x}
                      y={y}
                      width={Math.max(1, wide - 1.5)}
                      height={ROW - 2}
                      fillOpacity={value === null ? 1 : shade(value)}
                    >
                      {value !== null && (
                        <title>{`${weekday(day)} ${hour}:00 · ${duration(value)} · n ${its?.n ?? 0}`}</title>
                      )}
                    </rect>
                    {value !== null && (its?.n ?? 0) < FEW && (
                      <circle className="few" cx={x + wide / 2 - 1} cy={y + ROW / 2 - 1} r="2.2" />
                    )}
                  </g>
                );
              }),
            )}
          </>
        );
      }}
    </Chart>
  );
}
