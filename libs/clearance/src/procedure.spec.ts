import type {
  ActorId,
  Assessment,
  Decided,
  DeclarationId,
  Facts,
  HoldId,
  Instant,
  Lane,
  Mrn,
  Sha256,
  TaskResponse,
} from '#libs/domain';
import fc from 'fast-check';
import {
  amend,
  decide,
  emptyFile,
  evolve,
  expire,
  isClosed,
  lodge,
  openHolds,
  holdsOnGoods,
  type AssessedLodgement,
  type ClearanceFile,
  type Outcome,
} from './index.js';
import { FACTS } from '../../../tests/setup/facts.js';

const ID = `dec_${'0'.repeat(26)}` as DeclarationId;
const T0 = Date.parse('2026-11-24T12:00:00.000Z');
const at = (minutes: number) => new Date(T0 + minutes * 60_000).toISOString() as Instant;
const person = (name: string) => name as ActorId;

const facts = (more: Partial<Facts> = {}): Facts => ({ ...FACTS, ...more });

const assessment = (lane: Lane): Assessment => ({
  score: 10,
  lane,
  reasons: [],
  versions: { rules: '1', thresholds: '1' },
});
const version = (letter: string) => ({ content: letter.repeat(64) as Sha256, received: letter.repeat(64) as Sha256 });

const lodgement = (lane: Lane, more: Partial<Facts> = {}): AssessedLodgement => ({
  by: person('bruno'),
  mrn: '26CO000000000000R0' as Mrn,
  receivedAt: at(0),
  version: version('a'),
  facts: facts(more),
  assessment: assessment(lane),
  warnings: [],
});

/** Deadlines as the recorder would stamp them: an hour each, with the effect that a test asks for. */
const stamped =
  (effect: 'escalate' | 'lapse' | 'refuse' | 'release') =>
  (event: Decided): Decided => {
    if (event.type !== 'HoldOpened' && event.type !== 'ClockResumed' && event.type !== 'ClockExtended') return event;
    const dueAt = new Date(new Date(event.at).getTime() + 3_600_000).toISOString() as Instant;
    return { ...event, deadline: { dueAt, effect, extendable: event.type === 'HoldOpened' } };
  };

const after = (file: ClearanceFile, decided: Decided[], effect: Parameters<typeof stamped>[0] = 'escalate') =>
  decided.map(stamped(effect)).reduce<ClearanceFile>(evolve, file);

const lodged = (lane: Lane, more: Partial<Facts> = {}, effect?: Parameters<typeof stamped>[0]) =>
  after(emptyFile(ID), lodge(emptyFile(ID), lodgement(lane, more), at(0)), effect);

function must(outcome: Outcome<Decided>): Decided[] {
  if ('refused' in outcome) throw new Error(outcome.refused.code);
  return outcome.decided;
}
const codeOf = (outcome: Outcome<Decided>) => ('refused' in outcome ? outcome.refused.code : 'decided');

const openKinds = (file: ClearanceFile) => openHolds(file).map(({ kind }) => kind);

function complete(file: ClearanceFile, by: string, response: TaskResponse, minute = 10): ClearanceFile {
  const hold = openHolds(file).find(({ kind }) => kind === response.kind);
  if (!hold) throw new Error(`no open ${response.kind}`);
  return after(
    file,
    must(
      decide.completeTask(file, { by: person(by), holdId: hold.id, attempt: hold.task.attempt, response }, at(minute)),
    ),
  );
}

const conforming = { outcome: 'conforming', findings: [], reasonResults: [] } as const;
const documentsConform: TaskResponse = { kind: 'documents', form: { ...conforming, findings: [], reasonResults: [] } };
const inspectionConforms: TaskResponse = {
  kind: 'inspection',
  form: { outcome: 'conforming', extent: 'partial', seals: [], findings: [], reasonResults: [] },
};
const inspectionFinds: TaskResponse = {
  kind: 'inspection',
  form: {
    outcome: 'nonconforming',
    extent: 'full',
    seals: [],
    findings: [{ code: 'undeclared-goods', description: 'forty boxes of perfume', evidence: [] }],
    reasonResults: [],
  },
};

