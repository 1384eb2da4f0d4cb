import { readConfig } from './index.js';

describe('the environment', () => {
  it('is enough when it is empty', () => {
    expect(readConfig({})).toMatchObject({ port: 3000, country: 'CO', databaseUrl: undefined, issuer: undefined });
  });

  it('is refused with a sentence for each variable that is wrong', () => {
    expect(() => readConfig({ LEVANTE_PORT: 'abc', LEVANTE_COUNTRY: 'Colombia' })).toThrow(
      'LEVANTE_PORT: must be a port: a number up to 65535; LEVANTE_COUNTRY: must be a two-letter country code',
    );
    expect(() => readConfig({ LEVANTE_PORT: '70000' })).toThrow('LEVANTE_PORT: must be a port: a number up to 65535');
  });
});
