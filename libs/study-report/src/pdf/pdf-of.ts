import PDFDocument from 'pdfkit';
import {
  COLOUR,
  collected,
  drawn,
  FONT,
  label,
  ornament,
  PAGE,
  printableIn,
  room,
  WIDTH,
  type Element,
  type Pdf,
} from '#libs/paper';
import type { ReportDocument, Section } from '../document.js';
import { drawBlock, drawTerms, leastHeight } from './blocks.js';

const HEADING = 34;
/** A section begins on a new page where less than about a third of one is left. */
const LEAST_SECTION = 260;

type Outline = ReturnType<Pdf['outline']['addItem']>;

/** A report as PDF: tagged for screen readers, with bookmarks, page numbers, and fonts that every reader has. */
export async function pdfOf(document: ReportDocument): Promise<Uint8Array> {
  const said = printableIn(document);
  const pdf = new PDFDocument({
    size: 'A4',
    margins: { left: PAGE.left, top: PAGE.top, right: 595 - PAGE.right, bottom: 842 - PAGE.bottom },
    pdfVersion: '1.7',
    tagged: true,
    lang: said.language,
    displayTitle: true,
    bufferPages: true,
    info: { Title: said.title, Author: 'Levante', Subject: said.subtitle, Creator: 'Levante', Producer: 'Levante' },
  });
  const whole = collected(pdf);
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  drawCover(pdf, root, said);
  said.sections.forEach((section, index) => drawSection(pdf, root, section, index + 1));
  root.end();
  drawFeet(pdf, said);
  pdf.end();
  return whole;
}

function drawCover(pdf: Pdf, root: Element, { title, subtitle, cover }: ReportDocument): void {
  pdf.outline.addItem(title);
  ornament(pdf, () => pdf.rect(PAGE.left, 120, 60, 5).fill(COLOUR.accent));
  drawn(pdf, root, 'Title', () => {
    pdf.font(FONT.bold).fontSize(28).fillColor(COLOUR.accent).text(title, PAGE.left, 140, { width: WIDTH });
  });
  drawn(pdf, root, 'P', () => {
    pdf
      .font(FONT.plain)
      .fontSize(13)
      .fillColor(COLOUR.quiet)
      .text(subtitle, PAGE.left, pdf.y + 6, { width: WIDTH });
  });
  pdf.y += 40;
  drawTerms(pdf, root, cover);
}

function drawSection(pdf: Pdf, root: Element, { title, blocks, parts }: Section, number: number): void {
  const ofBlocks = blocks.reduce((sum, block) => sum + leastHeight(pdf, block), HEADING);
  if (number === 1) pdf.addPage().y = PAGE.top;
  else {
    pdf.y += 14;
    room(pdf, Math.max(ofBlocks, LEAST_SECTION));
  }
  const element = pdf.struct('Sect', { title });
  root.add(element);
  const outline = drawHeading(pdf, element, 1, `${number}  ${title}`, pdf.outline);
  for (const block of blocks) drawBlock(pdf, element, block);
  parts.forEach((part, index) => {
    // A heading does not stand alone at the end of a page.
    room(pdf, HEADING + (part.blocks[0] ? leastHeight(pdf, part.blocks[0]) : 0));
    drawHeading(pdf, element, 2, `${number}.${index + 1}  ${part.title}`, outline);
    for (const block of part.blocks) drawBlock(pdf, element, block);
  });
  element.end();
}

function drawHeading(pdf: Pdf, parent: Element, level: 1 | 2, title: string, under: Outline): Outline {
  if (level === 2 && pdf.y > PAGE.top) pdf.y += 8;
  drawn(pdf, parent, `H${level}`, () => {
    pdf
      .font(FONT.bold)
      .fontSize(level === 1 ? 18 : 12.5)
      .fillColor(COLOUR.accent)
      .text(title, PAGE.left, pdf.y, { width: WIDTH });
  });
  pdf.y += level === 1 ? 10 : 5;
  return under.addItem(title);
}

/** Once it is known how many pages there are. */
function drawFeet(pdf: Pdf, { title, foot }: ReportDocument): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page++) {
    pdf.switchToPage(page);
    // Else text below the margin would begin a page of its own.
    pdf.page.margins.bottom = 0;
    pdf.markContent('Artifact', { type: 'Pagination' });
    pdf.font(FONT.plain).fontSize(8).fillColor(COLOUR.quiet);
    label(pdf, `Levante · ${title}`, { x: PAGE.left, y: PAGE.foot, width: WIDTH / 2 });
    label(pdf, foot(page - start + 1, count), {
      x: PAGE.left + WIDTH / 2,
      y: PAGE.foot,
      width: WIDTH / 2,
      align: 'right',
    });
    pdf.endMarkedContent();
  }
}
