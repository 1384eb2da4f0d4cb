import type { Columns } from '../document.js';
import { COLOUR, FONT, label, PAGE, SERIES, WIDTH, type Pdf } from '#libs/paper';
import { uprightScale, type Area } from './scale.js';

export const COLUMN_CHART_HEIGHT = 190;

/** Draws upright bars beside each other, each with its figure above and its label below. */
export function drawColumns(pdf: Pdf, { axis, columns }: Columns): void {
  const top = pdf.y;
  const area: Area = { x: PAGE.left + 46, y: top + 10, width: WIDTH - 56, height: COLUMN_CHART_HEIGHT - 34 };
  const yOf = uprightScale(pdf, area, axis);
  const step = area.width / columns.length;
  columns.forEach(({ label: text, value, text: figure }, index) => {
    const x = area.x + index * step;
    const y = yOf(value);
    if (value > 0) pdf.rect(x + step * 0.12, y, step * 0.76, area.y + area.height - y).fill(SERIES[0]);
    pdf.font(FONT.plain).fontSize(6.5).fillColor(COLOUR.text);
    label(pdf, figure, { x, y: y - 8, width: step, align: 'center' });
    pdf.fillColor(COLOUR.quiet);
    pdf.text(text, x + 1, area.y + area.height + 4, { width: step - 2, align: 'center', height: 18 });
  });
}
