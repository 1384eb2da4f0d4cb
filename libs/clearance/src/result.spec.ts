import type {
  ActorId,
  DeclarationId,
  Facts,
  Finding,
  HoldKind,
  Instant,
  Lane,
  Mrn,
  ReasonResult,
  Sha256,
  TaskResponse,
} from '#libs/domain';
import { amend, decide, emptyFile, evolve, isHit, lodge, openHolds, type ClearanceFile } from './index.js';
import { FACTS as IMPORT } from '../../../tests/setup/facts.js';

const ID = `dec_${'0'.repeat(26)}` as DeclarationId;
const AT = '2026-11-24T12:00:00.000Z' as Instant;
const FACTS: Facts = { ...IMPORT, payment: 'cash', items: 3 };
const RULES = ['origin-odd', 'price-low'];
/** A status for which control is eased, and not a suspicion. */
const TRUSTED = 'aeo-authorised';

const assessed = (lane: Lane, rules: string[], basis: string | null) => ({
  facts: FACTS,
  assessment: {
    score: 10,
    lane,
    reasons: rules.map((rule) => ({
      ...{ rule, purpose: '', expectedFinding: '', instruction: '' },
      ...(rule === TRUSTED ? { lane: 'green' as const, weight: -20 } : { lane, weight: 1 }),
    })),
    versions: { rules: '1', thresholds: '1' },
    ...(basis === null ? {} : { basis }),
  },
});
const version = (letter: string) => ({ content: letter.repeat(64) as Sha256, received: letter.repeat(64) as Sha256 });

function lodged(lane: Lane, rules = RULES, basis: string | null = 'hash'): ClearanceFile {
  const lodgement = {
    ...{
      by: 'bruno' as ActorId,
      mrn: '26CO000000000000R0' as Mrn,
      receivedAt: AT,
      version: version('a'),
      warnings: [],
    },
    ...assessed(lane, rules, basis),
  };
  return lodge(emptyFile(ID), lodgement, AT).reduce<ClearanceFile>(evolve, emptyFile(ID));
}

const amended = (file: ClearanceFile, lane: Lane, rules: string[]): ClearanceFile => {
  const amendment = {
    ...{ by: 'bruno' as ActorId, reason: 'mass', base: version('a').content, version: version('b'), warnings: [] },
    ...assessed(lane, rules, 'hash'),
  };
  const outcome = amend(file, amendment, AT);
  if ('refused' in outcome) throw new Error(outcome.refused.code);
  return outcome.decided.reduce<ClearanceFile>(evolve, file);
};

const answer = (file: ClearanceFile, response: TaskResponse) => {
  const hold = openHolds(file).find(({ kind }) => kind === response.kind);
  if (!hold) throw new Error(`no open ${response.kind}`);
  const by = `officer of ${file.seq}` as ActorId;
  return decide.completeTask(file, { by, holdId: hold.id, attempt: hold.task.attempt, response }, AT);
};
const refusalOf = (file: ClearanceFile, response: TaskResponse) => {
  const outcome = answer(file, response);
  return 'refused' in outcome ? outcome.refused : undefined;
};
const complete = (file: ClearanceFile, response: TaskResponse): ClearanceFile => {
  const outcome = answer(file, response);
  if ('refused' in outcome) throw new Error(outcome.refused.detail);
  return outcome.decided.reduce<ClearanceFile>(evolve, file);
};

const codes = (result: ReasonResult['result'], rules = RULES): ReasonResult[] =>
  rules.map((rule) => ({ rule, result }));
const finding = (code: Finding['code'], item?: number): Finding => ({ code, item, description: 'x', evidence: [] });

interface Told {
  outcome?: 'conforming' | 'nonconforming';
  findings?: Finding[];
  reasonResults?: ReasonResult[];
}
const documents = ({ outcome = 'conforming', findings = [], reasonResults = codes('not-found') }: Told = {}) =>
  ({ kind: 'documents', form: { outcome, findings, reasonResults } }) satisfies TaskResponse;
