import type { Lines } from '../document.js';
import { COLOUR, FONT, label, PAGE, SERIES, WIDTH, type Pdf } from '#libs/paper';
import { legendEntry, uprightScale, type Area } from './scale.js';

export const LINE_CHART_HEIGHT = 190;
const LABEL_WIDTH = 44;

/** Draws a line for each series, and a point for each value: an empty one, and the line to it dashed, where it is not complete. */
export function drawLines(pdf: Pdf, { axis, points, series }: Lines): void {
  const top = pdf.y;
  const area: Area = { x: PAGE.left + 46, y: top + 16, width: WIDTH - 56, height: LINE_CHART_HEIGHT - 42 };
  let x: number = area.x;
  series.forEach(({ name }, index) => (x = legendEntry(pdf, x, top, colourOf(index), name)));
  const yOf = uprightScale(pdf, area, axis);
  const step = area.width / points.length;
  const xOf = (index: number) => area.x + (index + 0.5) * step;
  const each = Math.ceil(LABEL_WIDTH / step);
  pdf.font(FONT.plain).fontSize(7).fillColor(COLOUR.quiet);
  points.forEach(({ label: text }, index) => {
    if (index % each !== 0) return;
    label(pdf, text, {
      x: xOf(index) - LABEL_WIDTH / 2,
      y: area.y + area.height + 5,
      width: LABEL_WIDTH,
      align: 'center',
    });
  });
  series.forEach(({ values }, index) => {
    const colour = colourOf(index);
    pdf.lineWidth(1.6);
    values.forEach((value, place) => {
      const before = values[place - 1] ?? null;
      if (value === null || before === null) return;
      if (!points[place]?.isComplete) pdf.dash(3, { space: 2 });
      pdf
        .moveTo(xOf(place - 1), yOf(before))
        .lineTo(xOf(place), yOf(value))
        .stroke(colour)
        .undash();
    });
    values.forEach((value, place) => {
      if (value === null) return;
      const point = pdf.circle(xOf(place), yOf(value), 2.2);
      if (points[place]?.isComplete) point.fill(colour);
      else point.lineWidth(1).fillAndStroke('white', colour);
    });
  });
}

const colourOf = (index: number): string => SERIES[index % SERIES.length] ?? SERIES[0];
