import { demoAgencies, demoOffices } from '#libs/calendar';
import { emptyFile, evolve, type ClearanceFile } from '#libs/clearance';
import { contentHash } from '#libs/formats';
import { DEFAULT_SETTINGS, drawOf, rulesAlone } from '#libs/risk';
import { basisHash, type WholeDeclaration } from '#libs/store';
import { chanceOf } from './chance.js';
import { declaredAs } from './declared.js';
import { lifeOf, type World } from './life.js';
import { relived } from './relived.js';

const DAY = 86_400_000;
const UNTIL = Date.parse('2026-11-24T00:00:00.000Z');
const SEEDS = new Map(
  Array.from({ length: 100 }, (_each, index) => [
    new Date(UNTIL - index * DAY).toISOString().slice(0, 10),
    'ab'.repeat(32),
  ]),
);
const WORLD: World = {
  targeting: { ...rulesAlone(), settings: new Map([['*', DEFAULT_SETTINGS]]), seeds: SEEDS },
  offices: new Map(demoOffices.map((office) => [office.code, office])),
  agencies: demoAgencies,
  until: UNTIL,
};

function live(number: number, daysBefore: number, world = WORLD): WholeDeclaration {
  const chance = chanceOf(number);
  return lifeOf(declaredAs(number, chance), UNTIL - daysBefore * DAY, world, chance);
}

const fileOf = ({ id, batches }: WholeDeclaration) => batches.flat().reduce<ClearanceFile>(evolve, emptyFile(id));

describe('a life of a declaration', () => {
  it('is the same whenever it is made', () => {
    expect(live(7, 60)).toEqual(live(7, 60));
  });

  it('goes no further than the present', () => {
    for (let number = 1; number < 100; number++)
      for (const { at } of live(number, 1).batches.flat()) expect(Date.parse(at)).toBeLessThan(UNTIL);
  });

  it('goes through every lane, and mostly ends', () => {
    const files = Array.from({ length: 300 }, (_each, index) => fileOf(live(index + 1, 90)));
    expect(new Set(files.map(({ firstLane }) => firstLane))).toEqual(
      new Set(['green', 'blue', 'yellow', 'orange', 'red']),
    );
    const closed = files.filter(({ holds }) => holds.every(({ closedAt }) => closedAt !== null));
    expect(closed.length).toBeGreaterThan(250);
  });
});

describe('a life that is lived again', () => {
  const first = live(12, 60);
  const again = relived(first, { from: 12, to: 34 }, 3_600_000, SEEDS);

  it('is that of another declaration, in all that tells declarations apart', () => {
    expect(again?.content.localReference).toBe('SCALE-34');
    expect(again?.id).not.toBe(first.id);
    expect(JSON.stringify(again)).not.toContain(first.id);
    const { mrn, version } = fileOf(again as WholeDeclaration);
    expect(mrn).not.toBe(fileOf(first).mrn);
    expect(version?.content).toBe(contentHash(again?.content as never));
  });

  it('began earlier, and went on as the first', () => {
    const steps = ({ batches }: WholeDeclaration) => batches.flat().map(({ type }) => type);
    expect(steps(again as WholeDeclaration)).toEqual(steps(first));
    const [at, before] = [first, again].map((each) => Date.parse(each?.batches[0]?.[0]?.at ?? ''));
    expect((at ?? 0) - (before ?? 0)).toBe(3_600_000);
  });

  it('was drawn by its own number, and its assessment names what it was made by', () => {
    const { basis, id } = again as WholeDeclaration;
    expect(basis.draw?.value).toBe(drawOf('ab'.repeat(32), id));
    expect(fileOf(again as WholeDeclaration).seq).toBe(fileOf(first).seq);
    const lane = again?.batches.flat().find(({ type }) => type === 'LaneAssigned');
    expect(lane).toMatchObject({ assessment: { basis: basisHash(basis) } });
  });

  it('is not where chance would have it otherwise', () => {
    const all = { ...DEFAULT_SETTINGS, random: 1 };
    const drawn = live(12, 60, { ...WORLD, targeting: { ...WORLD.targeting, settings: new Map([['*', all]]) } });
    expect(relived(drawn, { from: 12, to: 34 }, 0, SEEDS)).toBeUndefined();
  });
});