describe('lanes', () => {
  it('releases and clears a green declaration with its acceptance', () => {
    const file = lodged('green');
    expect(file.status).toBe('cleared');
    expect(file.releasedAt).toBe(at(0));
    expect(isClosed(file)).toBe(true);
  });

  it('releases a blue declaration at once and closes its file after the audit', () => {
    const file = lodged('blue');
    expect(file.status).toBe('released');
    expect(openKinds(file)).toEqual(['audit']);
    const audited = complete(file, 'aurora', {
      kind: 'audit',
      form: { outcome: 'conforming', findings: [], reasonResults: [] },
    });
    expect(audited.status).toBe('cleared');
    expect(isClosed(audited)).toBe(true);
  });

  it('checks documents only, in the yellow lane, and scans only, in the orange lane', () => {
    expect(openKinds(lodged('yellow'))).toEqual(['documents']);
    expect(complete(lodged('yellow'), 'olga', documentsConform).status).toBe('cleared');
    expect(openKinds(lodged('orange'))).toEqual(['scan']);
  });

  it('keeps a red declaration until documents are checked and then an inspector signs', () => {
    const file = complete(lodged('red'), 'olga', documentsConform);
    expect(file.status).toBe('held');
    expect(openKinds(file)).toEqual(['inspection']);
    expect(complete(file, 'ines', inspectionConforms).status).toBe('cleared');
  });
});

describe('findings', () => {
  it('raises the tier when documents or the scan give reason', () => {
    const raised = complete(lodged('yellow'), 'olga', {
      kind: 'documents',
      form: { outcome: 'raise', raiseTo: 'red', findings: [], reasonResults: [] },
    });
    expect(raised.lane).toBe('red');
    expect(raised.firstLane).toBe('yellow');
    expect(openKinds(raised)).toEqual(['inspection']);
    const scanned = complete(lodged('orange'), 'ines', {
      kind: 'scan',
      form: { outcome: 'suspicious', findings: [], reasonResults: [] },
    });
    expect(scanned.lane).toBe('red');
    expect(openKinds(scanned)).toEqual(['documents']);
  });

  it('does not refuse release before a supervisor, another person, has reviewed an adverse finding', () => {
    const found = complete(complete(lodged('red'), 'olga', documentsConform), 'ines', inspectionFinds);
    expect(found.status).toBe('held');
    expect(openKinds(found)).toEqual(['review']);
    const review = openHolds(found)[0]!;
    const refuseRelease: TaskResponse = { kind: 'review', form: { decision: 'refuse', reason: 'smuggled' } };
    const own = { by: person('ines'), holdId: review.id, attempt: 1, response: refuseRelease };
    expect(codeOf(decide.completeTask(found, own, at(20)))).toBe('separation-of-duties');
    expect(complete(found, 'sofia', refuseRelease).status).toBe('refused');
    expect(
      complete(found, 'sofia', { kind: 'review', form: { decision: 'continue', reason: 'tolerable' } }).status,
    ).toBe('cleared');
  });

  it('inspects again when the review asks for it', () => {
    const found = complete(complete(lodged('red'), 'olga', documentsConform), 'ines', inspectionFinds);
    const again = complete(found, 'sofia', { kind: 'review', form: { decision: 'inspect', reason: 'look again' } });
    expect(openKinds(again)).toEqual(['inspection']);
    expect(complete(again, 'ivan', inspectionConforms).status).toBe('cleared');
  });

  it('asks for a second review when another adverse result comes while the first is reviewed', () => {
    let file = lodged('yellow', { agencies: ['ICA'] });
    file = complete(file, 'olga', {
      kind: 'documents',
      form: {
        outcome: 'nonconforming',
        findings: [{ code: 'document-false', description: 'x', evidence: [] }],
        reasonResults: [],
      },
    });
    file = complete(file, 'adriana', {
      kind: 'agency:ICA',
      form: { decision: 'refuse', reason: 'pests', findings: [] },
    });
    expect(openKinds(file)).toEqual(['review']);
    file = complete(file, 'sofia', { kind: 'review', form: { decision: 'continue', reason: 'document explained' } });
    expect(file.status).toBe('held');
    expect(openKinds(file)).toEqual(['review']);
  });
});