const raised = (reasonResults = codes('found')) =>
  ({
    kind: 'documents',
    form: { outcome: 'raise', raiseTo: 'red', findings: [], reasonResults },
  }) satisfies TaskResponse;
const inspection = ({ outcome = 'conforming', findings = [], reasonResults = codes('not-found') }: Told = {}) =>
  ({
    kind: 'inspection',
    form: { outcome, extent: 'full', seals: [], findings, reasonResults },
  }) satisfies TaskResponse;
const audit = ({ outcome = 'conforming', findings = [], reasonResults = codes('not-found') }: Told = {}) =>
  ({ kind: 'audit', form: { outcome, findings, reasonResults } }) satisfies TaskResponse;
const review: TaskResponse = { kind: 'review', form: { decision: 'continue', reason: 'tolerable' } };

describe('a coded answer to each reason', () => {
  it('is refused where one is missing, and says which', () => {
    const refusal = refusalOf(lodged('yellow'), documents({ reasonResults: codes('not-found', ['price-low']) }));
    expect(refusal?.code).toBe('content-invalid');
    expect(refusal?.detail).toContain('Missing: origin-odd.');
  });

  it('is refused where a reason is answered twice or is none of this declaration', () => {
    const reasonResults = codes('not-found', [...RULES, 'price-low', 'made-up']);
    const refusal = refusalOf(lodged('yellow'), documents({ reasonResults }));
    expect(refusal?.detail).toContain('Given twice: price-low.');
    expect(refusal?.detail).toContain('No reason of this declaration: made-up.');
  });

  it.each<[HoldKind, Lane, (told: Told) => TaskResponse]>([
    ['documents', 'red', documents],
    ['audit', 'blue', audit],
  ])('is asked of %s', (_kind, lane, response) => {
    const file = complete(lodged(lane), { kind: 'payment', form: { method: 'payment', reference: 'P-1' } });
    expect(refusalOf(file, response({ reasonResults: [] }))?.code).toBe('content-invalid');
    expect(refusalOf(file, response({}))).toBeUndefined();
  });

  it('is not asked where the assessment tells no basis: declarations of before go on as they began', () => {
    expect(refusalOf(lodged('yellow', RULES, null), documents({ reasonResults: [] }))).toBeUndefined();
  });

  it('is not asked of a status for which control is eased, nor counted: there is nothing to find of it', () => {
    const file = lodged('red', [...RULES, TRUSTED]);
    expect(refusalOf(file, documents())).toBeUndefined();
    const results = [...codes('not-found'), ...codes('found', [TRUSTED])];
    expect(refusalOf(file, raised(results))).toBeUndefined();
    const inspected = complete(complete(file, raised(results)), inspection());
    expect(inspected.label).toMatchObject({ fraud: [], reasons: codes('not-found') });
    const unchecked = complete(lodged('yellow', [...RULES, TRUSTED]), {
      ...documents({ reasonResults: [...codes('not-checked'), ...codes('not-found', [TRUSTED])] }),
    });
    expect(unchecked.label).toBeUndefined();
  });

  it('is asked for the reasons of the latest assessment', () => {
    const file = amended(lodged('yellow'), 'yellow', ['price-low', 'mass-odd']);
    expect(refusalOf(file, documents())?.detail).toContain('Missing: mass-odd.');
    expect(
      refusalOf(file, documents({ reasonResults: codes('not-found', ['price-low', 'mass-odd']) })),
    ).toBeUndefined();
  });
});

