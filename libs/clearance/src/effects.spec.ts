import type { ActorId, HoldKind, Lane, TaskResponse } from '#libs/domain';
import { FACTS } from '../../../tests/setup/facts.js';
import {
  decide,
  effectsOf,
  effectsOfAgency,
  emptyFile,
  evolve,
  lodge,
  openHolds,
  type ClearanceFile,
} from './index.js';

const at = '2026-11-24T12:00:00.000Z' as never;
const sofia = 'sofia' as ActorId;

function lodged(lane: Lane, agencies: string[] = []): ClearanceFile {
  const empty = emptyFile(`dec_${'0'.repeat(26)}` as never);
  const lodgement = {
    by: 'bruno' as ActorId,
    mrn: '26CO000000000000R0' as never,
    receivedAt: at,
    version: { content: 'a'.repeat(64) as never, received: 'a'.repeat(64) as never },
    facts: { ...FACTS, agencies },
    assessment: { score: 10, lane, reasons: [], versions: { rules: '1', thresholds: '1' } },
    warnings: [],
  };
  return lodge(empty, lodgement, at).reduce(evolve, empty);
}

const holdOf = (file: ClearanceFile, kind: HoldKind) => {
  const hold = openHolds(file).find((each) => each.kind === kind);
  if (!hold) throw new Error(`no ${kind}`);
  return hold.id;
};

function completed(file: ClearanceFile, by: string, response: TaskResponse): ClearanceFile {
  const command = { by: by as ActorId, holdId: holdOf(file, response.kind), attempt: 1, response };
  const outcome = decide.completeTask(file, command, at);
  if ('refused' in outcome) throw new Error(outcome.refused.detail);
  return outcome.decided.reduce(evolve, file);
}

const effectOf = (file: ClearanceFile, kind: HoldKind, choice: string) =>
  effectsOf(file, holdOf(file, kind), sofia).find((each) => each.choice === choice);

const ADVERSE = {
  kind: 'documents' as const,
  form: {
    outcome: 'nonconforming' as const,
    findings: [{ code: 'undervaluation' as const, description: 'half the price', evidence: [] }],
    reasonResults: [],
  },
};

describe('what follows from an answer', () => {
  it('is release where nothing else holds the goods, and else what holds them', () => {
    expect(effectOf(lodged('yellow'), 'documents', 'conforming')).toMatchObject({ releases: true, heldBy: [] });
    expect(effectOf(lodged('red'), 'documents', 'conforming')).toMatchObject({
      releases: false,
      opens: ['inspection'],
      heldBy: ['inspection'],
    });
    expect(effectOf(lodged('yellow', ['ICA']), 'documents', 'conforming')).toMatchObject({
      releases: false,
      heldBy: ['agency:ICA'],
    });
  });

  it('is a review after an adverse result; of the review release, an inspection, or an end', () => {
    expect(effectOf(lodged('yellow'), 'documents', 'nonconforming')).toMatchObject({ heldBy: ['review'] });
    const file = completed(lodged('yellow'), 'olga', ADVERSE);
    expect(effectOf(file, 'review', 'continue')).toMatchObject({ releases: true });
    expect(effectOf(file, 'review', 'inspect')).toMatchObject({ releases: false, heldBy: ['inspection'] });
    expect(effectOf(file, 'review', 'refuse')).toMatchObject({ releases: false, refuses: true, heldBy: [] });
  });

  it('is not told of a task that is closed, nor to whoever may not answer it', () => {
    const file = lodged('yellow');
    const done = completed(file, 'olga', ADVERSE);
    expect(effectsOf(done, holdOf(file, 'documents'), sofia)).toEqual([]);
    expect(effectsOf(done, holdOf(done, 'review'), 'olga' as ActorId)).toEqual([]);
  });

  it('is to an agency what open holds tell, and the same as the procedure says', () => {
    for (const file of [lodged('green', ['ICA']), lodged('red', ['ICA']), lodged('green', ['ANLA', 'ICA'])]) {
      const open = openHolds(file).map(({ kind }) => kind);
      expect(effectsOfAgency('agency:ICA', open)).toEqual(effectsOf(file, holdOf(file, 'agency:ICA'), sofia));
    }
  });
});