describe('holds side by side', () => {
  it('releases when arrival, payment and every agency are done, in any order', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(['arrival', 'payment', 'agency:ICA', 'agency:INVIMA', 'documents'], { minLength: 5 }),
        (order) => {
          let file = lodged('yellow', { advance: true, payment: 'cash', agencies: ['ICA', 'INVIMA'] });
          expect(openKinds(file).sort()).toEqual(['agency:ICA', 'agency:INVIMA', 'arrival', 'documents', 'payment']);
          const answers: Record<string, TaskResponse> = {
            arrival: { kind: 'arrival', form: { arrivedAt: at(5) } },
            payment: { kind: 'payment', form: { method: 'guarantee', reference: 'G-1' } },
            documents: documentsConform,
            'agency:ICA': { kind: 'agency:ICA', form: { decision: 'permit', findings: [] } },
            'agency:INVIMA': { kind: 'agency:INVIMA', form: { decision: 'permit', findings: [] } },
          };
          for (const kind of order) {
            expect(file.status).toBe('held');
            file = complete(file, 'somebody', answers[kind]!);
          }
          expect(file.status).toBe('cleared');
        },
      ),
    );
  });
});

describe('requests for information', () => {
  const ask = (file: ClearanceFile) =>
    after(
      file,
      must(
        decide.requestInformation(
          file,
          {
            by: person('olga'),
            holdId: openHolds(file)[0]!.id,
            attempt: 1,
            question: { text: 'Invoice?', documents: ['N935'] },
          },
          at(10),
        ),
      ),
      'lapse',
    );

  it('lets the officer’s task wait and its clock stand still while the trader owns the clock', () => {
    const file = ask(lodged('yellow'));
    const [documents, information] = openHolds(file);
    expect(documents!.suspendedAt).toBe(at(10));
    expect(information!.owner).toBe('trader');
    const early = { by: person('olga'), holdId: documents!.id, attempt: 1, response: documentsConform };
    expect(codeOf(decide.completeTask(file, early, at(11)))).toBe('task-waiting');
    expect(expire(file, documents!.id, at(10_000))).toEqual([]);
    const answered = complete(file, 'bruno', { kind: 'information', form: { answer: 'here', documents: [] } }, 30);
    expect(openHolds(answered).map(({ suspendedAt }) => suspendedAt)).toEqual([null]);
    expect(complete(answered, 'olga', documentsConform).status).toBe('cleared');
  });

  it('gives the task back to the officer when the trader does not answer in time', () => {
    const file = ask(lodged('yellow'));
    const information = openHolds(file)[1]!;
    const lapsed = after(file, expire(file, information.id, at(10_000)));
    expect(openKinds(lapsed)).toEqual(['documents']);
    expect(lapsed.holds[1]!.result).toBe('lapsed');
    expect(openHolds(lapsed)[0]!.suspendedAt).toBeNull();
  });
});

describe('clocks', () => {
  it('does what the hold says on expiry: escalate, release, refuse, lapse', () => {
    const first = (file: ClearanceFile) => openHolds(file)[0]!.id;
    const escalated = lodged('yellow');
    const file = after(escalated, expire(escalated, first(escalated), at(60)));
    expect(openHolds(file)[0]!.escalated).toBe(true);
    expect(expire(file, first(file), at(9_999))).toEqual([]);
    const releasing = lodged('yellow', {}, 'release');
    expect(after(releasing, expire(releasing, first(releasing), at(60))).status).toBe('cleared');
    const refusing = lodged('green', { payment: 'cash' }, 'refuse');
    expect(after(refusing, expire(refusing, first(refusing), at(60))).status).toBe('refused');
    const lapsing = lodged('green', { advance: true }, 'lapse');
    const lapsed = after(lapsing, expire(lapsing, first(lapsing), at(60)));
    expect(lapsed.status).toBe('cancelled');
    expect(isClosed(lapsed)).toBe(true);
  });

  it('does nothing before the deadline, and nothing to a hold that was resolved', () => {
    const file = lodged('yellow');
    const id = openHolds(file)[0]!.id;
    expect(expire(file, id, at(59))).toEqual([]);
    expect(expire(complete(file, 'olga', documentsConform), id, at(61))).toEqual([]);
  });

  it('extends a clock once, with a reason', () => {
    const file = lodged('yellow');
    const command = { by: person('olga'), holdId: openHolds(file)[0]!.id, attempt: 1, reason: 'translator awaited' };
    const extended = after(file, must(decide.extendClock(file, command, at(30))));
    expect(openHolds(extended)[0]!.dueAt).toBe(at(90));
    expect(codeOf(decide.extendClock(extended, command, at(31)))).toBe('clock-already-extended');
  });
});

