import { forgetLongClosed, isLongClosed, noteClosed, tasksTypedFor } from './closed-tasks.js';
import { stored, storedNames } from './stored.js';

const DAY = 24 * 60 * 60 * 1000;
const BOTH = ['dec_a1.2', 'dec_b2.1'];
const { now } = Date;

const itIs = (day: number): void => {
  Date.now = () => day * DAY;
};

describe('what was typed for a task', () => {
  beforeEach(() => {
    const kept = new Map<string, string>();
    const localStorage = {
      get length() {
        return kept.size;
      },
      key: (at: number) => [...kept.keys()][at] ?? null,
      getItem: (key: string) => kept.get(key) ?? null,
      removeItem: (key: string) => void kept.delete(key),
      setItem: (key: string, text: string) => void kept.set(key, text),
    };
    Object.defineProperty(globalThis, 'localStorage', { value: localStorage, configurable: true });
    itIs(0);
    for (const name of ['draft.olga.dec_a1.2', 'comment.dec_a1.2.olga', 'draft.olga.dec_b2.1', 'draft.oscar.dec_a1.2'])
      stored(name, '').set('typed');
    stored('theme', '').set('dark');
  });
  afterEach(() => {
    Date.now = now;
  });

  it('is known by the names under which it is kept', () => {
    expect(tasksTypedFor('olga')).toEqual(['dec_a1.2', 'dec_b2.1']);
    expect(tasksTypedFor('ines')).toEqual([]);
  });

  it('is forgotten two weeks after the task was found closed, and only what its person typed', () => {
    noteClosed(BOTH, ['dec_a1.2']);
    itIs(10);
    // Told again, it does not begin anew.
    noteClosed(BOTH, ['dec_a1.2']);
    forgetLongClosed('olga');
    expect(storedNames()).toHaveLength(6);
    itIs(15);
    forgetLongClosed('olga');
    expect(storedNames().sort()).toEqual(['closed-tasks', 'draft.olga.dec_b2.1', 'draft.oscar.dec_a1.2', 'theme']);
    forgetLongClosed('oscar');
    expect(storedNames().sort()).toEqual(['draft.olga.dec_b2.1', 'theme']);
  });

  it('is kept where the task is open again', () => {
    noteClosed(BOTH, ['dec_a1.2']);
    noteClosed(BOTH, []);
    itIs(15);
    expect(isLongClosed('dec_a1.2')).toBe(false);
  });

  it('is forgotten of one task of several that are kept together', () => {
    stored('answers.bruno.dec_d4', {}).set({ 'dec_d4.1': 'one', 'dec_d4.2': 'two' });
    expect(tasksTypedFor('bruno')).toEqual(['dec_d4.1', 'dec_d4.2']);
    noteClosed(['dec_d4.1', 'dec_d4.2'], ['dec_d4.1']);
    itIs(15);
    forgetLongClosed('bruno');
    expect(stored('answers.bruno.dec_d4', {}).get()).toEqual({ 'dec_d4.2': 'two' });
  });

  it('of an inspection is left to the inspector’s pages, which forget its photographs as well', () => {
    stored('inspection.ines.dec_c3.4', {}).set({ typed: true });
    noteClosed(['dec_c3.4'], ['dec_c3.4']);
    itIs(15);
    forgetLongClosed('ines');
    expect([isLongClosed('dec_c3.4'), stored('inspection.ines.dec_c3.4', {}).get()]).toEqual([true, { typed: true }]);
  });
});
