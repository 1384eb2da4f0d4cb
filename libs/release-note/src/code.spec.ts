import { keysIn, newPrivateKey, trusted, type SigningKey } from '#libs/checkpoints';
import type { Declaration, DeclarationView } from '#libs/domain';
import { checkReleaseCode, signRelease, statementOf } from './code.js';

function newKey(): SigningKey {
  const { signing } = keysIn(newPrivateKey());
  if (!signing) throw new Error('a private key signs');
  return signing;
}

const view = {
  mrn: '26CO0123456789ABR6',
  office: 'COBOG',
  status: 'released',
  releasedAt: '2026-11-24T19:39:43.000Z',
  version: 2,
} as DeclarationView;
const content = {
  importer: { id: 'CO900111222', name: 'Importadora del Caribe S.A.S.' },
  containers: Array.from({ length: 22 }, (_, index) => `MSKU12345${String(index).padStart(2, '0')}`),
  totalPackages: 40,
  items: [{ grossMassKg: '120.5' }, { grossMassKg: '0.25' }],
} as unknown as Declaration;

async function signed(key: SigningKey) {
  const statement = statementOf(view, content);
  if (!statement) throw new Error('it is released');
  return { statement, code: await signRelease(statement, key) };
}

describe('the code of a release note', () => {
  const key = newKey();
  const keys = trusted([key.publicKey]);

  it('says what was released, where and when, and nothing of people', async () => {
    const { statement, code } = await signed(key);
    expect(statement).toMatchObject({ mrn: view.mrn, version: 2, items: 2, packages: 40, grossMassKg: '120.75' });
    expect([statement.containers.length, statement.moreContainers]).toEqual([20, 2]);
    expect(Buffer.from(code.split('.')[1] ?? '', 'base64url').toString()).not.toMatch(/Caribe|900111222/);
  });

  it('is believed by the public key alone, however it is broken into lines', async () => {
    const { statement, code } = await signed(key);
    const broken = ` ${code.slice(0, 50)}\n${code.slice(50)}\n`;
    expect(await checkReleaseCode(broken, keys)).toEqual({ ok: true, statement });
  });

  it('is not believed with one letter changed, by another key, or where it is none', async () => {
    const { code } = await signed(key);
    const [header = '', payload = '', signature = ''] = code.split('.');
    const altered = Buffer.from(
      Buffer.from(payload, 'base64url').toString().replace('"packages":40', '"packages":90'),
    ).toString('base64url');
    expect(await checkReleaseCode([header, altered, signature].join('.'), keys)).toEqual({
      ok: false,
      trouble: 'signature',
    });
    expect(await checkReleaseCode(code, trusted([newKey().publicKey]))).toEqual({ ok: false, trouble: 'unknown-key' });
    expect(await checkReleaseCode('26CO0123456789ABR6', keys)).toEqual({ ok: false, trouble: 'no-code' });
  });

  it('is not given while goods are held, refused or withdrawn', () => {
    expect(statementOf({ ...view, status: 'held', releasedAt: null }, content)).toBeUndefined();
    expect(statementOf({ ...view, status: 'cancelled' }, content)).toBeUndefined();
  });
});