describe('completing a task', () => {
  it('is done once when it is sent twice by the same person, and refused to another', () => {
    const file = lodged('yellow');
    const command = { by: person('olga'), holdId: openHolds(file)[0]!.id, attempt: 1, response: documentsConform };
    const done = after(file, must(decide.completeTask(file, command, at(10))));
    expect(must(decide.completeTask(done, command, at(11)))).toEqual([]);
    expect(codeOf(decide.completeTask(done, { ...command, by: person('oscar') }, at(11)))).toBe('task-closed');
    expect(codeOf(decide.completeTask(done, { ...command, holdId: `${ID}.77` as HoldId }, at(11)))).toBe('not-found');
  });

  it('refuses an answer to an attempt that was issued again', () => {
    const file = lodged('yellow');
    const hold = openHolds(file)[0]!;
    const amended = after(
      file,
      must(
        amend(
          file,
          { ...lodgement('yellow'), version: version('b'), base: version('a').content, reason: 'typo' },
          at(5),
        ),
      ),
    );
    expect(openHolds(amended)[0]!.task.attempt).toBe(2);
    const stale = { by: person('olga'), holdId: hold.id, attempt: 1, response: documentsConform };
    expect(codeOf(decide.completeTask(amended, stale, at(10)))).toBe('task-stale');
  });
});

describe('amendment', () => {
  const amendment = (lane: Lane, more: Partial<Facts> = {}) => ({
    ...lodgement(lane, more),
    version: version('b'),
    base: version('a').content,
    reason: 'typo',
  });

  it('makes control stricter, never milder', () => {
    const yellow = lodged('yellow');
    expect(after(yellow, must(amend(yellow, amendment('red'), at(5)))).lane).toBe('red');
    const red = lodged('red');
    expect(after(red, must(amend(red, amendment('green'), at(5)))).lane).toBe('red');
  });

  it('has documents checked again when the content changed after the check', () => {
    const checked = complete(lodged('red'), 'olga', documentsConform);
    const amended = after(checked, must(amend(checked, amendment('red'), at(15))));
    const inspected = complete(amended, 'ines', inspectionConforms);
    expect(openKinds(inspected)).toEqual(['documents']);
  });

  it('raises and withdraws the holds that the new content asks for and no longer asks for', () => {
    const file = lodged('yellow', { payment: 'cash', agencies: ['ICA'] });
    const amended = after(
      file,
      must(amend(file, amendment('yellow', { payment: 'guarantee', agencies: ['INVIMA'] }), at(5))),
    );
    expect(openKinds(amended).sort()).toEqual(['agency:INVIMA', 'documents']);
  });

  it('is refused after release, and done once when it is sent twice', () => {
    expect(codeOf(amend(lodged('green'), amendment('green'), at(5)))).toBe('declaration-not-held');
    const file = lodged('yellow');
    const amended = after(file, must(amend(file, amendment('yellow'), at(5))));
    expect(must(amend(amended, amendment('yellow'), at(6)))).toEqual([]);
  });
});

