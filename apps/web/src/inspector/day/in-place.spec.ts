import { inPlace } from './in-place.js';

const listed = (...ids: string[]) => ids.map((id) => ({ id }));
const pressed = (id: string, at: number) => ({ item: { id }, at });

describe('what was pressed in a list', () => {
  it('stays where it stood, whether the list has it still or not', () => {
    expect(inPlace(listed('a', 'b', 'c'), [pressed('b', 1)])).toEqual(listed('a', 'b', 'c'));
    expect(inPlace(listed('a', 'c'), [pressed('b', 1)])).toEqual(listed('a', 'b', 'c'));
    expect(inPlace(listed(), [pressed('b', 1)])).toEqual(listed('b'));
  });

  it('stays there when others are pressed before and after it', () => {
    expect(inPlace(listed('b', 'd'), [pressed('c', 2), pressed('a', 0)])).toEqual(listed('a', 'b', 'c', 'd'));
  });
});
