import { openHolds } from '#libs/clearance';
import { instant, type DeclarationId, type KnownOutage, type Lane, type TaskResponse } from '#libs/domain';
import { accountOutage, amendDeclaration, TASK_QUEUE, updates, type clearDeclaration } from '#workflows';
import { WithStartWorkflowOperation } from '@temporalio/client';
import { declarationOf, openingFor, person, versionOf, type Counter } from '../workflows/counter.js';

/** One way through the procedure, walked on a real server so that its history can be replayed for ever after. */
export interface Path {
  name: string;
  walk: (counter: Counter) => Promise<DeclarationId>;
}

const documents = (form: Partial<Extract<TaskResponse, { kind: 'documents' }>['form']> = {}): TaskResponse => ({
  kind: 'documents',
  form: { outcome: 'conforming', findings: [], reasonResults: [], ...form },
});
const inspection = (outcome: 'conforming' | 'nonconforming'): TaskResponse => ({
  kind: 'inspection',
  form: {
    outcome,
    extent: 'full',
    seals: ['CO-77120'],
    reasonResults: [],
    findings: outcome === 'conforming' ? [] : [{ code: 'undeclared-goods', description: 'perfume', evidence: [] }],
  },
});
const scan = (outcome: 'clear' | 'suspicious'): TaskResponse => ({
  kind: 'scan',
  form: { outcome, findings: [], reasonResults: [] },
});
const review = (decision: 'continue' | 'inspect' | 'refuse'): TaskResponse => ({
  kind: 'review',
  form: { decision, reason: 'as seen' },
});
const audit: TaskResponse = { kind: 'audit', form: { outcome: 'conforming', findings: [], reasonResults: [] } };

async function openTask(counter: Counter, id: DeclarationId, kind: string) {
  const file = await counter.until(id, (each) => openHolds(each).some((hold) => hold.kind === kind));
  const hold = openHolds(file).find((each) => each.kind === kind);
  if (!hold) throw new Error(`no open ${kind}`);
  return hold;
}

async function complete(counter: Counter, id: DeclarationId, by: string, response: TaskResponse): Promise<void> {
  const hold = await openTask(counter, id, response.kind);
  await counter.claim(hold.id, by);
  await counter.client.workflow.getHandle(id).executeUpdate(updates.completeTask, {
    args: [{ by: person(by), holdId: hold.id, attempt: hold.task.attempt, response }],
  });
}

async function ask(counter: Counter, id: DeclarationId): Promise<void> {
  const hold = await openTask(counter, id, 'documents');
  await counter.claim(hold.id, 'olga');
  await counter.client.workflow.getHandle(id).executeUpdate(updates.requestInformation, {
    args: [
      { by: person('olga'), holdId: hold.id, attempt: 1, question: { text: 'Which invoice?', documents: ['N935'] } },
    ],
  });
}

const controlled = (name: string, lane: Lane, answers: [by: string, response: TaskResponse][]): Path => ({
  name,
  walk: async (counter) => {
    counter.lane = lane;
    const { id } = await counter.lodge();
    for (const [by, response] of answers) await complete(counter, id, by, response);
    return id;
  },
});

const expiring = (
  name: string,
  more: Parameters<Counter['lodge']>[0],
  lane: Lane,
  answers: [by: string, response: TaskResponse][],
): Path => ({
  name,
  walk: async (counter) => {
    counter.lane = lane;
    counter.deadlineMs = 500;
    const { id } = await counter.lodge(more);
    await counter.until(id, (file) => file.status !== 'held' || openHolds(file).some(({ escalated }) => escalated));
    for (const [by, response] of answers) await complete(counter, id, by, response);
    return id;
  },
});

const outage: KnownOutage = {
  id: 'out_path',
  version: 1,
  office: null,
  from: instant(Date.parse('2026-11-01')),
  until: null,
  withdrawn: false,
  by: person('amparo'),
};

const reopened = (id: DeclarationId) =>
  new WithStartWorkflowOperation<typeof clearDeclaration>('clearDeclaration', {
    taskQueue: TASK_QUEUE,
    workflowId: id,
    args: [{ id, reopened: true }],
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
  });

