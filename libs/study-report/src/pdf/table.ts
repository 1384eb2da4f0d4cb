import type { Table } from '../document.js';
import { COLOUR, drawn, FONT, ornament, PAGE, room, WIDTH, type Element, type Pdf } from '#libs/paper';

const PADDING = 2.5;
const CAPTION = 22;
/** A table that is no longer than this, in points, is not broken over pages. */
const WHOLE = 300;
const LARGEST = 8.5;
const SMALLEST = 5.5;

interface Place {
  x: number;
  width: number;
  align: 'left' | 'right';
}

/** Where the cells of a table lie, in points. */
interface Layout {
  places: Place[];
  size: number;
  headHeight: number;
  heights: number[];
  /** What it takes beneath its caption on the page on which it begins. */
  least: number;
}

function layoutOf(pdf: Pdf, { columns, rows }: Table): Layout {
  const places = placesOf(columns);
  const size = sizeOf(pdf, { columns, rows }, places);
  const heightOf = (cells: readonly string[], font: string) => {
    pdf.font(font).fontSize(size);
    const heights = cells.map((cell, index) =>
      pdf.heightOfString(cell, { width: (places[index]?.width ?? 0) - 2 * PADDING }),
    );
    return Math.max(...heights, size) + 2 * PADDING;
  };
  const head = columns.map(({ title }) => title);
  const headHeight = heightOf(head, FONT.bold);
  const heights = rows.map((cells) => heightOf(cells, FONT.plain));
  const whole = heights.reduce((sum, height) => sum + height, 0);
  return { places, size, headHeight, heights, least: headHeight + (whole <= WHOLE ? whole : (heights[0] ?? 0)) };
}

/** Points that a table wants on the page on which it begins: all that it takes, unless it is long. */
export const leastTableHeight = (pdf: Pdf, table: Table): number => CAPTION + layoutOf(pdf, table).least;

/** Draws a table. Its head is repeated on each page that it comes to. */
export function drawTable(pdf: Pdf, parent: Element, table: Table): void {
  const { caption, columns, rows } = table;
  const { places, size, headHeight, heights, least } = layoutOf(pdf, table);
  const head = columns.map(({ title }) => title);
  const element = pdf.struct('Table');
  parent.add(element);
  room(pdf, CAPTION + least);
  drawn(pdf, element, 'Caption', () => {
    pdf.font(FONT.bold).fontSize(9).fillColor(COLOUR.text).text(caption, PAGE.left, pdf.y, { width: WIDTH });
  });
  pdf.y += 3;
  const drawHead = (row?: Element) => {
    const y = pdf.y;
    ornament(pdf, () => pdf.rect(PAGE.left, y, WIDTH, headHeight).fill(COLOUR.accent));
    drawRow(row, 'TH', head, y, FONT.bold, '#ffffff');
    pdf.y = y + headHeight;
  };
  const drawRow = (
    row: Element | undefined,
    type: string,
    cells: readonly string[],
    y: number,
    font: string,
    colour: string,
  ) => {
    const write = (cell: string, { x, width, align }: Place) =>
      pdf
        .font(font)
        .fontSize(size)
        .fillColor(colour)
        .text(cell, x + PADDING, y + PADDING, { width: width - 2 * PADDING, align });
    cells.forEach((cell, index) => {
      const place = places[index];
      if (!place) return;
      // A head that is repeated was read already.
      if (row) drawn(pdf, row, index === 0 && type === 'TD' ? 'TH' : type, () => write(cell, place));
      else ornament(pdf, () => write(cell, place));
    });
  };
  const headRow = pdf.struct('TR');
  element.add(headRow);
  drawHead(headRow);
  headRow.end();
  rows.forEach((cells, index) => {
    const height = heights[index] ?? 0;
    if (pdf.y + height > PAGE.bottom) {
      room(pdf, Infinity);
      drawHead();
    }
    const y = pdf.y;
    if (index % 2 === 1) ornament(pdf, () => pdf.rect(PAGE.left, y, WIDTH, height).fill(COLOUR.band));
    const row = pdf.struct('TR');
    element.add(row);
    drawRow(row, 'TD', cells, y, FONT.plain, COLOUR.text);
    row.end();
    pdf.y = y + height;
  });
  element.end();
  ornament(pdf, () => pdf.moveTo(PAGE.left, pdf.y).lineTo(PAGE.right, pdf.y).lineWidth(0.5).stroke(COLOUR.rule));
  pdf.y += 12;
}

/** The largest letters with which figures stay on one line, and the words of the head whole. */
function sizeOf(pdf: Pdf, { columns, rows }: Pick<Table, 'columns' | 'rows'>, places: readonly Place[]): number {
  const sizes = columns.map(({ title, of }, index) => {
    const unit = pdf.font(FONT.bold).fontSize(1);
    const words = Math.max(...title.split(' ').map((word) => unit.widthOfString(word)));
    pdf.font(FONT.plain);
    const figures = of === 'figures' ? rows.map((row) => pdf.widthOfString(row[index] ?? '')) : [];
    // A hair more than they take, since a line that is just full is broken.
    return ((places[index]?.width ?? 0) - 2 * PADDING) / (Math.max(words, ...figures) * 1.01);
  });
  return Math.max(SMALLEST, Math.min(LARGEST, ...sizes));
}

function placesOf(columns: Table['columns']): Place[] {
  const weights = columns.reduce((sum, { weight }) => sum + weight, 0);
  let x: number = PAGE.left;
  return columns.map(({ weight, of }): Place => {
    const width = (WIDTH * weight) / weights;
    const place = { x, width, align: of === 'figures' ? ('right' as const) : ('left' as const) };
    x += width;
    return place;
  });
}
