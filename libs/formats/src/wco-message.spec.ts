import { readdirSync, readFileSync } from 'node:fs';
import type { Declaration, Issue } from '#libs/domain';
import { readWco } from './wco-message.js';

const samples = new URL('../../../tests/samples/wco/', import.meta.url);
const sample = (path: string) => readFileSync(new URL(path, samples));

function declarationOf(bytes: Uint8Array): { declaration: Declaration; warnings: Issue[] } {
  const result = readWco(bytes);
  if (!result.ok || result.message.message !== 'original') throw new Error(JSON.stringify(result));
  return result.message;
}

function issuesOf(text: string): Issue[] {
  const result = readWco(new TextEncoder().encode(text));
  if (result.ok) throw new Error('it was read without an issue');
  return result.issues;
}

/** A published example with one thing changed. */
function changed(path: string, from: string | RegExp, to: string): string {
  const text = sample(path).toString('utf8');
  const other = text.replace(from, to);
  if (other === text) throw new Error(`${String(from)} is not in ${path}`);
  return other;
}

describe('published declarations', () => {
  it.each(readdirSync(new URL('original/', samples)))('%s is read without an error', (file) => {
    const { declaration, warnings } = declarationOf(sample(`original/${file}`));
    expect(declaration.items.length).toBeGreaterThan(0);
    // All of them carry container numbers made up for the example.
    expect(warnings.map((warning) => warning.code)).toContain('container-check-digit');
    expect(warnings.every((warning) => warning.path.startsWith('/Declaration/') && warning.line !== undefined)).toBe(
      true,
    );
  });

  it('an import of three items says what its XML says', () => {
    const { declaration } = declarationOf(sample('original/Step1_TT_IM017a.xml'));
    expect(declaration).toMatchObject({
      localReference: 'TT_IM17a_v1.4_1907_01',
      kind: 'import',
      type: 'IMA',
      advance: false,
      office: 'WLALONBTW',
      declarant: { id: 'GB603202734852' },
      importer: { id: 'GB553202734852' },
      exporter: { name: 'US Clipper Inc.', address: { city: 'New York', country: 'US', postcode: 'NY1 234' } },
      authorisations: [
        { type: 'CGU', holder: 'GB553202734852' },
        { type: 'DPO', holder: 'GB553202734852' },
      ],
      transport: { mode: 'sea', nationality: 'US', id: '12345' },
      containers: ['AD12345'],
      dispatchCountry: 'US',
      destinationCountry: 'GB',
      deliveryTerms: 'CIF',
      payment: { method: 'deferred', reference: '1108654' },
      guarantee: { type: '0', reference: 'Guaranteenotrequired' },
      invoiceTotal: { amount: '1200', currency: 'GBP' },
      totalPackages: 80,
    });
    expect(declaration.representative).toBeUndefined();
    expect(declaration.items[0]).toEqual({
      number: 1,
      description: 'ttimportdocblocking',
      commodityCode: '8510900000',
      origin: 'US',
      grossMassKg: '150',
      netMassKg: '100',
      price: { amount: '1000', currency: 'GBP' },
      procedure: { current: '40', previous: '00', additional: ['000'] },
      valuationMethod: '1',
      packages: [{ count: 50, type: 'BX', marks: 'BX-1234228/34' }],
      documents: [
        { type: 'C506', id: 'GBDPO1108654' },
        { type: 'N935', id: '12345/19.02.2021', status: 'AC' },
        { type: 'C505', id: 'GBCGUGuaranteenotrequired', status: 'CC' },
      ],
      previousDocuments: [],
      taxes: [
        { type: 'A00', preference: '100', paymentMethod: 'E' },
        { type: 'B00', paymentMethod: 'E' },
      ],
    });
  });

  it('an export has no origin, its receiver abroad as importer, and a country that only customs know', () => {
    const { declaration, warnings } = declarationOf(sample('original/TT_EX005a.xml'));
    expect(declaration).toMatchObject({
      kind: 'export',
      type: 'EXA',
      office: 'GB000290',
      representative: { id: 'GB427168118378' },
      exporter: { id: 'GB150454489082' },
      importer: { name: 'ZG Export', address: { country: 'ZG' } },
      destinationCountry: 'ZG',
      payment: { method: 'none' },
      invoiceTotal: { amount: '9500', currency: 'GBP' },
    });
    expect(declaration.items[0]?.origin).toBeUndefined();
    expect(declaration.items[0]?.statisticalValue).toEqual({ amount: '9500', currency: 'GBP' });
    expect(warnings).toContainEqual({
      path: '/Declaration/GoodsShipment/Destination/CountryCode',
      code: 'country-unknown',
      message: 'ZG is not a country code of ISO 3166',
      line: 175,
      column: 5,
    });
  });

  it('a clearance request needs no commodity code, no price and no tax', () => {
    const { declaration } = declarationOf(sample('original/TT_IM011a.xml'));
    expect(declaration).toMatchObject({
      type: 'IMK',
      advance: true,
      ucr: '1GB427168118378-12345',
      payment: { method: 'none' },
    });
    expect(declaration.items[0]?.commodityCode).toBeUndefined();
    expect(declaration.invoiceTotal).toBeUndefined();
  });

  it('a supplementary declaration is not lodged in advance and comes with its warehouse', () => {
    const { declaration } = declarationOf(sample('original/Step1_TT_IM184a.xml'));
    expect(declaration).toMatchObject({ type: 'IMZ', advance: false, office: 'GBBEL004', warehouse: 'U1117770GB' });
    expect(declaration.items).toHaveLength(4);
  });

  it('the invoice total is the sum of the prices where it is left out', () => {
    expect(sample('original/Step1_TT_IM083a.xml').includes('<InvoiceAmount')).toBe(false);
    const { declaration } = declarationOf(sample('original/Step1_TT_IM083a.xml'));
    expect(declaration.invoiceTotal).toEqual({ amount: '6000', currency: 'GBP' });
    expect(declaration.importer?.name).toBe('Les McQueen');
  });
});

