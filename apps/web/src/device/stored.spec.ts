import { stored } from './stored.js';

/** A device's storage that takes so many characters. */
function device(room: number) {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    removeItem: (key: string) => void kept.delete(key),
    setItem: (key: string, text: string) => {
      if (text.length > room) throw new DOMException('full', 'QuotaExceededError');
      kept.set(key, text);
    },
  };
}

describe('what is kept on the device', () => {
  beforeEach(() => {
    Object.defineProperty(globalThis, 'localStorage', { value: device(20), configurable: true });
  });

  it('is the same for whoever asks under the same name', () => {
    stored('one', '').set('typed');
    expect(stored('one', '').get()).toBe('typed');
    expect(stored('other', 'nothing').get()).toBe('nothing');
  });

  it('lasts as long as the page where the device is full, and says so', () => {
    const form = stored('form', '');
    form.set('short');
    form.set('much longer than there is room');
    expect([form.isKept(), form.get()]).toEqual([false, 'much longer than there is room']);
    // The form was closed, and opens again.
    expect(stored('form', '').get()).toBe('much longer than there is room');
    stored('form', '').set(undefined);
    expect([form.isKept(), form.get()]).toEqual([true, '']);
  });

  it('is written soon where it is typed, and before the page is out of sight', () => {
    const page = new EventTarget();
    Object.defineProperty(globalThis, 'window', { value: page, configurable: true });
    const form = stored('typed', '');
    form.setSoon('one');
    form.setSoon('one, two');
    expect([form.get(), stored('typed', '').get(), form.isKept()]).toEqual(['one, two', 'one, two', true]);
    expect(localStorage.getItem('levante.typed')).toBeNull();
    page.dispatchEvent(new Event('pagehide'));
    expect(localStorage.getItem('levante.typed')).toBe('"one, two"');
    form.setSoon('much longer than there is room');
    page.dispatchEvent(new Event('blur'));
    expect([form.get(), form.isKept()]).toEqual(['much longer than there is room', false]);
    // What is forgotten meanwhile is not written any more.
    form.setSoon('three');
    form.set(undefined);
    page.dispatchEvent(new Event('visibilitychange'));
    expect([form.get(), form.isKept(), localStorage.getItem('levante.typed')]).toEqual(['', true, null]);
    Reflect.deleteProperty(globalThis, 'window');
  });

  it('is the same value as long as it is the same text, so that nothing is drawn anew for nothing', () => {
    const form = stored<string[]>('list', []);
    const typed = ['a'];
    form.set(typed);
    expect(form.get()).toBe(typed);
    localStorage.setItem('levante.list', '["b"]');
    expect([form.get(), form.get() === form.get()]).toEqual([['b'], true]);
  });
});
