import { eventsIn, READY, type Told } from './events.js';

describe('events of a stream', () => {
  it('are told whole, however their bytes come, and heartbeats are none', () => {
    const stream = 'retry: 2000\n\nevent: ready\ndata: {}\n\n: still here\n\nid: 7\nevent: task\ndata: {"mrn":"ñ"}\n\n';
    const told: Told[] = [];
    const take = eventsIn((each) => told.push(each));
    for (const byte of new TextEncoder().encode(stream)) take(Uint8Array.of(byte));
    expect(told).toEqual([READY, { event: 'task', data: { mrn: 'ñ' } }]);
  });
});
