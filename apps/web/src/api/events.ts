/** One server-sent event. */
export interface Told {
  event: string;
  data: unknown;
}

/** Nothing is missed from here on: what was read before is read anew. The API begins a stream of tasks by it. */
export const READY: Told = { event: 'ready', data: {} };

/** Tells the events of a stream, whose bytes it is given in pieces as they come. */
export function eventsIn(tell: (told: Told) => void): (piece: Uint8Array) => void {
  const decoder = new TextDecoder();
  let text = '';
  return (piece) => {
    const messages = (text + decoder.decode(piece, { stream: true })).split('\n\n');
    text = messages.pop() ?? '';
    for (const message of messages) {
      const [event, data] = ['event', 'data'].map((name) => new RegExp(`^${name}: (.*)$`, 'm').exec(message)?.[1]);
      if (event !== undefined && data !== undefined) tell({ event, data: JSON.parse(data) });
    }
  };
}
