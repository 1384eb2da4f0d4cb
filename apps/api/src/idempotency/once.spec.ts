import { Refused } from '#libs/domain';
import { isDecided, onceOf } from './once.js';

const request = (more: Partial<Parameters<typeof onceOf>[0]> = {}, key: string | undefined = 'key-1') => ({
  headers: { 'idempotency-key': key, 'content-type': 'application/json' },
  method: 'POST',
  originalUrl: '/tasks/next',
  received: Buffer.from('{}'),
  ...more,
});

describe('an Idempotency-Key', () => {
  it('tells a repetition of the same request by the same person', () => {
    expect(onceOf(request(), 'olga')).toEqual(onceOf(request(), 'olga'));
  });

  it('tells requests apart by method, address and body', () => {
    const first = onceOf(request(), 'olga')?.request;
    expect(onceOf(request({ method: 'PUT' }), 'olga')?.request).not.toBe(first);
    expect(onceOf(request({ originalUrl: '/tasks/next?kind=scan' }), 'olga')?.request).not.toBe(first);
    expect(onceOf(request({ received: Buffer.from('{ }') }), 'olga')?.request).not.toBe(first);
  });

  it('is each person’s own', () => {
    expect(onceOf(request(), 'olga')?.updateId).not.toBe(onceOf(request(), 'oscar')?.updateId);
  });

  it('is not needed', () => {
    expect(onceOf({ ...request(), headers: {} }, 'olga')).toBeUndefined();
  });

  it.each(['', 'x'.repeat(201), 'a b', 'ñ'])('has 1 to 200 visible characters (%j)', (key) => {
    expect(() => onceOf(request({}, key), 'olga')).toThrow(Refused);
  });

  it.each([200, 201, 204, 409, 422])('remembers what was decided (%i)', (status) => {
    expect(isDecided(status)).toBe(true);
  });

  it.each([400, 401, 403, 404, 413, 415, 500, 503])('lets be tried again what was not decided (%i)', (status) => {
    expect(isDecided(status)).toBe(false);
  });
});
