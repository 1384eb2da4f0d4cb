import { fileName } from './documents.js';

describe('the name of an uploaded file', () => {
  it.each([
    ['factura ñ.pdf', 'factura ñ.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\scans\\one.png', 'one.png'],
    ['a\r\nb\0.pdf', 'ab.pdf'],
    ['', 'unnamed'],
    [undefined, 'unnamed'],
    ['x'.repeat(300), 'x'.repeat(200)],
  ])('%j is kept as %j', (said, kept) => {
    expect(fileName(said)).toBe(kept);
  });
});
