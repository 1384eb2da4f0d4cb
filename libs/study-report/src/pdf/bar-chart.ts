import type { Bars } from '../document.js';
import { COLOUR, FONT, label, PAGE, SERIES, WIDTH, type Pdf } from '#libs/paper';
import { legendEntry, type Area } from './scale.js';

const BAR = 8;
const GAP = 8;
const HEAD = 16;
const FOOT = 18;
const NAMES = 110;

/** Points that the bars of so many groups take. */
export const barChartHeight = ({ groups, series }: Bars): number =>
  HEAD + FOOT + groups.length * (series.length * BAR + GAP);

/** Draws lying bars, those of a group beneath each other, each with its figure at its end. */
export function drawBars(pdf: Pdf, chart: Bars): void {
  const { axis, groups, series } = chart;
  const top = pdf.y;
  const height = barChartHeight(chart) - HEAD - FOOT;
  const area: Area = { x: PAGE.left + NAMES, y: top + HEAD, width: WIDTH - NAMES - 40, height };
  let x: number = area.x;
  series.forEach((name, index) => (x = legendEntry(pdf, x, top, colourOf(index), name)));
  const xOf = (value: number) => area.x + (area.width * value) / axis.max;
  for (const tick of axis.ticks) {
    pdf
      .moveTo(xOf(tick.at), area.y)
      .lineTo(xOf(tick.at), area.y + area.height)
      .lineWidth(0.5)
      .stroke(COLOUR.rule);
    pdf.font(FONT.plain).fontSize(7).fillColor(COLOUR.quiet);
    label(pdf, tick.label, { x: xOf(tick.at) - 20, y: area.y + area.height + 4, width: 40, align: 'center' });
  }
  groups.forEach(({ label: name, bars }, group) => {
    const y = area.y + group * (series.length * BAR + GAP) + GAP / 2;
    pdf.font(FONT.plain).fontSize(8).fillColor(COLOUR.text);
    pdf.text(name, PAGE.left, y + 4, { width: NAMES - 8, height: 20, ellipsis: true });
    bars.forEach(({ value, text }, index) => {
      const barY = y + index * BAR;
      pdf.rect(area.x, barY + 0.5, xOf(value) - area.x, BAR - 1).fill(colourOf(index));
      pdf.font(FONT.plain).fontSize(6.5).fillColor(COLOUR.text);
      label(pdf, text, { x: xOf(value) + 3, y: barY + 1, width: 40 });
    });
  });
}

const colourOf = (index: number): string => SERIES[index % SERIES.length] ?? SERIES[0];