describe('what a change of the content undoes', () => {
  const anew = (file: ClearanceFile, lane: Lane, more: Partial<Facts>) =>
    after(
      file,
      must(
        amend(
          file,
          { ...lodgement(lane, more), version: version('b'), base: version('a').content, reason: 'other goods' },
          at(20),
        ),
      ),
    );

  it('has other goods inspected again, and the same goods not', () => {
    const inspected = (): ClearanceFile =>
      complete(complete(lodged('red', { payment: 'cash' }), 'olga', documentsConform), 'ines', inspectionConforms);
    const other = anew(inspected(), 'red', { payment: 'cash', goods: 'other' });
    expect(openKinds(complete(other, 'olga', documentsConform)).sort()).toEqual(['inspection', 'payment']);
    const same = anew(inspected(), 'red', { payment: 'cash' });
    expect(openKinds(complete(same, 'olga', documentsConform))).toEqual(['payment']);
  });

  it('has an agency permit other goods anew, and another debt paid anew', () => {
    const permitted = complete(
      complete(lodged('yellow', { agencies: ['ICA'], payment: 'cash' }), 'adriana', {
        kind: 'agency:ICA',
        form: { decision: 'permit', findings: [] },
      }),
      'bruno',
      { kind: 'payment', form: { method: 'payment', reference: 'P' } },
    );
    expect(openKinds(permitted)).toEqual(['documents']);
    const amended = anew(permitted, 'yellow', { agencies: ['ICA'], payment: 'cash', goods: 'other', debt: 'other' });
    expect(openKinds(amended).sort()).toEqual(['agency:ICA', 'documents', 'payment']);
  });

  it('closes what was asked of the trader for a hold that is withdrawn', () => {
    const held = lodged('yellow', { agencies: ['ICA'] });
    const agency = openHolds(held).find(({ kind }) => kind === 'agency:ICA')!;
    const command = {
      by: person('adriana'),
      holdId: agency.id,
      attempt: 1,
      question: { text: 'Pests?', documents: [] },
    };
    const asked = after(held, must(decide.requestInformation(held, command, at(10))));
    expect(openKinds(anew(asked, 'yellow', {}))).toEqual(['documents']);
  });

  it('keeps the new assessment on record, also where the lane stays', () => {
    const file = lodged('red');
    const decided = must(
      amend(file, { ...lodgement('yellow'), version: version('b'), base: version('a').content, reason: 'typo' }, at(5)),
    );
    expect(decided.find(({ type }) => type === 'LaneAssigned')).toMatchObject({
      lane: 'red',
      cause: 'amendment',
      assessment: { lane: 'yellow' },
    });
  });

  it('refuses an amendment of a version that is no longer the present one', () => {
    const file = anew(lodged('yellow'), 'yellow', {});
    const late = { ...lodgement('yellow'), version: version('c'), base: version('a').content, reason: 'typo' };
    expect(codeOf(amend(file, late, at(30)))).toBe('amendment-outdated');
  });
});

describe('whose eyes', () => {
  it('inspects when documents raise to red, even where an inspection was done before', () => {
    const inspected = complete(
      complete(lodged('red', { payment: 'cash' }), 'olga', documentsConform),
      'ines',
      inspectionConforms,
    );
    const amended = after(
      inspected,
      must(
        amend(
          inspected,
          {
            ...lodgement('red', { payment: 'cash' }),
            version: version('b'),
            base: version('a').content,
            reason: 'price',
          },
          at(20),
        ),
      ),
    );
    const raised = complete(amended, 'olga', {
      kind: 'documents',
      form: { outcome: 'raise', raiseTo: 'red', findings: [], reasonResults: [] },
    });
    expect(openKinds(raised).sort()).toEqual(['inspection', 'payment']);
    expect(openHolds(raised).find(({ kind }) => kind === 'inspection')?.task.excluded).toContain('ines');
  });

  it('scans in the red lane when documents ask for it', () => {
    const raised = complete(lodged('red'), 'olga', {
      kind: 'documents',
      form: { outcome: 'raise', raiseTo: 'orange', findings: [], reasonResults: [] },
    });
    expect(raised.lane).toBe('red');
    expect(openKinds(raised)).toEqual(['scan']);
  });

  it('asks an agency again that refused, where customs does not refuse: only the agency lifts its refusal', () => {
    const refusal: TaskResponse = { kind: 'agency:ICA', form: { decision: 'refuse', reason: 'pests', findings: [] } };
    const refused = complete(lodged('green', { agencies: ['ICA'] }), 'adriana', refusal);
    expect(openKinds(refused)).toEqual(['review']);
    const asked = complete(refused, 'sofia', { kind: 'review', form: { decision: 'continue', reason: 'treated' } });
    expect(asked.status).toBe('held');
    expect(openKinds(asked)).toEqual(['agency:ICA']);
  });

  it('lets nobody control what they declared themselves', () => {
    expect(openHolds(lodged('yellow', { agencies: ['ICA'] })).map(({ task }) => task.excluded)).toEqual([
      ['bruno'],
      ['bruno'],
    ]);
  });

  it('refuses another answer to a task that is completed', () => {
    const file = lodged('yellow', { payment: 'cash' });
    const hold = openHolds(file).find(({ kind }) => kind === 'documents')!;
    const done = complete(file, 'olga', documentsConform);
    const other: TaskResponse = {
      kind: 'documents',
      form: {
        outcome: 'nonconforming',
        findings: [{ code: 'other', description: 'x', evidence: [] }],
        reasonResults: [],
      },
    };
    const command = { by: person('olga'), holdId: hold.id, attempt: 1, response: other };
    expect(codeOf(decide.completeTask(done, command, at(11)))).toBe('task-closed');
  });
});