describe('the label', () => {
  it('is missing before a control, and clean after the last one that is required', () => {
    const file = lodged('red');
    expect(file.label).toBeUndefined();
    const checked = complete(file, documents());
    expect(checked.label).toBeUndefined();
    const inspected = complete(checked, inspection());
    expect(inspected.label).toMatchObject({ control: 'inspection', version: 1, fraud: [], critical: [] });
    expect(inspected.label?.reasons).toEqual(codes('not-found'));
  });

  it('is missing where nobody could check any reason', () => {
    expect(complete(lodged('yellow'), documents({ reasonResults: codes('not-checked') })).label).toBeUndefined();
    const mixed = [...codes('not-checked', ['origin-odd']), ...codes('not-found', ['price-low'])];
    expect(complete(lodged('yellow'), documents({ reasonResults: mixed })).label).toMatchObject({ fraud: [] });
  });

  it.each<[ReasonResult['result'], ReasonResult['result'], ReasonResult['result']]>([
    ['not-checked', 'not-found', 'not-found'],
    ['found', 'not-found', 'not-found'],
    ['not-found', 'not-checked', 'not-found'],
    ['found', 'not-checked', 'found'],
  ])('takes the last answer by whoever could check: after %s, %s makes %s', (first, then, taken) => {
    const checked = complete(lodged('red'), raised(codes(first)));
    const inspected = complete(checked, inspection({ reasonResults: codes(then) }));
    expect(inspected.label?.reasons).toEqual(codes(taken));
  });

  it('is what the inspection finds, where a control before it only raised a suspicion', () => {
    const suspected = complete(lodged('red'), raised());
    expect(suspected.label).toBeUndefined();
    expect(complete(suspected, inspection()).label).toMatchObject({ control: 'inspection', fraud: [] });
    const confirmed = complete(
      suspected,
      inspection({ outcome: 'nonconforming', findings: [finding('undervaluation')] }),
    );
    expect(confirmed.label).toMatchObject({ control: 'inspection', fraud: 'all', critical: [] });
  });

  it('marks the items that findings name, and those of critical findings as critical', () => {
    const findings = [finding('undervaluation', 3), finding('undeclared-goods', 1)];
    const file = complete(lodged('yellow'), documents({ outcome: 'nonconforming', findings }));
    expect(file.label).toMatchObject({ fraud: [1, 3], critical: [1] });
    const whole = complete(lodged('yellow'), documents({ findings: [...findings, finding('document-false')] }));
    expect(whole.label).toMatchObject({ fraud: 'all', critical: 'all' });
  });

  it('stays a hit when a later control finds nothing', () => {
    let file = complete(lodged('red'), documents({ findings: [finding('undervaluation', 2)] }));
    const hit = file.label;
    file = complete(file, inspection());
    expect(file.label).toEqual(hit);
  });

  it('becomes a hit when an audit finds what the inspection did not', () => {
    let file = complete(lodged('blue'), { kind: 'payment', form: { method: 'payment', reference: 'P-1' } });
    file = complete(file, audit());
    expect(file.label).toMatchObject({ control: 'audit', fraud: [] });
    const ordered = decide.orderAudit(file, { by: 'sofia' as ActorId, reason: 'tip' }, AT);
    if ('refused' in ordered) throw new Error(ordered.refused.code);
    file = ordered.decided.reduce<ClearanceFile>(evolve, file);
    file = complete(file, audit({ outcome: 'nonconforming', findings: [finding('origin-wrong')] }));
    expect(file.label).toMatchObject({ control: 'audit', fraud: 'all' });
  });

  it('is about the version of the content that was controlled', () => {
    let file = complete(lodged('yellow'), documents());
    expect(file.label).toMatchObject({ version: 1, fraud: [] });
    file = complete(amended(file, 'yellow', RULES), documents());
    expect(file.label).toMatchObject({ version: 2, fraud: [] });
    file = complete(lodged('red'), documents({ outcome: 'nonconforming', findings: [finding('undervaluation', 1)] }));
    file = complete(complete(amended(complete(file, review), 'red', RULES), inspection()), documents());
    expect(file.label).toMatchObject({ version: 1, fraud: [1] });
    expect(isHit(file.label!)).toBe(true);
  });
});