describe('messages about a declaration', () => {
  it('a cancellation says which declaration, who asks and why', () => {
    expect(readWco(sample('cancellation/TT_IM011a_Cancellation.xml'))).toEqual({
      ok: true,
      message: {
        message: 'cancellation',
        mrn: '24GBA4ZYBWXU1BSA00',
        localReference: '7849431M0ZUP',
        submitter: 'GB427168118378',
        reason: 'This is a duplicate declaration, please cancel',
        reasonCodes: ['1'],
      },
    });
  });

  it('an amendment says what it points at', () => {
    const result = readWco(sample('amendment/TT_IM017a_Amendment.xml'));
    expect(result).toMatchObject({
      ok: true,
      message: {
        message: 'amendment',
        mrn: '21GB7X8M7S6NG8N6R0',
        reasonCodes: ['30', '28', '21', '28'],
        pointers: ['42A.67A.68A[2]', '42A.228', '42A.109', '42A.146'],
      },
    });
  });

  it('an answer of customs is no declaration', () => {
    const result = readWco(sample('notification/01._DMSACC.xml'));
    expect(result).toMatchObject({
      ok: false,
      malformed: false,
      issues: [{ path: '/MetaData', code: 'message-unknown' }],
    });
  });

  it.each([
    ['<FunctionCode>9<', '<FunctionCode>4<', 'FunctionCode', 'message-unknown'],
    ['<FunctionCode>9</FunctionCode>', '', 'FunctionCode', 'required'],
    ['<FunctionCode>9<', '<FunctionCode>13<', 'TypeCode', 'message-unknown'],
  ])('another function is refused where it stands: %s becomes %s', (from, to, name, code) => {
    const issues = issuesOf(changed('original/TT_IM011a.xml', from, to));
    expect(issues).toMatchObject([{ path: `/Declaration/${name}`, code }]);
  });
});

