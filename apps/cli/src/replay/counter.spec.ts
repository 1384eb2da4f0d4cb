import { counterAt, NoAnswer } from './counter.js';

type Said = { status: number; text: string } | Error;

function speaking(...answers: Said[]) {
  const sent: string[] = [];
  const sender = {
    send: async (method: string, path: string, token: string) => {
      sent.push(`${method} ${path} ${token}`);
      const answer = answers.shift();
      if (!answer || answer instanceof Error) throw answer ?? new Error('nothing more is answered');
      return answer;
    },
    close: () => undefined,
  };
  return { sender, sent };
}

const token = async (person: string) => `token of ${person}`;
const busy = { status: 503, text: '{"code":"busy","detail":"Later."}' };

describe('a request', () => {
  it('is sent again while there is no answer, or none that decides anything', async () => {
    const { sender, sent } = speaking(new Error('refused'), busy, { status: 201, text: '{"id":"dec_1"}' });
    const answer = await counterAt(sender, token, undefined, [1, 1]).ask('olga', 'POST', '/tasks/1/claim');
    expect(answer).toEqual({ status: 201, body: { id: 'dec_1' } });
    expect(sent).toEqual(Array(3).fill('POST /tasks/1/claim token of olga'));
  });

  it('is sent once where it is refused for a reason', async () => {
    const { sender, sent } = speaking({ status: 409, text: '{"code":"task-closed"}' });
    expect((await counterAt(sender, token).ask('olga', 'POST', '/x')).status).toBe(409);
    expect(sent).toHaveLength(1);
  });

  it('is given up in the end, with what was said last', async () => {
    const { sender } = speaking(busy, busy, busy);
    const asked = counterAt(sender, token, undefined, [1, 1]).ask('olga', 'GET', '/x');
    await expect(asked).rejects.toThrow(new NoAnswer('GET /x: busy: Later.'));
  });

  it('is given up at once when the stack goes down', async () => {
    const { sender, sent } = speaking(new Error('refused'), busy);
    await expect(counterAt(sender, token, () => true).ask('olga', 'GET', '/x')).rejects.toThrow('refused');
    expect(sent).toHaveLength(1);
  });
});
