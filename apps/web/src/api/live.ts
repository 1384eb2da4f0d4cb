import { answered } from './client.js';

const AGAIN_MS = 2_000;

/** One server-sent event. */
export interface Told {
  event: string;
  data: unknown;
}

/**
 * Follow a stream of the API's server-sent events, again after every break, until the signal says to stop. EventSource cannot send a
 * token, so the stream is read by hand.
 */
export async function follow(path: string, tell: (told: Told) => void, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const { body } = await answered(path, { signal, headers: { accept: 'text/event-stream' } });
      if (body) await readEvents(body, tell);
    } catch {
      // The system is away, or the session over: others say so. It is tried again in any case.
    }
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
}

async function readEvents(body: ReadableStream<Uint8Array<ArrayBuffer>>, tell: (told: Told) => void): Promise<void> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const messages = (text + value).split('\n\n');
    text = messages.pop() ?? '';
    for (const message of messages) {
      const [event, data] = ['event', 'data'].map((name) => new RegExp(`^${name}: (.*)$`, 'm').exec(message)?.[1]);
      if (event !== undefined && data !== undefined) tell({ event, data: JSON.parse(data) });
    }
  }
}
