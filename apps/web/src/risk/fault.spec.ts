import { faultOf } from './fault.js';

describe('a fault of targeting', () => {
  it.each([
    [
      'rule origin-mismatch, version 3: took too long',
      { kind: 'rule', of: 'origin-mismatch', detail: 'took too long' },
    ],
    ['watchlists: out of memory', { kind: 'watchlists', of: '', detail: 'out of memory' }],
    [
      'model-failed:fraud-1a: it gave no probability',
      { kind: 'model', of: 'fraud-1a', detail: 'it gave no probability' },
    ],
    ['thresholds-missing:COBOG', { kind: 'thresholds', of: 'COBOG', detail: '' }],
    ['watchlist-unreadable:w-7', { kind: 'watchlist', of: 'w-7', detail: '' }],
    ['settings-missing:*', { kind: 'settings', of: '*', detail: '' }],
    ['office-unknown:MATNG', { kind: 'office', of: 'MATNG', detail: '' }],
    ['targeting-unreadable', { kind: 'targeting', of: '', detail: '' }],
    ['seed-missing:2026-11-29', { kind: 'seed', of: '2026-11-29', detail: '' }],
    ['explanation-failed:fraud-1a: no tree', { kind: 'explanation', of: 'fraud-1a', detail: 'no tree' }],
    ['something new', { kind: 'other', of: '', detail: 'something new' }],
  ])('is taken apart: %s', (fault, parts) => {
    expect(faultOf(fault)).toEqual(parts);
  });
});