export const PATHS: Path[] = [
  controlled('green', 'green', []),
  controlled('blue-audited', 'blue', [['aurora', audit]]),
  controlled('yellow', 'yellow', [['olga', documents()]]),
  controlled('yellow-raised-to-red', 'yellow', [
    ['olga', documents({ outcome: 'raise', raiseTo: 'red' })],
    ['ines', inspection('conforming')],
  ]),
  controlled('orange-clear', 'orange', [['ines', scan('clear')]]),
  controlled('orange-suspicious', 'orange', [
    ['ines', scan('suspicious')],
    ['olga', documents()],
    ['ivan', inspection('conforming')],
  ]),
  controlled('red', 'red', [
    ['olga', documents()],
    ['ines', inspection('conforming')],
  ]),
  controlled('red-refused', 'red', [
    ['olga', documents()],
    ['ines', inspection('nonconforming')],
    ['sofia', review('refuse')],
  ]),
  controlled('red-inspected-again', 'red', [
    ['olga', documents()],
    ['ines', inspection('nonconforming')],
    ['sofia', review('inspect')],
    ['ivan', inspection('conforming')],
  ]),
  {
    name: 'arrival-payment-agency',
    walk: async (counter) => {
      counter.lane = 'green';
      const { id } = await counter.lodge({
        advance: true,
        payment: { method: 'cash' },
        items: [{ ...declarationOf().items[0]!, commodityCode: '060311' }],
      });
      await complete(counter, id, 'adriana', { kind: 'agency:ICA', form: { decision: 'permit', findings: [] } });
      await complete(counter, id, 'bruno', { kind: 'payment', form: { method: 'payment', reference: 'P-1' } });
      const arrivedAt = (await counter.file(id)).receivedAt!;
      await complete(counter, id, 'bruno', { kind: 'arrival', form: { arrivedAt } });
      return id;
    },
  },
  {
    name: 'information-answered',
    walk: async (counter) => {
      counter.lane = 'yellow';
      const { id } = await counter.lodge();
      await ask(counter, id);
      await complete(counter, id, 'bruno', { kind: 'information', form: { answer: 'this one', documents: [] } });
      await complete(counter, id, 'olga', documents());
      return id;
    },
  },
  {
    name: 'information-lapsed',
    walk: async (counter) => {
      counter.lane = 'yellow';
      const { id } = await counter.lodge();
      counter.deadlineMs = 500;
      await ask(counter, id);
      await counter.until(id, (file) => file.holds.some(({ result }) => result === 'lapsed'));
      counter.deadlineMs = undefined;
      await complete(counter, id, 'olga', documents());
      return id;
    },
  },
  expiring('documents-escalated', {}, 'yellow', [['sofia', documents()]]),
  expiring('payment-refused', { payment: { method: 'cash' } }, 'green', []),
  expiring('arrival-lapsed', { advance: true }, 'green', []),
  {
    name: 'amended-and-extended',
    walk: async (counter) => {
      counter.lane = 'yellow';
      const opening = openingFor(declarationOf());
      const { id } = await counter.lodge(opening.lodgement.declaration);
      const handle = counter.client.workflow.getHandle(id);
      const declaration = { ...opening.lodgement.declaration, goodsLocation: 'COBUN-1' };
      counter.lane = 'red';
      await handle.executeUpdate(amendDeclaration, {
        args: [
          {
            by: person('bruno'),
            reason: 'place',
            base: opening.lodgement.version.content,
            declaration,
            version: versionOf(declaration),
            warnings: [],
          },
        ],
      });
      const hold = await openTask(counter, id, 'documents');
      await counter.claim(hold.id, 'olga');
      await handle.executeUpdate(updates.extendClock, {
        args: [{ by: person('olga'), holdId: hold.id, attempt: 2, reason: 'translator awaited' }],
      });
      await complete(counter, id, 'olga', documents());
      await complete(counter, id, 'ines', inspection('conforming'));
      return id;
    },
  },
  {
    name: 'outage-told-and-ended',
    walk: async (counter) => {
      counter.lane = 'yellow';
      counter.deadlineMs = 500;
      const { id, handle } = await counter.lodge();
      counter.deadlineMs = undefined;
      await handle.executeUpdate(accountOutage, { args: [outage] });
      const over = { ...outage, version: 2, until: instant(Date.now()) };
      await handle.executeUpdate(accountOutage, { args: [over] });
      await complete(counter, id, 'olga', documents());
      return id;
    },
  },
  {
    name: 'outage-before-expiry',
    walk: async (counter) => {
      counter.lane = 'yellow';
      counter.deadlineMs = 500;
      await counter.pool.query(
        "insert into outages (id, version, from_at, evidence, by) values ('out_path', 1, $1, 'path', 'amparo')",
        [outage.from],
      );
      const { id } = await counter.lodge();
      counter.deadlineMs = undefined;
      await counter.until(id, ({ outages }) => outages !== undefined);
      await counter.pool.query('delete from outages');
      await complete(counter, id, 'olga', documents());
      return id;
    },
  },
  {
    name: 'cancelled',
    walk: async (counter) => {
      counter.lane = 'yellow';
      const { id } = await counter.lodge();
      await counter.client.workflow.getHandle(id).executeUpdate(updates.cancelDeclaration, {
        args: [{ by: person('bruno'), reason: 'duplicate', onBehalfOf: 'trader' }],
      });
      return id;
    },
  },
  {
    name: 'rerouted',
    walk: async (counter) => {
      counter.lane = 'red';
      const { id } = await counter.lodge();
      await counter.client.workflow.getHandle(id).executeUpdate(updates.reroute, {
        args: [{ by: person('sofia'), lane: 'green', reason: 'operator-history', note: null }],
      });
      return id;
    },
  },
  {
    name: 'departed-after-closing',
    walk: async (counter) => {
      counter.lane = 'green';
      const { id, handle } = await counter.lodge();
      await handle.result();
      await counter.client.workflow.executeUpdateWithStart(updates.recordDeparture, {
        args: [{ by: person('gateway'), departedAt: (await counter.file(id)).releasedAt!, gate: 'N2' }],
        startWorkflowOperation: reopened(id),
      });
      return id;
    },
  },
  {
    name: 'audit-ordered-after-closing',
    walk: async (counter) => {
      counter.lane = 'yellow';
      const { id, handle } = await counter.lodge();
      await complete(counter, id, 'olga', documents());
      await handle.result();
      await counter.client.workflow.executeUpdateWithStart(updates.orderAudit, {
        args: [{ by: person('sofia'), reason: 'sample' }],
        startWorkflowOperation: reopened(id),
      });
      await complete(counter, id, 'aurora', audit);
      return id;
    },
  },
];
