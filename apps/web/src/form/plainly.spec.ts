import { Finding, formOf } from '#libs/domain';
import { z } from 'zod';
import { plainly } from './plainly.js';

const found = (contract: z.ZodType, filled: unknown, language: 'es' | 'en' = 'es') =>
  Object.fromEntries(
    (contract.safeParse(filled, { error: plainly(language) }).error?.issues ?? []).map(({ path, message }) => [
      path.join('.'),
      message,
    ]),
  );

describe('what is wrong in a form', () => {
  it.each([
    ['-2', 'No puede ser negativo: escriba 0 o más.'],
    ['ochenta', 'Escríbalo en cifras, como 3.'],
    ['10,5', 'Un número entero, sin decimales, como 3.'],
    [9_999_999, 'Escriba 999999 o menos.'],
  ])('is said as what to write instead: packages %j', (packagesOpened, said) => {
    const filled = { outcome: 'conforming', extent: 'full', packagesOpened };
    expect(found(formOf('inspection'), filled)['packagesOpened']).toBe(said);
  });

  it('is told apart from what is missing', () => {
    const wrong = found(Finding, { code: 'other', description: '', dutyAtStake: { amount: 'much' } });
    expect(wrong).toMatchObject({
      description: 'Falta: escríbalo aquí.',
      'dutyAtStake.currency': 'Falta: escríbalo aquí.',
    });
    expect(found(Finding, { code: 'unheard-of', description: 'x' }, 'en')).toEqual({ code: 'Choose one.' });
    expect(found(Finding, { code: 'other', description: 'x', item: 0 }, 'en')).toEqual({ item: 'Write 1 or more.' });
  });

  it('is said by the contract where that says it itself', () => {
    const reason = z.string().min(3, 'say why in at least three characters');
    expect(found(z.object({ reason }), { reason: 'x' })).toEqual({ reason: 'say why in at least three characters' });
  });
});
