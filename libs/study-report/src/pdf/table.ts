import type { Table } from '../document.js';
import { COLOUR, drawn, FONT, ornament, PAGE, room, WIDTH, type Element, type Pdf } from './paper.js';

const PADDING = 3;
/** From so many columns on letters are smaller, so that figures stay on one line. */
const MANY = 8;

interface Place {
  x: number;
  width: number;
  align: 'left' | 'right';
}

/** Draws a table. Its head is repeated on each page that it comes to. */
export function drawTable(pdf: Pdf, parent: Element, { caption, columns, rows }: Table): void {
  const size = columns.length >= MANY ? 7 : 8.5;
  const places = placesOf(columns);
  const head = columns.map(({ title }) => title);
  const heightOf = (cells: readonly string[], font: string) => {
    pdf.font(font).fontSize(size);
    const heights = cells.map((cell, index) => pdf.heightOfString(cell, { width: (places[index]?.width ?? 0) - 2 * PADDING }));
    return Math.max(...heights, size) + 2 * PADDING;
  };
  const headHeight = heightOf(head, FONT.bold);
  const first = rows[0] ? heightOf(rows[0], FONT.plain) : 0;
  const element = pdf.struct('Table');
  parent.add(element);
  room(pdf, 22 + headHeight + first);
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
  const drawRow = (row: Element | undefined, type: string, cells: readonly string[], y: number, font: string, colour: string) => {
    const write = (cell: string, { x, width, align }: Place) =>
      pdf.font(font).fontSize(size).fillColor(colour).text(cell, x + PADDING, y + PADDING, { width: width - 2 * PADDING, align });
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
    const height = heightOf(cells, FONT.plain);
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
