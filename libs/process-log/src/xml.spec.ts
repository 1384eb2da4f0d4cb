import { SaxesParser } from 'saxes';
import fc from 'fast-check';
import { quoted } from './xml.js';

/** What a parser reads of a value in quotes. */
function read(value: string): string {
  let text = '';
  const parser = new SaxesParser();
  parser.on('opentag', ({ attributes }) => (text = String(attributes['value'])));
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(`<string value=${value}/>`).close();
  return text;
}

describe('a text in XML', () => {
  it('is read as it was written, whatever XML can hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(/^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u.test(text));
        expect(read(quoted(text))).toBe(text);
      }),
    );
  });

  it('cannot end its quotes, open an element or name an entity', () => {
    const hostile = `"/><event/>]]>&xxe;'\t\r\n`;
    expect(read(quoted(hostile))).toBe(hostile);
  });

  it('loses only what XML cannot hold', () => {
    expect(read(quoted('a\u0000b\u001bc\ud800d\uffffe😀'))).toBe('a\ufffdb\ufffdc\ufffdd\ufffde😀');
  });
});
