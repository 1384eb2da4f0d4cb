import { inflateSync } from 'node:zlib';
import { reportOn } from '../../../../tests/setup/study-report.js';
import { documentOf } from '../document-of.js';
import { pdfOf } from './pdf-of.js';

/** Texts that a PDF in standard fonts writes, in the order in which it does: hexadecimal, in Windows-1252. */
function textOf(pdf: string): string {
  const streams = pdf.matchAll(/stream\n([^]*?)\nendstream/g);
  const drawn = [...streams].map(([, stream = '']) => {
    const bytes = Buffer.from(stream, 'latin1');
    return bytes[0] === 0x78 ? inflateSync(bytes).toString('latin1') : '';
  });
  const decoder = new TextDecoder('windows-1252');
  return [...drawn.join('\n').matchAll(/\[(.*?)\] TJ/g)]
    .map(([, pieces = '']) =>
      [...pieces.matchAll(/<([0-9a-f]*)>/g)].map(([, hex = '']) => decoder.decode(Buffer.from(hex, 'hex'))).join(''),
    )
    .join('\n');
}

const pagesOf = (pdf: string): number => [...pdf.matchAll(/\/Type \/Page\b/g)].length;

async function drawn(declarations: number, asked: object, more: Parameters<typeof reportOn>[2]): Promise<string> {
  const { figures, about } = await reportOn(declarations, asked, more);
  return Buffer.from(await pdfOf(documentOf(figures, about))).toString('latin1');
}

describe('a report as PDF', () => {
  it('writes what is said, letters of Spanish included, with a number on each page', async () => {
    const pdf = await drawn(300, {}, { language: 'es', officeNames: new Map([['COBOG', 'Ñandú ¿Łódź?']]) });
    const text = textOf(pdf);
    expect(text).toContain('Estudio de tiempos de despacho');
    expect(text).toContain('Análisis');
    expect(text).toContain('Ñandú ¿?ódz?');
    const pages = pagesOf(pdf);
    expect(pages).toBeGreaterThan(6);
    for (let page = 1; page <= pages; page++) expect(text).toContain(`Página ${page} de ${pages}`);
    expect(text).not.toContain(`Página ${pages + 1} `);
  });

  it('can be read by a screen reader: language, headings, tables, what drawings show, bookmarks', async () => {
    const pdf = await drawn(300, {}, { language: 'en' });
    expect(pdf).toContain('/Lang (en)');
    expect(pdf).toContain('/Marked true');
    for (const element of ['Document', 'Sect', 'H1', 'H2', 'Table', 'TH', 'TD', 'L', 'Figure'])
      expect(pdf).toMatch(new RegExp(`/S /${element}\\b`));
    expect(pdf).toContain('/Alt (Lines of median and P90 by month.');
    expect(pdf).toContain('/Title (4.1  Summary)');
  });

  it.each([0, 1, 40])('is drawn of %d declarations', async (declarations) => {
    const pdf = await drawn(declarations, {}, { language: 'en' });
    expect(textOf(pdf)).toContain(`${declarations}`);
    expect(pdf.trimEnd().endsWith('%%EOF')).toBe(true);
  });

  it('breaks a long table over pages, and repeats its head', async () => {
    const one = textOf(await drawn(300, {}, { language: 'en' }));
    const { figures, about } = await reportOn(300);
    const [group] = figures.byOffice.groups;
    const groups = Array.from({ length: 120 }, (_each, index) => ({ ...(group as object), key: `OFFICE${index}` }));
    const many = { ...figures, byOffice: { ...figures.byOffice, groups: groups as typeof figures.byOffice.groups } };
    const text = textOf(Buffer.from(await pdfOf(documentOf(many, about))).toString('latin1'));
    for (const { key } of groups) expect(text).toContain(key);
    const heads = (all: string) => all.split('\n').filter((line) => line === 'Declarations').length;
    expect(heads(text)).toBeGreaterThan(heads(one));
  });
});