describe('errors', () => {
  it('all come at once, each at its place in what was sent', () => {
    const text = sample('original/Step1_TT_IM017a.xml')
      .toString('utf8')
      .replace('<ID>85101000</ID>', '<ID>8510.10</ID>')
      .replace('<NetNetWeightMeasure>10<', '<NetNetWeightMeasure>16<')
      .replace('<FunctionalReferenceID>TT_IM17a_v1.4_1907_01</FunctionalReferenceID>', '')
      .replace('<InvoiceAmount currencyID="GBP">1200<', '<InvoiceAmount>1,200.00<')
      .replace('<SequenceNumeric>3</SequenceNumeric>', '<SequenceNumeric>three</SequenceNumeric>')
      .replace(/<Importer>[^]*<\/Importer>/, '');
    const issues = issuesOf(text);
    const item = '/Declaration/GoodsShipment/GovernmentAgencyGoodsItem';
    expect(new Map(issues.map((issue) => [issue.path, issue.code]))).toEqual(
      new Map([
        ['/Declaration/FunctionalReferenceID', 'required'],
        ['/Declaration/InvoiceAmount', 'invalid'],
        ['/Declaration/InvoiceAmount/@currencyID', 'required'],
        [`${item}[2]/Commodity/Classification[1]/ID`, 'invalid'],
        [`${item}[2]/Commodity/GoodsMeasure/NetNetWeightMeasure`, 'invalid'],
        [`${item}[3]/SequenceNumeric`, 'invalid'],
        ['/Declaration/GoodsShipment/Importer', 'required'],
      ]),
    );
    const lines = text.split('\n');
    const classification = issues.find((issue) => issue.path.endsWith('Classification[1]/ID'));
    expect(lines[(classification?.line ?? 0) - 1]?.slice((classification?.column ?? 0) - 1)).toMatch(/^<ID>8510\.10/);
    expect(issues.every((issue) => issue.line !== undefined && issue.column !== undefined)).toBe(true);
  });

  it('an unknown declaration type is one error', () => {
    const issues = issuesOf(changed('original/TT_IM011a.xml', '<TypeCode>IMK<', '<TypeCode>ZZK<'));
    expect(issues).toMatchObject([{ path: '/Declaration/TypeCode', code: 'type-unknown' }]);
  });

  it('a declaration that is no clearance request needs commodity codes', () => {
    const issues = issuesOf(changed('original/TT_IM011a.xml', '<TypeCode>IMK<', '<TypeCode>IMD<'));
    expect(issues).toMatchObject([
      { path: '/Declaration/GoodsShipment/GovernmentAgencyGoodsItem/Commodity/Classification/ID', code: 'required' },
    ]);
  });

  it('a declaration without items is refused', () => {
    const issues = issuesOf('<Declaration><FunctionCode>9</FunctionCode><TypeCode>EXA</TypeCode></Declaration>');
    expect(issues.map((issue) => issue.path)).toEqual([
      '/Declaration/FunctionalReferenceID',
      '/Declaration/Declarant/ID',
      '/Declaration/GoodsShipment/GovernmentAgencyGoodsItem',
    ]);
  });
});

