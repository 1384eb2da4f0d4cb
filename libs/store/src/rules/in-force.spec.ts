import type { Declaration, Instant } from '#libs/domain';
import { reasonTold } from '#libs/words';
import { rulesInForce } from './in-force.js';

const AT = '2026-11-24T12:00:00.000Z' as Instant;
/** A record of one rule, of which nobody can read what it says. */
const record = {
  query: (text: string) =>
    Promise.resolve({
      rows: text.includes('risk_rules')
        ? [{ id: 'lost', version: 1, content: { lane: 'purple' }, valid_from: new Date(0), valid_to: new Date(4e12) }]
        : [],
    }),
} as unknown as Parameters<typeof rulesInForce>[0];

it('a rule that cannot be read fails on each declaration, and is told in Spanish to whoever reads Spanish', async () => {
  const { rules, faults } = await rulesInForce(record);
  expect(faults).toEqual(['rule-unreadable:lost']);
  const { failures } = rules.evaluate({ items: [] } as unknown as Declaration, [], 'COBOG', AT);
  expect(failures.map((reason) => reasonTold(reason, 'es'))).toEqual([
    {
      purpose: 'La regla no se pudo evaluar. Su propósito: Lo que se guarda de esta regla no se puede leer',
      expectedFinding: 'No se sabe',
      instruction: expect.stringContaining('Revise usted') as string,
    },
  ]);
});
