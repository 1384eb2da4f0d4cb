import { TimelineEntry } from '#libs/domain';
import { tokenOf, urls } from './client.js';

interface Sent {
  id: number;
  type: string;
  entry: TimelineEntry;
}

/** What somebody hears of a declaration by server-sent events, as it comes. */
export class Listener {
  readonly heard: Sent[] = [];
  private readonly cutOff = new AbortController();
  private readonly waiting = new Set<() => void>();
  private ended: Promise<void> | undefined;

  async follow(person: string, id: string, last?: number): Promise<this> {
    const authorization = `Bearer ${await tokenOf(person)}`;
    const resume: Record<string, string> = last === undefined ? {} : { 'last-event-id': String(last) };
    const response = await fetch(`${urls.api}/declarations/${id}/events`, {
      headers: { authorization, accept: 'text/event-stream', ...resume },
      signal: this.cutOff.signal,
    });
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      expect.stringMatching(/^text\/event-stream/),
    ]);
    this.ended = this.read(response).catch(() => undefined);
    return this;
  }

  private async read({ body }: Response): Promise<void> {
    let text = '';
    for await (const chunk of (body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
      text += chunk;
      const messages = text.split('\n\n');
      text = messages.pop() ?? '';
      for (const message of messages) this.take(message);
    }
  }

  private take(message: string): void {
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(message)?.[1];
    const [id, type, data] = [field('id'), field('event'), field('data')];
    if (id === undefined || type === undefined || data === undefined) return;
    this.heard.push({ id: Number(id), type, entry: TimelineEntry.parse(JSON.parse(data)) });
    for (const look of this.waiting) look();
  }

  /** Wait until an event of a type is heard. @throws Error after ten seconds */
  async until(type: string): Promise<void> {
    const has = () => this.heard.some((each) => each.type === type);
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`no ${type}; heard ${this.types().join(', ')}`)), 10_000);
      const look = () => {
        if (!has()) return;
        clearTimeout(late);
        this.waiting.delete(look);
        resolve();
      };
      this.waiting.add(look);
      look();
    });
  }

  types = (): string[] => this.heard.map(({ type }) => type);
  ids = (): number[] => this.heard.map(({ id }) => id);

  async cut(): Promise<void> {
    this.cutOff.abort();
    await this.ended;
  }
}
