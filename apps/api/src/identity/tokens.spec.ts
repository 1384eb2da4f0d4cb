import type { Actor } from '#libs/domain';
import { TokenRefused } from '#libs/identity';
import { Tokens } from './tokens.js';

const olga = { id: 'olga' } as Actor;
const tokenUntil = (seconds: number): string =>
  `h.${Buffer.from(JSON.stringify({ exp: Math.floor(Date.now() / 1000) + seconds })).toString('base64url')}.s`;

function counting(answer: () => Promise<Actor>) {
  const counted = { asked: 0 };
  const verifier = () => {
    counted.asked++;
    return answer();
  };
  return { counted, tokens: new Tokens(verifier) };
}

describe('a token', () => {
  it('that held is taken again without verifying its signature each time', async () => {
    const { counted, tokens } = counting(async () => olga);
    const token = tokenUntil(600);
    expect(await tokens.verify(token)).toBe(olga);
    expect(await tokens.verify(token)).toBe(olga);
    expect(counted.asked).toBe(1);
  });

  it('is never taken past its end on the strength of having held', async () => {
    const { counted, tokens } = counting(async () => olga);
    const token = tokenUntil(0);
    await tokens.verify(token);
    await tokens.verify(token);
    expect(counted.asked).toBe(2);
  });

  it('that was refused is verified anew', async () => {
    const { counted, tokens } = counting(() => Promise.reject(new TokenRefused('token-expired', 'expired')));
    await expect(tokens.verify('x')).rejects.toThrow(TokenRefused);
    await expect(tokens.verify('x')).rejects.toThrow(TokenRefused);
    expect(counted.asked).toBe(2);
  });
});
