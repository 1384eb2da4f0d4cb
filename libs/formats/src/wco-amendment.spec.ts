import { readFileSync } from 'node:fs';
import type { Declaration } from '#libs/domain';
import { applyAmendment } from './wco-amendment.js';
import { readWco } from './wco-message.js';
import { readXml } from './xml-read.js';
import { writeXml } from './xml-write.js';

const sample = (path: string) => readFileSync(new URL(`../../../tests/samples/wco/${path}`, import.meta.url));
const IM017A = sample('original/Step1_TT_IM017a.xml');

function amended(original: Uint8Array, amendment: Uint8Array): Uint8Array {
  const result = applyAmendment(original, amendment);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.xml;
}

function declarationOf(xml: Uint8Array): Declaration {
  const result = readWco(xml);
  if (!result.ok || result.message.message !== 'original') throw new Error(JSON.stringify(result));
  return result.message.declaration;
}

/** Lines of the original, brought to the form that is written, which are not in the other, and the other way round. */
function difference(original: Uint8Array, other: Uint8Array) {
  const lines = (xml: Uint8Array) => new TextDecoder().decode(xml).split('\n');
  const [before, after] = [lines(writeXml(readXml(original).root)), lines(other)];
  return {
    gone: before.filter((line) => !after.includes(line)).map((line) => line.trim()),
    come: after.filter((line) => !before.includes(line)).map((line) => line.trim()),
    lines: after.length - before.length,
  };
}

/** An amendment of one pointer, written `68A 2`, `65A 1 128`, with the body it brings. */
function amendment(body: string, ...pointers: string[][]): Uint8Array {
  const links = (steps: string[]) =>
    steps.map((step) => {
      const [section = '', number = '1', tag] = step.split(' ');
      return `<Pointer><SequenceNumeric>${number}</SequenceNumeric><DocumentSectionCode>${section}</DocumentSectionCode>${
        tag ? `<TagID>${tag}</TagID>` : ''
      }</Pointer>`;
    });
  const amendments = pointers.map((steps) => `<Amendment>${links(steps).join('')}</Amendment>`);
  return new TextEncoder().encode(
    `<Declaration><FunctionCode>13</FunctionCode><TypeCode>COR</TypeCode>${amendments.join('')}${body}</Declaration>`,
  );
}

const item = (number: number, inside: string) =>
  `<GoodsShipment><GovernmentAgencyGoodsItem><SequenceNumeric>${number}</SequenceNumeric>${inside}</GovernmentAgencyGoodsItem></GoodsShipment>`;

describe('the published amendments change exactly what they point at', () => {
  it('IM011a: the net mass', () => {
    const original = sample('original/TT_IM011a.xml');
    const xml = amended(original, sample('amendment/TT_IM011a_Amendment.xml'));
    expect(difference(original, xml)).toEqual({
      gone: ['<NetNetWeightMeasure>59</NetNetWeightMeasure>'],
      come: ['<NetNetWeightMeasure unitCode="KGM">62</NetNetWeightMeasure>'],
      lines: 0,
    });
    const before = declarationOf(original);
    const [first, ...rest] = before.items;
    expect(declarationOf(xml)).toEqual({ ...before, items: [{ ...first, netMassKg: '62' }, ...rest] });
  });

  it('IM008b: the status of the licence, though the body repeats the document with another number', () => {
    const original = sample('original/TT_IM008b.xml');
    const xml = amended(original, sample('amendment/TT_IM008b_Amendment.xml'));
    expect(difference(original, xml)).toEqual({
      gone: ['<LPCOExemptionCode>ES</LPCOExemptionCode>'],
      come: ['<LPCOExemptionCode>EE</LPCOExemptionCode>'],
      lines: 0,
    });
    expect(declarationOf(xml).items[0]?.documents[0]).toEqual({ type: '9100', id: 'GBOIL1234567F', status: 'EE' });
  });

  it('IM017a: the second item goes, and three totals change', () => {
    const xml = amended(IM017A, sample('amendment/TT_IM017a_Amendment.xml'));
    const before = declarationOf(IM017A);
    expect(declarationOf(xml)).toEqual({
      ...before,
      invoiceTotal: { amount: '1100', currency: 'GBP' },
      totalPackages: 65,
      items: before.items.filter((each) => each.number !== 2),
    });
    const result = readWco(xml);
    expect(
      result.ok && result.message.message === 'original' && result.message.warnings.map((each) => each.code),
    ).toEqual(['container-check-digit']);
  });
});

