import { WatchlistSubject } from '#libs/domain';
import { subjectOf } from './subject.js';

describe('the subject of an entry', () => {
  it('is sent with what belongs to its kind alone', () => {
    const typed = { id: ' CO900777001 ', name: '', prefixes: '9303\n 64,65', origin: 'cn', dispatch: ' ' };
    const sent = (kind: WatchlistSubject['kind']) => WatchlistSubject.parse(subjectOf({ kind, ...typed }));
    expect(sent('party')).toEqual({ kind: 'party', id: 'CO900777001' });
    expect(sent('goods')).toEqual({ kind: 'goods', prefixes: ['9303', '64', '65'] });
    expect(sent('route')).toEqual({ kind: 'route', origin: 'CN' });
  });

  it('is refused by the contract where nothing of its kind is said', () => {
    for (const kind of ['party', 'goods', 'route'] as const)
      expect(WatchlistSubject.safeParse(subjectOf({ kind })).success).toBe(false);
  });
});