describe('cancellation, re-route, departure, audit', () => {
  it('lets a declarant cancel, but not goods that are being controlled; a supervisor may', () => {
    const cancel = { by: person('bruno'), reason: 'duplicate', onBehalfOf: 'trader' as const };
    const yellow = lodged('yellow');
    const cancelled = after(yellow, must(decide.cancelDeclaration(yellow, cancel, at(5))));
    expect(cancelled.status).toBe('cancelled');
    expect(openHolds(cancelled)).toEqual([]);
    const inspected = complete(lodged('red'), 'olga', documentsConform);
    expect(codeOf(decide.cancelDeclaration(inspected, cancel, at(5)))).toBe('cancellation-under-control');
    expect(codeOf(decide.cancelDeclaration(inspected, { ...cancel, onBehalfOf: 'customs' }, at(5)))).toBe('decided');
    expect(codeOf(decide.cancelDeclaration(lodged('green'), cancel, at(5)))).toBe('declaration-not-held');
  });

  it('withdraws the controls that a milder lane does not ask for, with the reason on record', () => {
    const file = lodged('red');
    const command = { by: person('sofia'), lane: 'green' as const, reason: 'operator-history' as const, note: null };
    const decided = must(decide.reroute(file, command, at(5)));
    expect(decided[0]).toMatchObject({
      type: 'LaneAssigned',
      cause: 'reroute',
      previous: 'red',
      reroute: { reason: 'operator-history' },
    });
    expect(after(file, decided).status).toBe('cleared');
    expect(codeOf(decide.reroute(file, { ...command, lane: 'red' }, at(5)))).toBe('lane-unchanged');
  });

  it('records departure of released goods only, once', () => {
    const leave = { by: person('gateway'), departedAt: at(50), gate: 'N2' };
    expect(codeOf(decide.recordDeparture(lodged('yellow'), leave, at(51)))).toBe('not-released');
    const file = lodged('green');
    const left = after(file, must(decide.recordDeparture(file, leave, at(51))));
    expect(left.departedAt).toBe(at(50));
    expect(must(decide.recordDeparture(left, leave, at(52)))).toEqual([]);
    expect(codeOf(decide.recordDeparture(left, { ...leave, departedAt: at(53) }, at(54)))).toBe('already-departed');
  });

  it('audits a cleared declaration on order, by somebody who did not control it', () => {
    const file = complete(lodged('yellow'), 'olga', documentsConform);
    const ordered = after(file, must(decide.orderAudit(file, { by: person('sofia'), reason: 'sample' }, at(60))));
    expect(openHolds(ordered).map(({ kind, task }) => [kind, task.excluded])).toEqual([['audit', ['olga', 'bruno']]]);
    expect(isClosed(ordered)).toBe(false);
    const done = complete(ordered, 'aurora', {
      kind: 'audit',
      form: { outcome: 'conforming', findings: [], reasonResults: [] },
    });
    expect(isClosed(done)).toBe(true);
    expect(done.clearedAt).toBe(file.clearedAt);
  });
});

