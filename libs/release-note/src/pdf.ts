import PDFDocument from 'pdfkit';
import { create } from 'qrcode';
import type { Declaration, DeclarationView, ReleaseStatement, ReportLanguage } from '#libs/domain';
import {
  COLOUR,
  collected,
  drawn,
  FONT,
  ornament,
  PAGE,
  printableIn,
  WIDTH,
  type Element,
  type Pdf,
} from '#libs/paper';
import { texts } from './texts.js';

/** What a release note tells. */
export interface ReleaseNote {
  declaration: Pick<DeclarationView, 'localReference' | 'declarant'>;
  content: Declaration;
  statement: ReleaseStatement;
  /** The statement, signed. */
  code: string;
  office: { name: string; timeZone: string };
  language: ReportLanguage;
}

/** Points; about 6 cm, so that a telephone reads it from paper. */
const QR = 172;
const TERMS = WIDTH - QR - 24;
const NAME = 112;
/** As many as fit on the page beside everything else. */
const ITEMS = 14;

/** A release note as PDF: one page in A4, tagged for screen readers. */
export async function releaseNotePdf(note: ReleaseNote): Promise<Uint8Array> {
  const t = texts[note.language];
  const { mrn } = note.statement;
  const pdf = new PDFDocument({
    size: 'A4',
    margins: { left: PAGE.left, top: PAGE.top, right: 595 - PAGE.right, bottom: 842 - PAGE.bottom },
    pdfVersion: '1.7',
    tagged: true,
    lang: note.language,
    displayTitle: true,
    info: { Title: `${t.title} ${mrn}`, Author: 'Levante', Subject: mrn, Creator: 'Levante', Producer: 'Levante' },
  });
  const whole = collected(pdf);
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  ornament(pdf, () => pdf.rect(PAGE.left, PAGE.top, 60, 5).fill(COLOUR.accent));
  write(pdf, root, 'Title', `${t.title} · ${mrn}`, FONT.bold, 20, PAGE.top + 16, WIDTH);
  write(pdf, root, 'P', t.subtitle, FONT.plain, 12, pdf.y + 4, WIDTH);
  const top = pdf.y + 20;
  drawn(pdf, root, 'Figure', () => drawCode(pdf, note.code, PAGE.right - QR, top), `${t.code}: ${note.code}`);
  pdf.y = top;
  for (const [name, value] of termsOf(note)) drawTerm(pdf, root, name, value);
  pdf.y = Math.max(pdf.y, top + QR) + 18;
  drawGoods(pdf, root, note);
  write(pdf, root, 'H2', t.check, FONT.bold, 11, pdf.y + 14, WIDTH);
  write(pdf, root, 'P', t.checkText, FONT.plain, 9.5, pdf.y + 3, WIDTH);
  write(pdf, root, 'P', note.code, FONT.fixed, 6.5, pdf.y + 8, WIDTH);
  root.end();
  pdf.end();
  return whole;
}

function termsOf({ declaration, content, statement, office, language }: ReleaseNote): [string, string][] {
  const t = texts[language];
  const { containers, moreContainers } = statement;
  const terms: [string, string | undefined][] = [
    [t.releasedAt, momentOf(statement.releasedAt, office.timeZone, language)],
    [t.office, `${office.name} (${statement.office})`],
    [t.reference, declaration.localReference],
    [t.declarant, declaration.declarant],
    [t.importer, content.importer?.name ?? content.importer?.id],
    [t.exporter, content.exporter?.name ?? content.exporter?.id],
    [t.version, String(statement.version)],
    [t.items, String(statement.items)],
    [t.packages, statement.packages?.toString()],
    [t.mass, statement.grossMassKg && `${numberOf(statement.grossMassKg, language)} kg`],
    [t.containers, [...containers, ...(moreContainers ? [t.more(moreContainers)] : [])].join(', ')],
  ];
  return terms.flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []));
}

function drawTerm(pdf: Pdf, root: Element, name: string, value: string): void {
  const y = pdf.y;
  write(pdf, root, 'P', name, FONT.bold, 9.5, y, NAME, COLOUR.accent);
  const below = pdf.y;
  drawn(pdf, root, 'P', () => {
    pdf
      .font(FONT.plain)
      .fontSize(10)
      .fillColor(COLOUR.text)
      .text(printableIn(value), PAGE.left + NAME, y, { width: TERMS - NAME });
  });
  pdf.y = Math.max(pdf.y, below) + 3;
}

function drawGoods(pdf: Pdf, root: Element, { content: { items }, language }: ReleaseNote): void {
  const t = texts[language];
  write(pdf, root, 'H2', t.goods, FONT.bold, 11, pdf.y, WIDTH);
  for (const { number, commodityCode, description } of items.slice(0, ITEMS)) {
    const said = [`${number}.`, commodityCode, description].filter(Boolean).join('  ');
    write(pdf, root, 'P', said.length > 100 ? `${said.slice(0, 99)}…` : said, FONT.plain, 9.5, pdf.y + 3, WIDTH);
  }
  if (items.length > ITEMS)
    write(pdf, root, 'P', t.moreItems(items.length - ITEMS), FONT.plain, 9.5, pdf.y + 3, WIDTH, COLOUR.quiet);
}

function write(
  pdf: Pdf,
  parent: Element,
  type: string,
  text: string,
  font: string,
  size: number,
  y: number,
  width: number,
  colour: string = COLOUR.text,
): void {
  drawn(pdf, parent, type, () => {
    pdf.font(font).fontSize(size).fillColor(colour).text(printableIn(text), PAGE.left, y, { width });
  });
}

/** Drawn as squares rather than as a picture: sharp at any size. Error correction M: a fold or a stain takes 15 % and it still reads. */
function drawCode(pdf: Pdf, code: string, left: number, top: number): void {
  const { modules } = create(code, { errorCorrectionLevel: 'M' });
  const side = QR / modules.size;
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++)
      // A hair wider than they are, or viewers draw light seams between them.
      if (modules.get(row, column)) pdf.rect(left + column * side, top + row * side, side + 0.05, side + 0.05);
  pdf.fill('#000000');
}

const LOCALES: Record<ReportLanguage, string> = { es: 'es-CO', en: 'en-GB' };

const momentOf = (at: string, timeZone: string, language: ReportLanguage): string =>
  new Intl.DateTimeFormat(LOCALES[language], {
    timeZone,
    dateStyle: 'long',
    timeStyle: 'long',
    hourCycle: 'h23',
  }).format(new Date(at));

const numberOf = (text: string, language: ReportLanguage): string =>
  new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 6 }).format(text as Intl.StringNumericLiteral);
