import type { Me, OfficeView } from '#libs/domain';
import { personAway, rememberAnswer, rememberPerson } from './away.js';

const INES = { id: 'ines' } as Me;
const BOGOTA = { code: 'COBOG' } as OfficeView;
const HOUR = 60 * 60 * 1000;
const { now } = Date;

const itIs = (hour: number): void => {
  Date.now = () => hour * HOUR;
};

describe('who may read what the device keeps while nobody answers', () => {
  beforeEach(() => {
    const kept = new Map<string, string>();
    const localStorage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, text: string) => void kept.set(key, text),
    };
    Object.defineProperty(globalThis, 'localStorage', { value: localStorage, configurable: true });
    itIs(0);
  });
  afterEach(() => {
    Date.now = now;
  });

  it('is whoever the API answered last, for twelve hours from then', () => {
    rememberPerson(INES, [BOGOTA]);
    itIs(11);
    rememberAnswer();
    itIs(22);
    expect(personAway()?.me).toEqual(INES);
    itIs(23);
    expect(personAway()).toBeUndefined();
  });

  it('keeps the offices that were read, where they could not be read again', () => {
    rememberPerson(INES, [BOGOTA]);
    rememberPerson(INES, []);
    expect(personAway()?.offices).toEqual([BOGOTA]);
  });
});
