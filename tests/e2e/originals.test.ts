import { readdirSync } from 'node:fs';
import { DeclarationView, isMrn } from '#libs/domain';
import { as, bodyOf, declarationOf, lodge, problemIn, refusalIn } from './client.js';
import { sample, sampleAnew, newReference } from './declarations.js';
import { workToTheEnd } from './desk.js';

/** Which demo broker acts for the declarant of a published sample. */
const BROKERS: Record<string, string> = {
  GB603202734852: 'bruno',
  XI603202734852: 'bruno',
  GB553202734852: 'bruno',
  GB427168118378: 'berta',
  GB150454489082: 'berta',
  GB896458895015: 'berta',
  GB896458895023: 'berta',
};
const XML = { 'content-type': 'application/xml' };

const originals = readdirSync(new URL('../samples/wco/original/', import.meta.url)).sort();
const brokerOf = (xml: string): string => {
  const [, declarant = ''] = /<Declarant>\s*<ID>([^<]+)</.exec(xml) ?? [];
  return BROKERS[declarant] ?? `nobody acts for ${declarant}`;
};

test('takes all eleven published originals', () => expect(originals).toHaveLength(11));

describe.each(originals)('%s', (file) => {
  const xml = sample(`wco/original/${file}`);
  const broker = brokerOf(xml);

  it('is lodged by the broker of its declarant, who gets an MRN, a status and every open hold, and no lane', async () => {
    const answer = await as(broker).post('/declarations', xml, XML);
    const lodged = bodyOf(answer, DeclarationView, 201);
    expect(isMrn(lodged.mrn)).toBe(true);
    expect(answer.headers.get('location')).toBe(`/declarations/${lodged.id}`);
    expect(lodged.status === 'held').toBe(lodged.holds.some(({ kind }) => kind !== 'audit'));
    expect(lodged).not.toHaveProperty('lane');
    expect(lodged).not.toHaveProperty('reasons');
    expect(await declarationOf(broker, lodged.id)).toEqual(lodged);
  });

  it('is the same declaration with the same answer when the same bytes come again', async () => {
    const again = await as(broker).post('/declarations', xml, XML);
    const [first, second] = [bodyOf(again, DeclarationView, 201), await lodge(broker, xml)];
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(second).toEqual(first);
  });

  it('is kept byte for byte as received', async () => {
    const { id } = await lodge(broker, xml);
    const received = await as(broker).get(`/declarations/${id}/received`);
    expect(received.headers.get('content-type')).toMatch(/^application\/xml/);
    expect(received.body).toBe(xml);
  });

  it('is released once everybody who holds it has done their task, and its file closed', async () => {
    const { id } = await lodge(broker, xml);
    const seenByCustoms = await declarationOf('olga', id);
    expect(seenByCustoms.lane).toBeDefined();
    const cleared = await workToTheEnd(id, broker);
    expect(cleared).toMatchObject({ status: 'cleared', holds: [], lane: seenByCustoms.lane });
    expect(cleared.releasedAt).not.toBeNull();
  });

  it('refuses other content under its reference', async () => {
    const changed = xml.replace(/(<(?:GrossMassMeasure|TotalGrossMassMeasure)[^>]*>)[^<]*/, '$1987654');
    expect(changed).not.toBe(xml);
    expect(refusalIn(await as(broker).post('/declarations', changed, XML))).toBe('409 reference-taken');
  });
});

describe('hostile and broken XML', () => {
  const original = sample('wco/original/TT_IM011a.xml');

  it('is refused with line and column where it is not well-formed', async () => {
    const answer = await as('gateway').post('/declarations', sample('wco/malformed/TT_IM084a.xml'), XML);
    expect(refusalIn(answer)).toBe('400 malformed-content');
    const [error] = problemIn(answer).errors;
    expect(error?.line).toBeGreaterThan(1);
    expect(error?.column).toBeGreaterThan(0);
  });

  it.each([
    ['an empty document type', '<!DOCTYPE MetaData>'],
    ['an internal entity', '<!DOCTYPE MetaData [<!ENTITY lol "lol">]>'],
    ['an external entity', '<!DOCTYPE MetaData [<!ENTITY passwd SYSTEM "file:///etc/passwd">]>'],
  ])('is refused where it declares %s', async (_what, doctype) => {
    const xml = sampleAnew('wco/original/TT_IM011a.xml', newReference('doctype'));
    const hostile = xml.includes('?>') ? xml.replace('?>', `?>${doctype}`) : `${doctype}${xml}`;
    expect(refusalIn(await as('gateway').post('/declarations', hostile, XML))).toBe('400 malformed-content');
  });

  it('is refused where it nests beyond any honest depth', async () => {
    const nested = original.replace('<GoodsShipment>', `<GoodsShipment>${'<A>'.repeat(5000)}${'</A>'.repeat(5000)}`);
    expect(refusalIn(await as('gateway').post('/declarations', nested, XML))).toBe('400 malformed-content');
  });

  it('names every error of one declaration at once, and keeps what was rejected', async () => {
    const wrong = sampleAnew('wco/original/TT_EX010a.xml', newReference('wrong'))
      .replace(/<TypeCode>EXA<\/TypeCode>/, '<TypeCode>EXABCDEFG</TypeCode>')
      .replace(/(<GrossMassMeasure[^>]*>)[^<]*/, '$1heavy');
    const answer = await as('berta').post('/declarations', wrong, XML);
    expect(refusalIn(answer)).toBe('422 declaration-invalid');
    const { errors, rejectionId } = problemIn(answer);
    expect(errors.length).toBeGreaterThanOrEqual(2);
    expect(errors.every(({ path }) => path.includes('Declaration'))).toBe(true);
    const kept = await as('berta').get('/rejected-lodgements?limit=200');
    expect(JSON.stringify(kept.body)).toContain(rejectionId);
  });
});
