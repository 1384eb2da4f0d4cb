import { TaskView } from '#libs/domain';
import { holdOf, lodge, tokenOf, urls } from './client.js';
import { declarationFor } from './declarations.js';
import { claim, doTask } from './desk.js';

/** What somebody hears of tasks, from when they are told that they will. */
async function hearing(person: string): Promise<{ heard: TaskView[]; stop: () => void }> {
  const cutOff = new AbortController();
  const response = await fetch(`${urls.api}/tasks/events`, {
    headers: { authorization: `Bearer ${await tokenOf(person)}` },
    signal: cutOff.signal,
  });
  const heard: TaskView[] = [];
  let begun = () => {};
  const isBegun = new Promise<void>((resolve) => (begun = resolve));
  void (async () => {
    let text = '';
    for await (const chunk of (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
      const messages = (text + chunk).split('\n\n');
      text = messages.pop() ?? '';
      for (const message of messages) {
        const data = /^event: task\ndata: (.*)$/.exec(message)?.[1];
        if (data) heard.push(TaskView.parse(JSON.parse(data)));
        if (message.startsWith('event: ready')) begun();
      }
    }
  })().catch(() => undefined);
  await isBegun;
  return { heard, stop: () => cutOff.abort() };
}

async function until(what: () => boolean): Promise<void> {
  for (const end = Date.now() + 20_000; !what();) {
    if (Date.now() > end) throw new Error('it was not heard in twenty seconds');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('who follows tasks', () => {
  it('hears of each that comes, is taken and is done, and of none that is not theirs to see', async () => {
    const [oscar, omaira, berta] = await Promise.all(['oscar', 'omaira', 'berta'].map(hearing));
    if (!oscar || !omaira || !berta) throw new Error('three were asked for');
    const lodged = await lodge('bruno', declarationFor('yellow'));
    const { taskId } = holdOf(lodged, 'documents');
    const states = ({ heard }: typeof oscar) => heard.filter(({ id }) => id === taskId).map(({ state }) => state);
    await until(() => states(oscar).includes('open'));
    await claim('olga', taskId);
    await until(() => states(oscar).includes('claimed'));
    expect(oscar.heard.findLast(({ id }) => id === taskId)).toMatchObject({ assignee: 'olga', lane: 'yellow' });
    await doTask('olga', taskId);
    await until(() => states(oscar).includes('completed'));
    // Another office, and a broker of another firm.
    expect([states(omaira), states(berta)]).toEqual([[], []]);
    for (const each of [oscar, omaira, berta]) each.stop();
  });
});
