import { z } from 'zod';
import * as queries from './queries.js';
import * as views from './views.js';

const { InboxFilter } = queries;

const schemasOf = (module: object): [string, z.ZodType][] =>
  Object.entries(module).filter((entry): entry is [string, z.ZodType] => entry[1] instanceof z.ZodType);

describe('queries and views', () => {
  it.each(schemasOf(queries))('documents %s as JSON Schema of what may be sent', (_, schema) => {
    expect(JSON.stringify(z.toJSONSchema(schema, { io: 'input' }))).toContain('"type":"object"');
  });

  it.each(schemasOf(views))('documents %s as JSON Schema of what is answered', (_, schema) => {
    expect(JSON.stringify(z.toJSONSchema(schema, { io: 'output' }))).toContain('"type":"object"');
  });

  it('lists what is still to be done unless told otherwise', () => {
    expect(InboxFilter.parse({})).toMatchObject({ state: ['open', 'claimed', 'waiting'], limit: 50 });
  });

  it('takes one value or several, as query strings give them', () => {
    expect(InboxFilter.parse({ kind: 'scan', office: ['COBOG', 'COBUN'], limit: '7', overdue: 'true' })).toMatchObject({
      kind: ['scan'],
      office: ['COBOG', 'COBUN'],
      limit: 7,
      overdue: true,
    });
  });

  it('refuses to order closed tasks by an urgency they no longer have', () => {
    expect(InboxFilter.safeParse({ state: 'completed', sort: 'urgency' }).success).toBe(false);
    expect(InboxFilter.safeParse({ state: 'completed' }).success).toBe(true);
  });
});
