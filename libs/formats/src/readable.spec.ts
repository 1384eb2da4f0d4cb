import { readFileSync } from 'node:fs';
import { readableIn } from './readable.js';

const SAMPLE = readFileSync(
  new URL('../../../tests/samples/wco/original/Step1_TT_IM001a.xml', import.meta.url),
  'utf8',
);
const read = (text: string, contentType: string) => readableIn(Buffer.from(text), contentType);

describe('what can be read of a rejected lodgement', () => {
  it('is the object that JSON says, right or wrong', () => {
    expect(read('{"kind":"smuggling","items":[]}', 'application/json')).toEqual({ kind: 'smuggling', items: [] });
    expect(read('["kind"]', 'application/json')).toBeUndefined();
    expect(read('{"kind":', 'application/json; charset=utf-8')).toBeUndefined();
  });

  it('is what an original in XML says, in the form of the domain, with what is wrong in it', () => {
    const wrong = SAMPLE.replace(/(<(?:\w+:)?DestinationCountryCode>|<(?:\w+:)?CountryCode>)[A-Z]{2}/, '$1Germany');
    expect(wrong).not.toBe(SAMPLE);
    const said = read(wrong, 'application/xml');
    expect(said).toMatchObject({ kind: 'import', items: [{ number: 1 }] });
    expect(JSON.stringify(said)).toContain('Germany');
  });

  it('is nothing of XML that is broken or no original', () => {
    expect(read(SAMPLE.slice(0, 2000), 'application/xml')).toBeUndefined();
    expect(read(SAMPLE.replace(/(FunctionCode>)9/, '$113'), 'application/xml')).toBeUndefined();
  });

  it('is nothing where it is far too much', () => {
    expect(read(JSON.stringify({ items: Array(1000).fill({}) }), 'application/json')).toBeUndefined();
    expect(read('{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000), 'application/json')).toBeUndefined();
  });
});
