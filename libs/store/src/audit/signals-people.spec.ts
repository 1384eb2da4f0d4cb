import { besidePeers, byPerson, type Counted } from './signals-people.js';

const person = (by: string, found: number, of: number): Counted => ({ by, found, of, detail: [] });

describe('a person beside all others', () => {
  it('stands out where the whole interval of the own share lies above that of the others', () => {
    const [first, ...others] = besidePeers([person('ana', 5, 50), person('eva', 30, 40), person('leo', 4, 50)]);
    expect(first).toMatchObject({
      by: 'eva',
      standsOut: true,
      own: { found: 30, of: 40 },
      peers: { found: 9, of: 100 },
    });
    expect(others.map(({ by, standsOut }) => [by, standsOut])).toEqual([
      ['ana', false],
      ['leo', false],
    ]);
  });

  it.each([
    ['has few cases', [person('eva', 9, 9), person('ana', 5, 500)]],
    ['is compared with few', [person('eva', 50, 50), person('ana', 0, 9)]],
    ['is alone', [person('eva', 50, 50)]],
    ['differs by what chance explains', [person('eva', 6, 12), person('ana', 20, 80)]],
    ['does it as often as all others', [person('ana', 200, 400), person('eva', 205, 400)]],
  ])('does not stand out where she %s', (_what, people) => {
    expect(besidePeers(people).some(({ standsOut }) => standsOut)).toBe(false);
  });

  it('has a detail of what was found, and none of what was not', () => {
    expect(
      byPerson([
        { by: 'eva', name: 'scan', found: 2, of: 5 },
        { by: 'eva', name: 'documents', found: 0, of: 7 },
        { by: 'ana', name: 'scan', found: 1, of: 1 },
      ]),
    ).toEqual([
      { by: 'eva', found: 2, of: 12, detail: [{ name: 'scan', number: 2 }] },
      { by: 'ana', found: 1, of: 1, detail: [{ name: 'scan', number: 1 }] },
    ]);
  });
});
