import type { Axis } from '../document.js';
import { COLOUR, FONT, label, type Pdf } from '#libs/paper';

/** Where a chart is drawn: points on the page. */
export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Lines across an area with the ticks of an upright axis at their left. @returns where a value lies */
export function uprightScale(pdf: Pdf, area: Area, axis: Axis): (value: number) => number {
  const at = (value: number) => area.y + area.height * (1 - value / axis.max);
  for (const tick of axis.ticks) {
    const y = at(tick.at);
    pdf
      .moveTo(area.x, y)
      .lineTo(area.x + area.width, y)
      .lineWidth(0.5)
      .stroke(COLOUR.rule);
    pdf.font(FONT.plain).fontSize(7).fillColor(COLOUR.quiet);
    label(pdf, tick.label, { x: area.x - 44, y: y - 3.5, width: 40, align: 'right' });
  }
  return at;
}

/** A square of a colour with what it means, from the left on. @returns where the next one may stand */
export function legendEntry(pdf: Pdf, x: number, y: number, colour: string, text: string): number {
  pdf.rect(x, y, 7, 7).fill(colour);
  pdf.font(FONT.plain).fontSize(7.5).fillColor(COLOUR.text);
  label(pdf, text, { x: x + 10, y, width: 200 });
  return x + 10 + pdf.widthOfString(text) + 14;
}
