import type { HeatMap } from '../document.js';
import { COLOUR, FONT, label, PAGE, SHADES, WIDTH, type Pdf } from '#libs/paper';
import { legendEntry } from './scale.js';

const CELL = 15;
const NAMES = 46;
export const HEAT_MAP_HEIGHT = 7 * CELL + 40;

/** Draws a shade for each hour of the week; an hour of which nothing is known stays blank. */
export function drawHeatMap(pdf: Pdf, { columnLabels, rows, levels, few }: HeatMap): void {
  const top = pdf.y;
  const step = (WIDTH - NAMES) / columnLabels.length;
  const xOf = (column: number) => PAGE.left + NAMES + column * step;
  pdf.font(FONT.plain).fontSize(7).fillColor(COLOUR.quiet);
  columnLabels.forEach((text, column) => label(pdf, text, { x: xOf(column), y: top, width: step, align: 'center' }));
  rows.forEach(({ label: name, cells }, row) => {
    const y = top + 10 + row * CELL;
    pdf.font(FONT.plain).fontSize(7.5).fillColor(COLOUR.text);
    label(pdf, name, { x: PAGE.left, y: y + 4, width: NAMES - 6 });
    cells.forEach((cell, column) => {
      const box = pdf.rect(xOf(column) + 0.5, y + 0.5, step - 1, CELL - 1);
      if (cell === null) box.lineWidth(0.4).stroke(COLOUR.rule);
      else box.fill(shadeOf(cell.level, levels.length));
      if (cell?.few) pdf.circle(xOf(column) + step / 2, y + CELL / 2, 1.4).fill(dotOn(cell.level, levels.length));
    });
  });
  const below = top + 10 + rows.length * CELL + 8;
  let x: number = PAGE.left + NAMES;
  levels.forEach((text, level) => (x = legendEntry(pdf, x, below, shadeOf(level, levels.length), text)));
  pdf.font(FONT.plain).fontSize(7.5).fillColor(COLOUR.quiet);
  label(pdf, few, { x: PAGE.left + NAMES, y: below + 12, width: WIDTH - NAMES });
}

/** The shades in use reach from the lightest to the darkest, however few levels there are. */
const placeOf = (level: number, levels: number): number =>
  levels > 1 ? Math.round((level * (SHADES.length - 1)) / (levels - 1)) : 0;
const shadeOf = (level: number, levels: number): string => SHADES[placeOf(level, levels)] ?? SHADES[0];
const dotOn = (level: number, levels: number): string => (placeOf(level, levels) > 2 ? '#ffffff' : COLOUR.text);
