import { readConfig } from './index.js';

describe('the environment', () => {
  it('is enough when it is empty', () => {
    expect(readConfig({})).toMatchObject({ port: 3000, country: 'CO', databaseUrl: undefined, issuer: undefined });
  });

  it('says how often checkpoints are made, in seconds: ten minutes unless told', () => {
    expect(readConfig({}).checkpointSeconds).toBe(600);
    expect(readConfig({ LEVANTE_CHECKPOINT_SECONDS: '30' }).checkpointSeconds).toBe(30);
    for (const wrong of ['0', '-1', 'often', '1.5'])
      expect(() => readConfig({ LEVANTE_CHECKPOINT_SECONDS: wrong })).toThrow('LEVANTE_CHECKPOINT_SECONDS: must be');
  });

  it('says after how many months files are archived: two years unless told, or never', () => {
    expect(readConfig({}).archiveMonths).toBe(24);
    expect(readConfig({ LEVANTE_ARCHIVE_MONTHS: '120' }).archiveMonths).toBe(120);
    expect(readConfig({ LEVANTE_ARCHIVE_MONTHS: 'never' }).archiveMonths).toBeUndefined();
    for (const wrong of ['3', '0', '-24', 'soon', '1000'])
      expect(() => readConfig({ LEVANTE_ARCHIVE_MONTHS: wrong })).toThrow('LEVANTE_ARCHIVE_MONTHS: must be');
  });

  it('is refused with a sentence for each variable that is wrong', () => {
    expect(() => readConfig({ LEVANTE_PORT: 'abc', LEVANTE_COUNTRY: 'Colombia' })).toThrow(
      'LEVANTE_PORT: must be a port: a number up to 65535; LEVANTE_COUNTRY: must be a two-letter country code',
    );
    expect(() => readConfig({ LEVANTE_PORT: '70000' })).toThrow('LEVANTE_PORT: must be a port: a number up to 65535');
  });
});
