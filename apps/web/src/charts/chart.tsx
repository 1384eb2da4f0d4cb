import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { useTexts } from '../texts/language.js';
import { texts } from './texts.js';
import './charts.css';

export interface Table {
  head: string[];
  rows: ReactNode[][];
}

interface ChartProps {
  title: string;
  /** What it shows, for whoever does not see it. */
  says: string;
  note?: ReactNode;
  /** What is drawn, in figures. */
  table: Table;
  /** Drawn in pixels, so that letters keep their size on a phone. */
  height: number;
  children: (width: number) => ReactNode;
}

/** A picture with what it says, and its figures behind it. */
export function Chart({ title, says, note, table, height, children }: ChartProps) {
  const t = useTexts(texts);
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    if (frame.current) observer.observe(frame.current);
    return () => observer.disconnect();
  }, []);
  return (
    <section className="panel chart" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div ref={frame} style={{ minHeight: height }}>
        {width > 0 && (
          <svg role="img" aria-label={says} width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
            {children(width)}
          </svg>
        )}
      </div>
      {note && <p className="quiet">{note}</p>}
      <details>
        <summary>{t.table}</summary>
        <Figures name={title} table={table} />
      </details>
    </section>
  );
}

/** Rows of figures; the first column says of what. Columns of figures stand to the right, of anything else to the left. */
export function Figures({ name, table: { head, rows } }: { name: string; table: Table }) {
  const sideOf = (column: number) => (rows.every((row) => isFigure(row[column])) ? 'number' : undefined);
  return (
    <div className="table-frame" role="group" aria-label={name} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {head.map((each, column) =>
              each === '' ? (
                <td key={column} />
              ) : (
                <th key={each} scope="col" className={column > 0 ? sideOf(column) : undefined}>
                  {each}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) =>
                column === 0 ? (
                  <th key={column} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={column} className={sideOf(column)}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A number, however it is written, or none. */
const isFigure = (cell: ReactNode): boolean =>
  typeof cell === 'number' || (typeof cell === 'string' && /^[^\p{L}]*(\d|$)/u.test(cell));
