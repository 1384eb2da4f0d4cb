import { looksLikeXml } from './present-xml.js';

describe('what was received', () => {
  it.each([
    ['<Declaration/>', true],
    ['\ufeff\n  <?xml version="1.0"?>', true],
    [' {"a":"<"}', false],
    ['', false],
  ])('is told XML from JSON by its first character (%j)', (text, isXml) => {
    expect(looksLikeXml(Buffer.from(text))).toBe(isXml);
  });

  it('is told XML in UTF-16 too', () => {
    expect(looksLikeXml(Buffer.from('\ufeff<a/>', 'utf16le'))).toBe(true);
  });
});
