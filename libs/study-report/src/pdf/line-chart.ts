import type { Lines } from '../document.js';
import { COLOUR, FONT, label, PAGE, SERIES, WIDTH, type Pdf } from '#libs/paper';
import { legendEntry, uprightScale, type Area } from './scale.js';

export const LINE_CHART_HEIGHT = 190;
const LABEL_WIDTH = 44;

/** Draws a line for each series, and a point for each value. */
export function drawLines(pdf: Pdf, { axis, labels, series }: Lines): void {
  const top = pdf.y;
  const area: Area = { x: PAGE.left + 46, y: top + 16, width: WIDTH - 56, height: LINE_CHART_HEIGHT - 42 };
  let x: number = area.x;
  series.forEach(({ name }, index) => (x = legendEntry(pdf, x, top, colourOf(index), name)));
  const yOf = uprightScale(pdf, area, axis);
  const step = area.width / labels.length;
  const xOf = (index: number) => area.x + (index + 0.5) * step;
  const each = Math.ceil(LABEL_WIDTH / step);
  pdf.font(FONT.plain).fontSize(7).fillColor(COLOUR.quiet);
  labels.forEach((text, index) => {
    if (index % each !== 0) return;
    label(pdf, text, {
      x: xOf(index) - LABEL_WIDTH / 2,
      y: area.y + area.height + 5,
      width: LABEL_WIDTH,
      align: 'center',
    });
  });
  series.forEach(({ values }, index) => {
    let pen = false;
    values.forEach((value, place) => {
      if (value === null) pen = false;
      else {
        if (pen) pdf.lineTo(xOf(place), yOf(value));
        else pdf.moveTo(xOf(place), yOf(value));
        pen = true;
      }
    });
    pdf.lineWidth(1.6).stroke(colourOf(index));
    values.forEach((value, place) => value !== null && pdf.circle(xOf(place), yOf(value), 2.2).fill(colourOf(index)));
  });
}

const colourOf = (index: number): string => SERIES[index % SERIES.length] ?? SERIES[0];
