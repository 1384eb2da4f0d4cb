import type PDFDocument from 'pdfkit';

export type Pdf = InstanceType<typeof PDFDocument>;
/** An element of the structure by which a screen reader finds its way. */
export type Element = ReturnType<Pdf['struct']>;

/** Points (1/72 inch) of a page in A4. */
export const PAGE = { left: 50, right: 545, top: 56, bottom: 780, foot: 800 } as const;
export const WIDTH = PAGE.right - PAGE.left;

export const FONT = { plain: 'Helvetica', bold: 'Helvetica-Bold', fixed: 'Courier' } as const;
export const COLOUR = {
  text: '#1a1a1a',
  quiet: '#595959',
  rule: '#c4c9cf',
  band: '#f2f5f8',
  accent: '#14507f',
} as const;
/** Told apart by lightness as well, so that they survive a printer without colours. */
export const SERIES = ['#14507f', '#6fa8d6', '#c9a227'] as const;
/** From short to long. */
export const SHADES = ['#dceaf5', '#aecbe6', '#77a7d0', '#3f7cb0', '#14507f'] as const;

/** Go on to the next page where less than this is left. @param height points */
export function room(pdf: Pdf, height: number): void {
  if (pdf.y + height <= PAGE.bottom) return;
  pdf.addPage();
  pdf.y = PAGE.top;
}

/** A piece of the structure that is drawn at once. */
export function drawn(pdf: Pdf, parent: Element, type: string, draw: () => void, alternative?: string): void {
  const element = pdf.struct(type, alternative === undefined ? {} : { alt: alternative }, () => draw());
  parent.add(element);
  element.end();
}

/** Something that only looks: a screen reader passes it over. */
export function ornament(pdf: Pdf, draw: () => void): void {
  pdf.markContent('Artifact', { type: 'Layout' });
  draw();
  pdf.endMarkedContent();
}

/** One line of text at a place, never on another page. */
export function label(
  pdf: Pdf,
  text: string,
  at: { x: number; y: number; width: number; align?: 'left' | 'right' | 'center' },
): void {
  pdf.text(text, at.x, at.y, { width: at.width, align: at.align ?? 'left', lineBreak: false });
}

/** The bytes of a document, once it is ended. */
export async function collected(pdf: Pdf): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of pdf) pieces.push(piece as Uint8Array);
  return Buffer.concat(pieces);
}