describe('whatever happens, in whatever order', () => {
  type Step = { what: number; who: number; lane: Lane; minute: number };
  const step = fc.record({
    what: fc.nat(10),
    who: fc.nat(3),
    lane: fc.constantFrom<Lane>('green', 'blue', 'yellow', 'orange', 'red'),
    minute: fc.integer({ min: 1, max: 90 }),
  });
  const PEOPLE = ['olga', 'ines', 'sofia', 'bruno'];

  function answerFor(kind: string, good: boolean): TaskResponse {
    const findings = good ? [] : [{ code: 'other' as const, description: 'odd', evidence: [] }];
    const outcome = good ? ('conforming' as const) : ('nonconforming' as const);
    switch (kind) {
      case 'documents':
        return { kind, form: { outcome, findings, reasonResults: [] } };
      case 'scan':
        return { kind, form: { outcome: good ? 'clear' : 'suspicious', findings, reasonResults: [] } };
      case 'inspection':
        return { kind, form: { outcome, extent: 'full', seals: [], findings, reasonResults: [] } };
      case 'review':
        return { kind, form: { decision: good ? 'continue' : 'refuse', reason: 'seen' } };
      case 'audit':
        return { kind, form: { outcome, findings, reasonResults: [] } };
      case 'payment':
        return { kind, form: { method: 'payment', reference: 'P' } };
      case 'information':
        return { kind, form: { answer: 'a', documents: [] } };
      case 'arrival':
        return { kind, form: { arrivedAt: at(1) } };
      default:
        return {
          kind: kind as `agency:${string}`,
          form: { decision: good ? 'permit' : 'refuse', reason: 'why', findings: [] },
        };
    }
  }

  function run(file: ClearanceFile, { what, who, lane, minute }: Step, now: Instant): Outcome<Decided> {
    const by = person(PEOPLE[who]!);
    const hold = openHolds(file)[minute % Math.max(openHolds(file).length, 1)];
    if (what <= 4 && hold) {
      const response = answerFor(hold.kind, what !== 4);
      return decide.completeTask(file, { by, holdId: hold.id, attempt: hold.task.attempt, response }, now);
    }
    if (what === 5 && hold)
      return decide.requestInformation(
        file,
        { by, holdId: hold.id, attempt: hold.task.attempt, question: { text: 'q', documents: [] } },
        now,
      );
    if (what === 6)
      return decide.cancelDeclaration(file, { by, reason: 'r', onBehalfOf: who === 3 ? 'trader' : 'customs' }, now);
    if (what === 7) return decide.reroute(file, { by, lane, reason: 'other', note: null }, now);
    if (what === 8)
      return amend(
        file,
        { ...lodgement(lane), version: version(String(minute % 10)), base: file.version!.content, reason: 'r' },
        now,
      );
    if (what === 9) return decide.orderAudit(file, { by, reason: 'r' }, now);
    if (hold) return { decided: expire(file, hold.id, now) };
    return { decided: [] };
  }

  it('releases at most once, never while something holds the goods, and leaves no hold open at the end', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Lane>('green', 'blue', 'yellow', 'orange', 'red'),
        fc.boolean(),
        fc.array(step, { maxLength: 30 }),
        fc.constantFrom('escalate' as const, 'lapse' as const, 'refuse' as const, 'release' as const),
        (lane, many, steps, effect) => {
          let file = lodged(lane, many ? { advance: true, payment: 'cash', agencies: ['ICA'] } : {}, effect);
          let releases = file.releasedAt ? 1 : 0;
          let minutes = 0;
          for (const each of steps) {
            minutes += each.minute;
            const outcome = run(file, each, at(minutes));
            if ('refused' in outcome) continue;
            for (const event of outcome.decided.map(stamped(effect))) {
              if (event.type === 'GoodsReleased') {
                releases++;
                expect(holdsOnGoods(file)).toEqual([]);
                expect(file.adverse).toEqual([]);
              }
              if (event.type === 'HoldClosed')
                expect(file.holds.find(({ id }) => id === event.holdId)?.closedAt).toBeNull();
              file = evolve(file, event);
            }
          }
          expect(releases).toBeLessThanOrEqual(1);
          if (file.status === 'refused' || file.status === 'cancelled') expect(openHolds(file)).toEqual([]);
          if (file.status === 'cleared') expect(holdsOnGoods(file)).toEqual([]);
          if (file.status === 'held') expect(holdsOnGoods(file).length).toBeGreaterThan(0);
          const numbers = file.holds.map(({ id }) => id);
          expect(new Set(numbers).size).toBe(numbers.length);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
