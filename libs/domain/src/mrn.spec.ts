import { isContainerNumber } from './check-digit.js';
import { isMrn, mrnFor } from './mrn.js';

describe('movement reference number', () => {
  it.each(['21GB7X8M7S6NG8N6R0', '24GBA4ZYBWXU1BSA00', '21GB31AJB9S50C90R6'])(
    'takes the published number %s',
    (mrn) => {
      expect(isMrn(mrn)).toBe(true);
    },
  );

  it('refuses a number whose check digit or characters are wrong', () => {
    expect(isMrn('21GB7X8M7S6NG8N6R1')).toBe(false);
    expect(isMrn('21GB7X8M7S6NG8N6R')).toBe(false);
    expect(isMrn('21gb7x8m7s6ng8n6r0')).toBe(false);
  });

  it('gives the same declaration the same number, with year, country, procedure and a right check digit', () => {
    const digest = 'a3'.repeat(32);
    const mrn = mrnFor(digest, 2026, 'CO', 'import');
    expect(mrn).toMatch(/^26CO[0-9A-Z]{12}R\d$/);
    expect(isMrn(mrn)).toBe(true);
    expect(mrnFor(digest, 2026, 'CO', 'import')).toBe(mrn);
    expect(mrnFor('a4'.repeat(32), 2026, 'CO', 'import')).not.toBe(mrn);
  });
});

describe('container number', () => {
  it('knows the example of ISO 6346 and refuses a wrong check digit', () => {
    expect(isContainerNumber('CSQU3054383')).toBe(true);
    expect(isContainerNumber('CSQU3054384')).toBe(false);
    expect(isContainerNumber('AD12345')).toBe(false);
  });
});
