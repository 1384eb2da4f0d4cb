import { roomFor } from './room.js';

describe('the room for labels', () => {
  it('is what they need, and half of the picture at most, where longer ones are cut short', () => {
    const wide = roomFor(['Documentary check', 'Payment'], 900);
    expect([wide.left, wide.fitted('Documentary check')]).toEqual([127, 'Documentary check']);
    const narrow = roomFor(['Documentary check', 'Payment'], 200);
    expect([narrow.left, narrow.fitted('Documentary check'), narrow.fitted('Payment')]).toEqual([
      100,
      'Documentary …',
      'Payment',
    ]);
  });
});
