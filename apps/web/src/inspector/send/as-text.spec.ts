import { asText } from './as-text.js';

describe('an inspection in words', () => {
  it('tells every part that was typed, so that nothing is lost where it cannot be recorded', () => {
    const text = asText({ fields: { outcome: 'Resultado' }, choices: { nonconforming: 'No conforme' } }, '26CO1', {
      outcome: 'nonconforming',
      extent: 'full',
      packagesOpened: 7,
      counted: [{ item: 2, packages: 13, grossMassKg: '99.5' }],
      containers: ['CSQU3054383'],
      seals: ['HS-77812'],
      reasonResults: [{ rule: 'fireworks', result: 'found' }],
      findings: [{ code: 'seal-broken', description: 'cut and glued', quantity: '3', item: 2 }],
      photographs: [{ image: 'ab'.repeat(32), takenAt: '2026-11-29T03:00:00.000Z' }],
      signatures: [
        { image: 'cd'.repeat(32), name: 'Inés', capacity: 'inspector', signedAt: '2026-11-29T03:01:00.000Z' },
      ],
      note: 'in the rain',
    });
    expect(text).toContain('Resultado: No conforme');
    const typed = ['26CO1', 'full', '7', '13', '99.5', 'CSQU3054383', 'HS-77812', 'fireworks', 'seal-broken'];
    const more = ['cut and glued', '#2', 'ab'.repeat(32), 'Inés', 'in the rain'];
    for (const each of [...typed, ...more]) expect(text).toContain(each);
  });
});
