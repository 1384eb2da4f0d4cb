import { waitingFor } from './waiting.js';

const NOW = Date.parse('2026-11-29T12:00:00Z');
const content = (id: string, validTo = '2027-01-01T00:00:00Z') => ({ id, validTo }) as never;
const rule = (id: string, version: number, status: 'draft' | 'active', author: string, validTo?: string) => ({
  backtested: true,
  ...{ version, status, author, draftedAt: `2026-11-2${version}T08:00:00.000Z`, content: content(id, validTo) },
});

describe('what waits for the second person', () => {
  it('is what others asked for, the oldest first, with who and when', () => {
    const waiting = waitingFor(
      'regina',
      {
        rules: [
          rule('umbrellas', 3, 'draft', 'ramiro'),
          rule('mine', 1, 'draft', 'regina'),
          rule('old', 1, 'active', 'ramiro'),
        ],
        watchlists: [
          { status: 'proposed', author: 'ramiro', proposedAt: '2026-11-22T08:00:00.000Z', content: content('king') },
          { status: 'active', author: 'ramiro', proposedAt: '2026-11-01T08:00:00.000Z', content: content('queen') },
        ],
        models: [
          { version: 'fraud-1', requestedBy: 'ramiro', requestedAt: '2026-11-21T08:00:00.000Z' },
          { version: 'fraud-2', requestedBy: 'regina', requestedAt: '2026-11-21T08:00:00.000Z' },
          { version: 'fraud-3', requestedBy: null, requestedAt: null },
        ],
      },
      NOW,
    );
    expect(waiting.map(({ name, by, at, href }) => `${name} ${by} ${at.slice(0, 10)} ${href}`)).toEqual([
      'fraud-1 ramiro 2026-11-21 /app/risk/models/fraud-1',
      'king ramiro 2026-11-22 /app/risk/watchlists',
      'umbrellas ramiro 2026-11-23 /app/risk/rules/umbrellas?version=3',
    ]);
  });

  it('is of a rule its latest version, once it was tried, and nothing whose end has passed', () => {
    const rules = [
      rule('umbrellas', 2, 'draft', 'ramiro'),
      rule('umbrellas', 1, 'draft', 'ramiro'),
      rule('corrected', 1, 'draft', 'ramiro'),
      rule('corrected', 2, 'draft', 'regina'),
      { ...rule('untried', 1, 'draft', 'ramiro'), backtested: false },
      rule('late', 1, 'draft', 'ramiro', '2026-11-29T11:00:00Z'),
    ];
    const waiting = waitingFor('regina', { rules, watchlists: [], models: [] }, NOW);
    expect(waiting.map(({ name, version }) => `${name} ${version}`)).toEqual(['umbrellas 2']);
  });
});
