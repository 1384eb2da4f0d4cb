import { generateKeyPairSync, sign } from 'node:crypto';
import type { ReleaseKeys } from '#libs/domain';
import { checkCode } from './check-code.js';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const { x = '' } = publicKey.export({ format: 'jwk' });
const keys: ReleaseKeys = { keys: [{ kty: 'OKP', crv: 'Ed25519', x, kid: 'one', alg: 'EdDSA', use: 'sig' }] };
const statement = {
  format: 'levante-release/1',
  mrn: '26CO00000000000000',
  office: 'COBOG',
  releasedAt: '2026-11-29T12:00:00.000Z',
  version: 1,
  items: 1,
  containers: [],
};
const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

function codeOf(payload: object, kid = 'one'): string {
  const said = `${encoded({ alg: 'EdDSA', typ: 'levante-release', kid })}.${encoded(payload)}`;
  return `${said}.${sign(null, Buffer.from(said), privateKey).toString('base64url')}`;
}

describe('the code of a release note', () => {
  it('is believed by the public key alone, and what is wrong with it is told apart', async () => {
    expect(await checkCode(codeOf(statement), keys)).toMatchObject({ ok: true, statement: { office: 'COBOG' } });
    const [header = '', , signature = ''] = codeOf(statement).split('.');
    const altered = [header, encoded({ ...statement, items: 2 }), signature].join('.');
    expect(await checkCode(altered, keys)).toEqual({ ok: false, trouble: 'signature' });
    expect(await checkCode(codeOf(statement, 'two'), keys)).toEqual({ ok: false, trouble: 'unknown-key' });
    expect(await checkCode(codeOf({ other: true }), keys)).toEqual({ ok: false, trouble: 'no-release' });
    expect(await checkCode('nothing', keys)).toEqual({ ok: false, trouble: 'no-code' });
  });

  it('is said to be past this browser only where that cannot check such signatures', async () => {
    const code = codeOf(statement);
    expect(await whereKeysFail('NotSupportedError', () => checkCode(code, keys))).toEqual({
      ok: false,
      trouble: 'old-browser',
    });
    await expect(whereKeysFail('DataError', () => checkCode(code, keys))).rejects.toThrow('no key');
  });
});

/** Do something where the browser takes no key. */
async function whereKeysFail<T>(name: string, work: () => Promise<T>): Promise<T> {
  const importKey = () => Promise.reject(new DOMException('no key', name));
  Object.defineProperty(crypto.subtle, 'importKey', { value: importKey, configurable: true });
  try {
    return await work();
  } finally {
    Reflect.deleteProperty(crypto.subtle, 'importKey');
  }
}
