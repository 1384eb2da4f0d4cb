import { TimelineEntry } from '#libs/domain';
import { z } from 'zod';
import { as, bodyOf, holdOf, lodge, problemIn, refusalIn, tokenOf, urls } from './client.js';
import { declarationFor } from './declarations.js';
import { claim, doTask } from './desk.js';
import { Listener } from './listener.js';

describe('who follows a declaration', () => {
  it('hears what happened, then what happens, each event once and in order', async () => {
    const lodged = await lodge('bruno', declarationFor('yellow'));
    const listener = await new Listener().follow('olga', lodged.id);
    await listener.until('HoldOpened');
    expect(listener.types()).toEqual(['DeclarationLodged', 'DeclarationAccepted', 'LaneAssigned', 'HoldOpened']);
    await doTask('olga', holdOf(lodged, 'documents').taskId);
    await listener.until('FileCleared');
    const timeline = bodyOf(await as('olga').get(`/declarations/${lodged.id}/timeline`), z.array(TimelineEntry));
    expect(listener.heard.map(({ entry }) => entry)).toEqual(timeline);
    expect(listener.heard.every(({ id, type, entry }) => id === entry.seq && type === entry.type)).toBe(true);
    await listener.cut();
  });

  it('loses nothing and hears nothing twice when cut off and come again with the last number', async () => {
    const lodged = await lodge('bruno', declarationFor('red'));
    const first = await new Listener().follow('olga', lodged.id);
    await first.until('HoldOpened');
    await first.cut();
    const { declaration } = await doTask('olga', holdOf(lodged, 'documents').taskId);
    const second = await new Listener().follow('olga', lodged.id, first.ids().at(-1));
    await doTask('ines', holdOf(declaration, 'inspection').taskId);
    await second.until('FileCleared');
    await second.cut();
    const timeline = bodyOf(await as('olga').get(`/declarations/${lodged.id}/timeline`), z.array(TimelineEntry));
    expect([...first.ids(), ...second.ids()]).toEqual(timeline.map(({ seq }) => seq));
  });

  it('loses nothing however often the line is cut while much happens', async () => {
    const lodged = await lodge('bruno', declarationFor('yellow'));
    const { taskId } = holdOf(lodged, 'documents');
    await claim('olga', taskId);
    const work = (async () => {
      await as('olga').post(`/tasks/${taskId}/request-information`, { attempt: 1, question: 'Which invoice?' });
      await doTask('bruno', `${lodged.id}.2`);
      await as('olga').post(`/tasks/${taskId}/extend`, { attempt: 1, reason: 'more to read' });
      await doTask('olga', taskId);
    })();
    const heard: number[] = [];
    const types: string[] = [];
    for (let cuts = 0; cuts < 200 && !types.includes('FileCleared'); cuts++) {
      const listener = await new Listener().follow('olga', lodged.id, heard.at(-1));
      await new Promise((resolve) => setTimeout(resolve, 5 + (cuts % 7) * 10));
      await listener.cut();
      heard.push(...listener.ids());
      types.push(...listener.types());
    }
    await work;
    const timeline = bodyOf(await as('olga').get(`/declarations/${lodged.id}/timeline`), z.array(TimelineEntry));
    expect(heard).toEqual(timeline.map(({ seq }) => seq));
  });

  it('as a trader hears of no lane, finding or officer, and still of every hold', async () => {
    const lodged = await lodge('bruno', declarationFor('red'));
    const listener = await new Listener().follow('bruno', lodged.id);
    const { declaration } = await doTask('olga', holdOf(lodged, 'documents').taskId);
    await doTask('ines', holdOf(declaration, 'inspection').taskId);
    await listener.until('GoodsReleased');
    await listener.cut();
    expect(listener.types()).not.toContain('LaneAssigned');
    expect(listener.types()).not.toContain('FileCleared');
    expect(listener.types().filter((type) => type === 'HoldOpened')).toHaveLength(2);
    expect(JSON.stringify(listener.heard)).not.toMatch(/"lane"|olga|ines|Inés|conforming/);
  });

  it('must be somebody who may see it', async () => {
    const { id } = await lodge('berta', declarationFor('yellow', { declarant: 'CO900333444' }));
    const answer = await as('bruno').get(`/declarations/${id}/events`);
    expect([refusalIn(answer), problemIn(answer).instance]).toEqual(['404 not-found', `/declarations/${id}/events`]);
  });

  it('from a number that makes no sense starts at the beginning', async () => {
    const { id } = await lodge('bruno', declarationFor('green'));
    const authorization = `Bearer ${await tokenOf('olga')}`;
    const cutOff = new AbortController();
    const response = await fetch(`${urls.api}/declarations/${id}/events`, {
      headers: { authorization, 'last-event-id': "1' or 1=1" },
      signal: cutOff.signal,
    });
    const reader = (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (!text.includes('id: ')) text += (await reader.read()).value ?? '';
    cutOff.abort();
    expect(/^id: (\d+)$/m.exec(text)?.[1]).toBe('1');
  });
});