describe('leniency', () => {
  const read = (from: string | RegExp, to: string) =>
    declarationOf(new TextEncoder().encode(changed('original/Step1_TT_IM001a.xml', from, to)));

  it.each([
    ['1000.00', '1000.00'],
    ['+1000', '1000'],
    ['.5', '0.5'],
    ['7.', '7'],
    ['0', '0'],
    [' 12 ', '12'],
  ])('takes the plain number %j', (written, amount) => {
    const { declaration } = read('"GBP">1000<', `"GBP">${written}<`);
    expect(declaration.items[0]?.price).toEqual({ amount, currency: 'GBP' });
  });

  it.each([
    ['20210719145534Z', '2021-07-19T14:55:34.000Z'],
    ['20250731143931+01', '2025-07-31T13:39:31.000Z'],
    ['20210719', '2021-07-19T00:00:00.000Z'],
  ])('takes the time %s', (written, at) => {
    const time = `<IssueDateTime><DateTimeString formatCode="304">${written}</DateTimeString></IssueDateTime><TypeCode>IMA<`;
    expect(read('<TypeCode>IMA<', time).declaration.issuedAt).toBe(at);
  });

  it('takes any prefix, and a Declaration without MetaData', () => {
    const bare = sample('original/TT_IM011a.xml')
      .toString('utf8')
      .replace(/^[^]*?<Declaration/, '<w:Declaration xmlns:w="urn:wco:datamodel:WCO:DEC-DMS:2" xmlns:xsi="urn:x"')
      .replace(/<\/md:MetaData>\s*$/, '')
      .replace(/<(\/?)([A-Z])/g, '<$1w:$2');
    expect(declarationOf(new TextEncoder().encode(bare)).declaration).toEqual(
      declarationOf(sample('original/TT_IM011a.xml')).declaration,
    );
  });

  it('takes the older forms: an account without a type, a place by its identification, a container of an item', () => {
    const older = sample('original/Step1_TT_IM001a.xml')
      .toString('utf8')
      .replace(/<CategoryCode>1<\/CategoryCode>|<TypeCode>DAN<\/TypeCode>/g, '')
      .replace('<Name>WLALONBTW</Name>', '<ID>U1234567GB</ID>')
      .replace('</InvoiceLine>', '</InvoiceLine><TransportEquipment><ID>CSQU3054383</ID></TransportEquipment>');
    expect(declarationOf(new TextEncoder().encode(older)).declaration).toMatchObject({
      payment: { method: 'deferred', reference: '1108654' },
      documents: [],
      goodsLocation: 'U1234567GB',
      office: 'U1234567GB',
      containers: ['AD12345', 'CSQU3054383'],
    });
  });

  it.each([
    ['A', 'cash'],
    ['H', 'cash'],
    ['P', 'deferred'],
    ['S', 'guarantee'],
  ])('reads the method of payment %s as %s', (code, method) => {
    expect(read(/<MethodCode>E</g, `<MethodCode>${code}<`).declaration.payment.method).toBe(method);
  });

  it('warns of a method of payment and a mode of transport that nobody published', () => {
    const { declaration, warnings } = declarationOf(
      new TextEncoder().encode(
        changed('original/Step1_TT_IM001a.xml', /<MethodCode>E</g, '<MethodCode>Q<').replace(
          '<ModeCode>1<',
          '<ModeCode>0<',
        ),
      ),
    );
    expect(declaration.payment.method).toBe('cash');
    expect(declaration.transport.mode).toBe('unknown');
    expect(warnings.map((warning) => warning.code)).toEqual(
      expect.arrayContaining(['payment-method-unknown', 'transport-mode-unknown']),
    );
  });

  it('warns where the number of items is not the declared one', () => {
    const { warnings } = read('<GoodsItemQuantity>1<', '<GoodsItemQuantity>2<');
    expect(warnings).toContainEqual(
      expect.objectContaining({ path: '/Declaration/GoodsItemQuantity', code: 'total-mismatch' }),
    );
  });
});

describe('a message that asks without saying why', () => {
  const asking = (more: string) =>
    readWco(
      Buffer.from(
        `<Declaration><FunctionCode>13</FunctionCode><FunctionalReferenceID>R</FunctionalReferenceID><TypeCode>INV</TypeCode>${more}</Declaration>`,
      ),
    );

  it('has its codes for a reason, or none', () => {
    expect(asking('<Amendment><ChangeReasonCode>1</ChangeReasonCode></Amendment>')).toMatchObject({
      message: { reason: 'reason code 1' },
    });
    expect(asking('')).toMatchObject({ message: { reason: 'no reason given' } });
  });
});

describe('a declaration with errors', () => {
  it('still says whose it is, as far as that can be read', () => {
    const wrong =
      '<Declaration><FunctionCode>9</FunctionCode><FunctionalReferenceID>R-1</FunctionalReferenceID><Declarant><ID>GB1</ID></Declarant></Declaration>';
    expect(readWco(Buffer.from(wrong))).toMatchObject({ ok: false, declarant: 'GB1', localReference: 'R-1' });
  });
});
