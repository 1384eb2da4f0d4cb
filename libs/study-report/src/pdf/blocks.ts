import type { Block, Terms } from '../document.js';
import { chartHeight, drawChart } from './chart.js';
import { COLOUR, drawn, FONT, ornament, PAGE, room, WIDTH, type Element, type Pdf } from '#libs/paper';
import { drawTable, leastTableHeight } from './table.js';

const TERM = 130;
const RULE_STEP = 24;
const SOME_LINES = 70;

/** Draws a piece of a section where the one before it ended. */
export function drawBlock(pdf: Pdf, parent: Element, block: Block): void {
  switch (block.kind) {
    case 'text':
      drawText(pdf, parent, block.text);
      break;
    case 'points':
      drawPoints(pdf, parent, block.points);
      break;
    case 'terms':
      drawTerms(pdf, parent, block.terms);
      break;
    case 'address':
      drawAddress(pdf, parent, block.text);
      break;
    case 'table':
      drawTable(pdf, parent, block.table);
      break;
    case 'chart':
      drawChart(pdf, parent, block.chart);
      break;
    case 'ruled':
      drawRuled(pdf, block.lines);
      break;
  }
}

/** Points that a block wants beneath a heading: what it takes where it is not broken over pages, else some lines of it. */
export function leastHeight(pdf: Pdf, block: Block): number {
  if (block.kind === 'chart') return chartHeight(block.chart);
  if (block.kind === 'table') return leastTableHeight(pdf, block.table);
  if (block.kind === 'ruled') return block.lines * RULE_STEP;
  return SOME_LINES;
}

const plain = (pdf: Pdf) => pdf.font(FONT.plain).fontSize(10).fillColor(COLOUR.text);

function drawText(pdf: Pdf, parent: Element, text: string): void {
  room(pdf, plain(pdf).heightOfString(text, { width: WIDTH, lineGap: 2 }));
  drawn(pdf, parent, 'P', () => plain(pdf).text(text, PAGE.left, pdf.y, { width: WIDTH, lineGap: 2 }));
  pdf.y += 7;
}

function drawPoints(pdf: Pdf, parent: Element, points: readonly string[]): void {
  const list = pdf.struct('L');
  parent.add(list);
  for (const point of points) {
    room(pdf, plain(pdf).heightOfString(point, { width: WIDTH - 14, lineGap: 2 }));
    const y = pdf.y;
    const item = pdf.struct('LI');
    list.add(item);
    drawn(pdf, item, 'Lbl', () => plain(pdf).text('•', PAGE.left + 2, y, { lineBreak: false }));
    drawn(pdf, item, 'LBody', () => plain(pdf).text(point, PAGE.left + 14, y, { width: WIDTH - 14, lineGap: 2 }));
    item.end();
    pdf.y += 2;
  }
  list.end();
  pdf.y += 6;
}

/** Terms at the left, each with what it is at its right. */
export function drawTerms(pdf: Pdf, parent: Element, terms: Terms): void {
  const list = pdf.struct('L');
  parent.add(list);
  for (const [term, meaning] of terms) {
    const width = WIDTH - TERM - 10;
    const ofTerm = pdf.font(FONT.bold).fontSize(9.5).heightOfString(term, { width: TERM });
    const height = Math.max(ofTerm, plain(pdf).heightOfString(meaning, { width, lineGap: 1.5 }));
    room(pdf, height);
    const y = pdf.y;
    const item = pdf.struct('LI');
    list.add(item);
    drawn(pdf, item, 'Lbl', () => {
      pdf.font(FONT.bold).fontSize(9.5).fillColor(COLOUR.accent).text(term, PAGE.left, y, { width: TERM });
    });
    drawn(pdf, item, 'LBody', () => plain(pdf).text(meaning, PAGE.left + TERM + 10, y, { width, lineGap: 1.5 }));
    item.end();
    pdf.y = y + height + 5;
  }
  list.end();
  pdf.y += 4;
}

function drawAddress(pdf: Pdf, parent: Element, text: string): void {
  const fixed = () => pdf.font(FONT.fixed).fontSize(8).fillColor(COLOUR.text);
  room(pdf, fixed().heightOfString(text, { width: WIDTH - 14 }));
  drawn(pdf, parent, 'P', () => fixed().text(text, PAGE.left + 14, pdf.y, { width: WIDTH - 14 }));
  pdf.y += 7;
}

function drawRuled(pdf: Pdf, lines: number): void {
  for (let line = 0; line < lines; line++) {
    room(pdf, RULE_STEP);
    pdf.y += RULE_STEP;
    const { y } = pdf;
    ornament(pdf, () => pdf.moveTo(PAGE.left, y).lineTo(PAGE.right, y).lineWidth(0.5).stroke(COLOUR.rule));
  }
  pdf.y += 10;
}
