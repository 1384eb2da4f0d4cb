import { DeclarationPage, DeclarationView, RejectionDetail, RejectionPage, TimelineEntry } from '#libs/domain';
import { z } from 'zod';
import { as, bodyOf, lodge, problemIn, refusalIn } from './client.js';
import { ANDINA, BOLIVAR, declarationFor, newReference, sampleAnew } from './declarations.js';

describe('a lodgement in JSON', () => {
  it('names every error at once, each with pointer, code and sentence', async () => {
    const [item] = declarationFor('green')['items'] as object[];
    const answer = await as('bruno').post('/declarations', {
      ...declarationFor('green'),
      kind: 'smuggling',
      office: '',
      invoiceTotal: { amount: '12,50', currency: 'euro' },
      issuedAt: 'yesterday',
      items: [{ ...item, grossMassKg: -3, commodityCode: '49' }, { number: 'two' }],
    });
    expect(refusalIn(answer)).toBe('422 declaration-invalid');
    const { errors } = problemIn(answer);
    expect(errors.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        '/kind',
        '/office',
        '/invoiceTotal/amount',
        '/invoiceTotal/currency',
        '/issuedAt',
        '/items/0/grossMassKg',
        '/items/0/commodityCode',
        '/items/1/number',
      ]),
    );
    expect(errors.every(({ code, message }) => code !== '' && message.length > 5)).toBe(true);
  });

  it('is warned of what is odd, and taken', async () => {
    const { warnings, status } = await lodge('bruno', {
      ...declarationFor('green'),
      containers: ['MSCU1234567'],
      dispatchCountry: 'ZN',
    });
    expect(status).toBe('held');
    expect(warnings.map(({ path, code }) => `${path} ${code}`)).toEqual(
      expect.arrayContaining(['/containers/0 container-check-digit', expect.stringMatching(/^\/dispatchCountry /)]),
    );
  });

  it('is warned that there is no office of the declared code, in every format, until another is declared', async () => {
    const declared = { ...declarationFor('yellow'), office: 'NADA' };
    const { id, office, warnings } = await lodge('bruno', declared);
    expect([office, warnings]).toEqual([
      'CONAC',
      [
        {
          path: '/office',
          code: 'office-unknown',
          message: expect.stringMatching(/^there was no office NADA when this was sent, so CONAC/) as unknown,
        },
      ],
    ]);
    const line = JSON.stringify({
      ...declarationFor('green', { localReference: newReference('batch') }),
      office: 'NADA',
    });
    const batch = await as('bruno').post('/declarations/batch', line, { 'content-type': 'application/x-ndjson' });
    expect(JSON.parse(String(batch.body))).toMatchObject({
      status: 'accepted',
      warnings: [{ code: 'office-unknown' }],
    });
    const xml = await lodge('berta', sampleAnew('wco/original/TT_IM011a.xml', newReference('xml')));
    expect(xml.warnings).toContainEqual(
      expect.objectContaining({ path: expect.stringMatching(/^\/Declaration\//) as unknown, code: 'office-unknown' }),
    );
    const amended = { declaration: { ...declared, office: 'COBOG' }, reason: 'the office' };
    const view = bodyOf(await as('bruno').post(`/declarations/${id}/amendments`, amended), DeclarationView);
    expect([view.office, view.warnings]).toEqual(['COBOG', []]);
  });

  it('keeps money as written and brings times to UTC', async () => {
    const { id } = await lodge('bruno', {
      ...declarationFor('green'),
      issuedAt: '2026-11-24T08:30:00-05:00',
      invoiceTotal: { amount: '9000.10', currency: 'EUR' },
    });
    const { body } = await as('bruno').get(`/declarations/${id}/content`);
    expect(body).toMatchObject({
      content: { issuedAt: '2026-11-24T13:30:00.000Z', invoiceTotal: { amount: '9000.10', currency: 'EUR' } },
    });
  });

  it('is the same whatever the order of its members, and another under another declarant', async () => {
    const declaration = declarationFor('green', { declarant: BOLIVAR });
    const first = await lodge('berta', declaration);
    const turned = Object.fromEntries(Object.entries(declaration).reverse());
    expect((await lodge('berta', turned)).id).toBe(first.id);
    const other = await lodge('bruno', { ...declaration, declarant: { id: ANDINA } });
    expect([other.id === first.id, other.mrn === first.mrn]).toEqual([false, false]);
  });

  it('of an unknown content type is refused', async () => {
    const answer = await as('bruno').post('/declarations', 'a,b,c', { 'content-type': 'text/csv' });
    expect(refusalIn(answer)).toBe('415 unsupported-content-type');
  });

  it('may be lodged again corrected under the reference that was rejected', async () => {
    const right = declarationFor('green');
    expect(refusalIn(await as('bruno').post('/declarations', { ...right, items: [] }))).toBe('422 declaration-invalid');
    expect((await lodge('bruno', right)).status).toBe('released');
  });

  it('that is rejected is kept for its sender with every reason, and for no other firm', async () => {
    const reference = newReference('rejected');
    const wrong = { ...declarationFor('green'), localReference: reference, items: [] };
    const { rejectionId } = problemIn(await as('bruno').post('/declarations', wrong));
    const kept = async (person: string) =>
      bodyOf(await as(person).get('/rejected-lodgements?limit=200'), RejectionPage).items.map(({ id }) => id);
    expect(await kept('bruno')).toContain(rejectionId);
    expect(await kept('amparo')).toContain(rejectionId);
    expect(await kept('berta')).not.toContain(rejectionId);
  });

  it('that is rejected is known by the name of its file, and can be read again to be corrected', async () => {
    const wrong = { ...declarationFor('green'), items: [] };
    const name = encodeURIComponent('envío 1.json');
    const { rejectionId } = problemIn(await as('bruno').post('/declarations', wrong, { 'x-file-name': name }));
    const path = `/rejected-lodgements/${String(rejectionId)}`;
    const { fileName, line, readable } = bodyOf(await as('bruno').get(path), RejectionDetail);
    expect([fileName, line, readable]).toEqual(['envío 1.json', null, wrong]);
    expect((await as('bruno').get(`${path}/received`)).body).toEqual(wrong);
    for (const what of [path, `${path}/received`]) expect(refusalIn(await as('berta').get(what))).toBe('404 not-found');
  });

  it('is kept too where it is refused for whom it names, or for its reference', async () => {
    const other = declarationFor('green', { declarant: BOLIVAR });
    const taken = declarationFor('green');
    await lodge('bruno', taken);
    const refused = [
      ['403 not-your-party', other, '/declarant/id'],
      ['409 reference-taken', { ...taken, goodsLocation: 'elsewhere' }, '/localReference'],
    ] as const;
    for (const [refusal, declaration, at] of refused) {
      const answer = await as('bruno').post('/declarations', declaration);
      expect(refusalIn(answer)).toBe(refusal);
      const path = `/rejected-lodgements/${String(problemIn(answer)['rejectionId'])}`;
      const { issues, readable } = bodyOf(await as('bruno').get(path), RejectionDetail);
      expect([issues.map((issue) => issue.path), readable]).toEqual([[at], declaration]);
      // The firm that it names is told nothing of it.
      expect(refusalIn(await as('berta').get(path))).toBe('404 not-found');
    }
  });

  it('as one line of a file is known by its line, and a row of CSV by what it says', async () => {
    const reference = newReference('line');
    const named = { 'x-file-name': 'dos.csv', 'content-type': 'text/csv' };
    const header =
      'Declaration ID,Date,Office ID,Process Type,Import Type,Import Use,Payment Type,Mode of Transport,Declarant ID,Importer ID,Seller ID,Courier ID,HS6 Code,Country of Departure,Country of Origin,Tax Rate,Tax Type,Country of Origin Indicator,Net Mass,Item Price';
    const row = `${reference},2026-11-01,COBOG,B,11,21,11,40,${ANDINA},${ANDINA},,,49,DE,DE,0.0,A,G,108.0,3722.4`;
    await as('bruno').post('/declarations/batch', `${header}\n${row}\n`, named);
    const path = `/rejected-lodgements?localReference=${reference}`;
    const [rejected] = bodyOf(await as('bruno').get(path), RejectionPage).items;
    expect(rejected).toMatchObject({ fileName: 'dos.csv', line: 2, declarant: ANDINA });
    const detail = bodyOf(await as('bruno').get(`/rejected-lodgements/${rejected?.id ?? ''}`), RejectionDetail);
    expect(detail.readable).toMatchObject({ localReference: reference, items: [{ commodityCode: '49' }] });
  });
});

describe('tracking', () => {
  it('lists declarations on pages, newest first, each once', async () => {
    const from = new Date().toISOString();
    const lodged: string[] = [];
    for (let each = 0; each < 5; each++)
      lodged.unshift((await lodge('berta', declarationFor('green', { declarant: BOLIVAR }))).id);
    const found: string[] = [];
    let after = '';
    do {
      const path = `/declarations?from=${from}&declarant=${BOLIVAR}&limit=2${after}`;
      const page = bodyOf(await as('berta').get(path), DeclarationPage);
      found.push(...page.items.map(({ id }) => id));
      after = page.next === null ? '' : `&after=${encodeURIComponent(page.next)}`;
    } while (after !== '');
    // Other tests lodge for the same firm at the same time.
    expect(found.filter((id) => lodged.includes(id))).toEqual(lodged);
    expect(new Set(found).size).toBe(found.length);
  });

  it('finds a declaration by reference, MRN and status', async () => {
    const { id, mrn, localReference } = await lodge('bruno', declarationFor('yellow'));
    const find = async (query: string) =>
      bodyOf(await as('bruno').get(`/declarations?${query}`), DeclarationPage).items.map((each) => each.id);
    expect(await find(`localReference=${localReference}`)).toEqual([id]);
    expect(await find(`mrn=${mrn}&status=held`)).toEqual([id]);
    expect(await find(`mrn=${mrn}&status=cleared&status=refused`)).toEqual([]);
  });

  it('answers by MRN as by id', async () => {
    const { id, mrn } = await lodge('bruno', declarationFor('yellow'));
    for (const what of ['', '/timeline', '/content', '/received'])
      expect((await as('bruno').get(`/declarations/${mrn}${what}`)).body).toEqual(
        (await as('bruno').get(`/declarations/${id}${what}`)).body,
      );
  });

  it('tells the story in order, with who must act and until when', async () => {
    const { id } = await lodge('bruno', declarationFor('yellow'));
    const story = bodyOf(await as('bruno').get(`/declarations/${id}/timeline`), z.array(TimelineEntry));
    expect(story.map(({ type }) => type)).toEqual(['DeclarationLodged', 'DeclarationAccepted', 'HoldOpened']);
    expect(story.map(({ seq }) => seq)).toEqual([...story.map(({ seq }) => seq)].sort((a, b) => a - b));
    expect(story.at(-1)?.detail).toMatchObject({
      kind: 'documents',
      owner: 'customs',
      dueAt: expect.any(String) as string,
    });
  });
});