describe('an amendment', () => {
  const at = (...rest: string[]) => ['42A', '67A', ...rest];

  it('adds an item of a new number', () => {
    const body = item(4, '<Commodity><Classification><ID>85102000</ID></Classification></Commodity>');
    const { items } = declarationOf(amended(IM017A, amendment(body, at('68A 4'))));
    expect(items.map((each) => each.number)).toEqual([1, 2, 3, 4]);
    expect(items[3]?.commodityCode).toBe('85102000');
  });

  it('makes what lies between, once, for several pointers into it', () => {
    const body = item(
      4,
      '<Commodity><Description>new</Description><Classification><ID>851020</ID></Classification></Commodity>',
    );
    const xml = amended(IM017A, amendment(body, at('68A 4', '23A 1 137'), at('68A 4', '23A', '21A 1 145')));
    expect(declarationOf(xml).items[3]).toMatchObject({ number: 4, description: 'new', commodityCode: '851020' });
  });

  it('counts documents by their place in the declaration as it was', () => {
    const document =
      '<AdditionalDocument><CategoryCode>N</CategoryCode><TypeCode>935</TypeCode><ID>other</ID></AdditionalDocument>';
    const xml = amended(IM017A, amendment(item(1, document), at('68A 1', '02A 2 D005')));
    expect(declarationOf(xml).items[0]?.documents.map((each) => each.id)).toEqual([
      'GBDPO1108654',
      'other',
      'GBCGUGuaranteenotrequired',
    ]);
  });

  it('takes the last two of three documents out', () => {
    const xml = amended(IM017A, amendment('', at('68A 1', '02A 2'), at('68A 1', '02A 3')));
    expect(declarationOf(xml).items[0]?.documents.map((each) => each.id)).toEqual(['GBDPO1108654']);
  });

  it('reads a body that repeats the whole declaration', () => {
    const { root } = readXml(IM017A);
    const whole = new TextDecoder().decode(writeXml(root)).replace(/^[^]*?<GoodsShipment/, '<GoodsShipment');
    const body = whole
      .slice(0, whole.indexOf('</GoodsShipment>') + '</GoodsShipment>'.length)
      .replace(/(<Destination>\s*<CountryCode>)GB/, '$1FR');
    expect(difference(IM017A, amended(IM017A, amendment(body, at('99B 1 465'))))).toMatchObject({
      come: ['<CountryCode>FR</CountryCode>'],
      lines: 0,
    });
  });

  it.each([
    ['a section that nobody published', ['42A', '00Z'], '42A.00Z'],
    ['a tag that nobody published', ['42A 1 999'], '42A.999'],
    ['an item that does not exist', ['42A', '67A', '68A 9', '23A 1 137'], '42A.67A.68A[9].23A.137'],
    ['the declaration as a whole', ['42A'], '42A'],
    ['the local reference', ['42A 1 D013'], '42A.D013'],
    ['the declarant', ['42A', '57B 1 R123'], '42A.57B.R123'],
    ['no declaration', ['67A', '68A'], '67A.68A'],
  ])('is refused with its pointer when it points at %s', (_, pointer, name) => {
    const body = '<Declarant><ID>GB1</ID></Declarant>';
    const result = applyAmendment(IM017A, amendment(body, pointer));
    expect(result).toMatchObject({
      ok: false,
      malformed: false,
      issues: [{ path: '/Declaration/Amendment', code: 'amendment-pointer-unknown', line: 1 }],
    });
    expect(!result.ok && result.issues[0]?.message).toContain(`pointer ${name}:`);
  });

  it('is refused when it does not say which of the documents it brings', () => {
    const document = (id: string) => `<AdditionalDocument><ID>${id}</ID></AdditionalDocument>`;
    const result = applyAmendment(IM017A, amendment(item(1, document('a') + document('b')), at('68A 1', '02A 3 D005')));
    expect(result).toMatchObject({ ok: false, issues: [{ code: 'amendment-pointer-unknown' }] });
  });

  it('is refused when it points at nothing, or is malformed', () => {
    expect(applyAmendment(IM017A, amendment(''))).toMatchObject({ ok: false, malformed: false });
    expect(applyAmendment(IM017A, new TextEncoder().encode('<Declaration>'))).toMatchObject({
      ok: false,
      malformed: true,
    });
  });

  it('carries special characters over unharmed', () => {
    const body = item(1, '<Commodity><Description>A &amp; B &lt;"C"&gt; Zoë</Description></Commodity>');
    const xml = amended(IM017A, amendment(body, at('68A 1', '23A 1 137')));
    expect(declarationOf(xml).items[0]?.description).toBe('A & B <"C"> Zoë');
  });
});
