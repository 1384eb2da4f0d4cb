import { isAway, isStray, mayDo, workersFor } from './workers.js';

const NOW = Date.parse('2026-11-29T15:00:00Z');
const person = (id: string, groups: string[], offices = ['*'], seenOn = '2026-11-29') => ({
  id,
  groups,
  offices,
  seenOn,
});
const task = (group: string, office = 'COBOG') => ({ group, office });
const OLGA = person('olga', ['documents', 'arrival']);
const OSCAR = person('oscar', ['documents', 'arrival'], ['COBOG']);
const AURORA = person('aurora', ['audit']);
const RAMIRO = person('ramiro', []);
const PEOPLE = [OLGA, OSCAR, AURORA, RAMIRO];
const idsFor = (...tasks: ReturnType<typeof task>[]) => workersFor(PEOPLE, tasks, NOW).map(({ id }) => id);

describe('who is offered tasks', () => {
  it('is whoever does such tasks, whether or not they have some now: an auditor gets no check of documents', () => {
    expect(idsFor(task('documents'))).toEqual(['olga', 'oscar']);
    expect(idsFor(task('arrival'))).toEqual(['olga', 'oscar']);
    expect(idsFor(task('audit'))).toEqual(['aurora']);
    expect(idsFor(task('agency:ICA'))).toEqual([]);
  });

  it('is whoever works at the office', () => {
    expect(idsFor(task('documents', 'COBUN'))).toEqual(['olga']);
    expect(mayDo(OSCAR, task('documents', 'COBUN'))).toBe(false);
  });

  it('is whoever may do some of them', () => {
    expect(idsFor(task('documents', 'COBUN'), task('audit'))).toEqual(['olga', 'aurora']);
    expect(idsFor()).toEqual([]);
  });

  it('is not who has not been here for a quarter of a year', () => {
    const gone = person('orlando', ['documents'], ['*'], '2026-08-31');
    const onLeave = person('otilia', ['documents'], ['*'], '2026-11-01');
    expect(workersFor([gone, onLeave], [task('documents')], NOW)).toEqual([onLeave]);
    expect([isAway(onLeave, NOW), isAway(OLGA, NOW)]).toEqual([true, false]);
  });
});

describe('a task that lies with somebody', () => {
  const known = new Map(PEOPLE.map((each) => [each.id, each]));
  it.each<[string, ReturnType<typeof task>, string | null, boolean]>([
    ['whose it may be', task('documents'), 'oscar', false],
    ['of another office', task('documents', 'COBUN'), 'oscar', true],
    ['of another group', task('audit'), 'olga', true],
    ['of whom nothing is known', task('documents'), 'pilar', false],
    ['an arrival, which a trader may have taken', task('arrival'), 'bruno', false],
    ['an arrival of another office', task('arrival', 'COBUN'), 'oscar', true],
    ['and with nobody', task('documents'), null, false],
  ])('is to be given to another, or not: %s', (_what, its, assignee, isIt) => {
    expect(isStray(known, { ...its, assignee })).toBe(isIt);
  });
});
