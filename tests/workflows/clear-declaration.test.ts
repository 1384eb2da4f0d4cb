import { decide, openHolds } from '#libs/clearance';
import { instant, type DeclarationId, type TaskResponse } from '#libs/domain';
import { record } from '#libs/store';
import { amendDeclaration, TASK_QUEUE, updates, type clearDeclaration } from '#workflows';
import { WithStartWorkflowOperation, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { declarationOf, openCounter, openingFor, person, versionOf, type Counter } from './counter.js';

let counter: Counter;
beforeAll(async () => {
  counter = await openCounter();
});
afterAll(() => counter.close());
beforeEach(() => {
  counter.lane = 'green';
  counter.deadlineMs = undefined;
  counter.beforeRecord = async () => undefined;
  counter.afterRecord = async () => undefined;
});

const documentsConform: TaskResponse = {
  kind: 'documents',
  form: { outcome: 'conforming', findings: [], reasonResults: [] },
};
const inspectionConforms: TaskResponse = {
  kind: 'inspection',
  form: { outcome: 'conforming', extent: 'partial', seals: [], findings: [], reasonResults: [] },
};

async function openHold(id: DeclarationId, kind: string) {
  const file = await counter.until(id, (each) => openHolds(each).some((hold) => hold.kind === kind));
  const hold = openHolds(file).find((each) => each.kind === kind);
  if (!hold) throw new Error(`no open ${kind}`);
  return hold;
}

async function complete(id: DeclarationId, by: string, response: TaskResponse) {
  const hold = await openHold(id, response.kind);
  await counter.claim(hold.id, by);
  await counter.client.workflow.getHandle(id).executeUpdate(updates.completeTask, {
    args: [{ by: person(by), holdId: hold.id, attempt: hold.task.attempt, response }],
  });
}

/** The code of an Update's refusal, or `done`. */
async function codeOf(update: Promise<unknown>): Promise<string | null | undefined> {
  try {
    await update;
    return 'done';
  } catch (error) {
    if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure)
      return error.cause.type;
    throw error;
  }
}

const eventTypes = async (id: DeclarationId) =>
  (
    await counter.pool.query<{ type: string }>('select type from events where declaration_id = $1 order by seq', [id])
  ).rows.map(({ type }) => type);

describe('a declaration’s workflow', () => {
  it('accepts, assesses, releases and clears a green declaration in one workflow task and one record', async () => {
    const { id, handle } = await counter.lodge();
    await handle.result();
    expect(await eventTypes(id)).toEqual([
      'DeclarationLodged',
      'DeclarationAccepted',
      'LaneAssigned',
      'GoodsReleased',
      'FileCleared',
    ]);
    const { events } = await handle.fetchHistory();
    expect(events?.length).toBeLessThanOrEqual(10);
    const batches = await counter.pool.query('select distinct batch from events where declaration_id = $1', [id]);
    expect(batches.rowCount).toBe(1);
  });

  it('holds a red declaration until documents are checked and an inspector signs', async () => {
    counter.lane = 'red';
    const { id, handle } = await counter.lodge();
    await complete(id, 'olga', documentsConform);
    expect((await counter.file(id)).status).toBe('held');
    await complete(id, 'ines', inspectionConforms);
    await handle.result();
    expect((await counter.file(id)).status).toBe('cleared');
  });

  it('refuses a completion by somebody who does not hold the task, before release', async () => {
    counter.lane = 'yellow';
    const { id, handle } = await counter.lodge();
    const hold = await openHold(id, 'documents');
    const by = (name: string) =>
      handle.executeUpdate(updates.completeTask, {
        args: [{ by: person(name), holdId: hold.id, attempt: 1, response: documentsConform }],
      });
    expect(await codeOf(by('olga'))).toBe('task-not-claimed');
    await counter.claim(hold.id, 'olga');
    expect(await codeOf(by('oscar'))).toBe('not-your-task');
    expect(await codeOf(by('olga'))).toBe('done');
    expect((await counter.file(id)).status).toBe('cleared');
  });

  it('lets one of two simultaneous completions win and tells the other', async () => {
    counter.lane = 'red';
    const { id, handle } = await counter.lodge();
    const hold = await openHold(id, 'documents');
    await counter.claim(hold.id, 'olga');
    const complete = (name: string) =>
      handle.executeUpdate(updates.completeTask, {
        args: [{ by: person(name), holdId: hold.id, attempt: 1, response: documentsConform }],
      });
    const codes = await Promise.all([codeOf(complete('olga')), codeOf(complete('oscar')), codeOf(complete('olga'))]);
    expect(codes[0]).toBe('done');
    expect(['not-your-task', 'task-closed']).toContain(codes[1]);
    expect(codes[2]).toBe('done');
    expect((await eventTypes(id)).filter((type) => type === 'TaskCompleted')).toHaveLength(1);
  });

  it('runs the effect of a deadline that passes, and nothing when the task was completed in time', async () => {
    counter.lane = 'yellow';
    counter.deadlineMs = 600;
    const { id } = await counter.lodge();
    const late = await counter.until(id, (file) => openHolds(file)[0]?.escalated === true);
    expect(openHolds(late)).toHaveLength(1);
    await complete(id, 'sofia', documentsConform);
    expect((await counter.file(id)).status).toBe('cleared');
  });

  it('lets a completion that races an expiry have one outcome', async () => {
    counter.lane = 'yellow';
    counter.deadlineMs = 400;
    const lodged = await Promise.all(Array.from({ length: 8 }, () => counter.lodge()));
    await Promise.all(
      lodged.map(async ({ id }, index) => {
        await new Promise((resolve) => setTimeout(resolve, index * 60));
        // An expiry between the claim and the completion frees the task: whoever held it claims it anew.
        await complete(id, 'olga', documentsConform).catch(() => complete(id, 'olga', documentsConform));
      }),
    );
    for (const { id } of lodged) {
      const types = await eventTypes(id);
      expect(types.filter((type) => type === 'GoodsReleased')).toHaveLength(1);
      expect(types.filter((type) => type === 'ClockExpired').length).toBeLessThanOrEqual(1);
    }
  });

  it('suspends the officer’s clock while the trader is asked, and resumes it with the answer', async () => {
    counter.lane = 'yellow';
    const { id, handle } = await counter.lodge();
    const hold = await openHold(id, 'documents');
    await counter.claim(hold.id, 'olga');
    await handle.executeUpdate(updates.requestInformation, {
      args: [
        { by: person('olga'), holdId: hold.id, attempt: 1, question: { text: 'Which invoice?', documents: ['N935'] } },
      ],
    });
    const phase = await counter.pool.query('select state from tasks where id = $1', [hold.id]);
    expect(phase.rows[0]).toEqual({ state: 'waiting' });
    // A trader needs no claim.
    const question = await openHold(id, 'information');
    await handle.executeUpdate(updates.completeTask, {
      args: [
        {
          by: person('bruno'),
          holdId: question.id,
          attempt: 1,
          response: { kind: 'information', form: { answer: 'this', documents: [] } },
        },
      ],
    });
    await complete(id, 'olga', documentsConform);
    await handle.result();
    expect(await eventTypes(id)).toEqual(
      expect.arrayContaining(['ClockSuspended', 'ClockResumed', 'TaskCompleted', 'GoodsReleased']),
    );
  });

  it('assesses an amendment anew and issues open tasks again', async () => {
    counter.lane = 'yellow';
    const { id, handle, opening } = await counter.lodge();
    counter.lane = 'red';
    const declaration = {
      ...opening.lodgement.declaration,
      goodsLocation: 'COBUN-1',
    };
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
    const file = await counter.file(id);
    expect(file.lane).toBe('red');
    expect(openHolds(file)[0]?.task.attempt).toBe(2);
    const versions = await counter.pool.query('select version from declaration_versions where declaration_id = $1', [
      id,
    ]);
    expect(versions.rowCount).toBe(2);
    await complete(id, 'olga', documentsConform);
    await complete(id, 'ines', inspectionConforms);
    await handle.result();
  });

  it('is told of departure after its file is closed, by a run that reads the record', async () => {
    const { id, handle } = await counter.lodge();
    await handle.result();
    const released = (await counter.file(id)).releasedAt ?? '';
    const departedAt = new Date(new Date(released).getTime() + 1_000).toISOString() as typeof released &
      ReturnType<typeof person>;
    await counter.client.workflow.executeUpdateWithStart(updates.recordDeparture, {
      args: [{ by: person('gateway'), departedAt: departedAt as never, gate: 'N2' }],
      startWorkflowOperation: new WithStartWorkflowOperation<typeof clearDeclaration>('clearDeclaration', {
        taskQueue: TASK_QUEUE,
        workflowId: id,
        args: [{ id, reopened: true }],
        workflowIdConflictPolicy: 'USE_EXISTING',
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      }),
    });
    expect((await counter.file(id)).departedAt).toBe(departedAt);
    await counter.client.workflow.getHandle(id).result();
  });
});

describe('an error that no further attempt would mend', () => {
  it('fails the command that caused it, and leaves the desk free for the next', async () => {
    counter.lane = 'yellow';
    const { id, handle } = await counter.lodge();
    const hold = await openHold(id, 'documents');
    await counter.claim(hold.id, 'olga');
    // The office's rules no longer extend this clock, though they did when it began to run.
    counter.beforeRecord = async () => {
      counter.beforeRecord = async () => undefined;
      throw ApplicationFailure.nonRetryable('no extension', 'clock-cannot-be-extended');
    };
    const asked = { by: person('olga'), holdId: hold.id, attempt: 1 };
    expect(await codeOf(handle.executeUpdate(updates.extendClock, { args: [{ ...asked, reason: 'more time' }] }))).toBe(
      'clock-cannot-be-extended',
    );
    await complete(id, 'olga', documentsConform);
    expect((await counter.file(id)).status).toBe('cleared');
  });
});

describe('when processes die between any two lines', () => {
  it('adopts what an attempt recorded whose worker died before the workflow heard of it', async () => {
    counter.lane = 'yellow';
    // The record is written, then the activity fails as a killed worker would; the next attempt finds the numbers taken.
    let died = 0;
    counter.afterRecord = async () => {
      if (died++ === 0) throw new Error('killed after the record');
    };
    const { id } = await counter.lodge();
    await complete(id, 'olga', documentsConform);
    expect(died).toBeGreaterThan(1);
    expect((await eventTypes(id)).filter((type) => type === 'DeclarationLodged')).toHaveLength(1);
    expect((await counter.file(id)).status).toBe('cleared');
  });

  it('records a completion once when the worker dies after recording it', async () => {
    counter.lane = 'yellow';
    const { id } = await counter.lodge();
    let died = 0;
    counter.afterRecord = async () => {
      if (died++ === 0) throw new Error('killed after the record');
    };
    await complete(id, 'olga', documentsConform);
    expect((await eventTypes(id)).filter((type) => type === 'TaskCompleted')).toHaveLength(1);
    expect((await eventTypes(id)).filter((type) => type === 'GoodsReleased')).toHaveLength(1);
  });

  it('tells who asked the trader that it is done, when the worker dies after recording the question', async () => {
    counter.lane = 'yellow';
    const { id, handle } = await counter.lodge();
    const hold = await openHold(id, 'documents');
    await counter.claim(hold.id, 'olga');
    let died = 0;
    counter.afterRecord = async () => {
      if (died++ === 0) throw new Error('killed after the record');
    };
    await handle.executeUpdate(updates.requestInformation, {
      args: [{ by: person('olga'), holdId: hold.id, attempt: 1, question: { text: 'Which invoice?', documents: [] } }],
    });
    expect(died).toBeGreaterThan(1);
    expect((await eventTypes(id)).filter((type) => type === 'ClockSuspended')).toHaveLength(1);
  });

  it('completes a task that people see already, though the workflow has not heard of it', async () => {
    counter.lane = 'red';
    const { id, handle } = await counter.lodge();
    // What a worker leaves that dies after recording, when the server has forgotten the Update as well.
    const documents = await openHold(id, 'documents');
    await counter.claim(documents.id, 'olga');
    const completion = { by: person('olga'), holdId: documents.id, attempt: 1, response: documentsConform };
    const file = await counter.file(id);
    const outcome = decide.completeTask(file, completion, instant(Date.now()));
    if ('refused' in outcome) throw new Error(outcome.refused.detail);
    await record(counter.pool, { file, decided: outcome.decided });
    await complete(id, 'ines', inspectionConforms);
    await handle.result();
    expect((await eventTypes(id)).filter((type) => type === 'TaskCompleted')).toHaveLength(2);
  });

  it('takes decisions one after another, however many come at once', async () => {
    counter.lane = 'red';
    const { id, handle } = await counter.lodge();
    const hold = await openHold(id, 'documents');
    await counter.claim(hold.id, 'olga');
    let atOnce = 0;
    let most = 0;
    counter.beforeRecord = async () => {
      most = Math.max(most, ++atOnce);
      await new Promise((resolve) => setTimeout(resolve, 50));
    };
    counter.afterRecord = async () => {
      atOnce--;
    };
    const asked = { by: person('olga'), holdId: hold.id, attempt: 1 };
    await Promise.allSettled([
      handle.executeUpdate(updates.extendClock, { args: [{ ...asked, reason: 'more time' }] }),
      handle.executeUpdate(updates.completeTask, { args: [{ ...asked, response: documentsConform }] }),
      handle.executeUpdate(updates.cancelDeclaration, {
        args: [{ by: person('sofia'), onBehalfOf: 'customs', reason: 'as the test has it' }],
      }),
    ]);
    await handle.result();
    expect(most).toBe(1);
  });

  it('decides as before on another worker, from history', async () => {
    counter.lane = 'red';
    const { id, handle } = await counter.lodge();
    await complete(id, 'olga', documentsConform);
    await counter.restartWorker();
    await complete(id, 'ines', inspectionConforms);
    await handle.result();
    expect((await counter.file(id)).status).toBe('cleared');
  });

  it('goes on from the record when the workflow itself is lost', async () => {
    counter.lane = 'yellow';
    const { id, handle } = await counter.lodge();
    await handle.terminate('lost');
    const hold = await openHold(id, 'documents');
    await counter.claim(hold.id, 'olga');
    await counter.client.workflow.executeUpdateWithStart(updates.completeTask, {
      args: [{ by: person('olga'), holdId: hold.id, attempt: 1, response: documentsConform }],
      startWorkflowOperation: new WithStartWorkflowOperation<typeof clearDeclaration>('clearDeclaration', {
        taskQueue: TASK_QUEUE,
        workflowId: id,
        args: [{ id, reopened: true }],
        workflowIdConflictPolicy: 'USE_EXISTING',
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      }),
    });
    expect((await counter.file(id)).status).toBe('cleared');
  });

  it('does not lodge again what is on record, though the server has forgotten the workflow', async () => {
    const { id, handle, opening } = await counter.lodge();
    await handle.result();
    // Same id again after retention: a run that believes itself to be the first.
    const again = await counter.client.workflow.start<typeof clearDeclaration>('clearDeclaration', {
      taskQueue: TASK_QUEUE,
      workflowId: `${id}-forgotten`,
      args: [opening],
    });
    await again.result();
    expect(await eventTypes(id)).toHaveLength(5);
  });

  it('has one declaration for one lodgement sent many times at once', async () => {
    const opening = openingFor(declarationOf());
    const starts = await Promise.allSettled(
      Array.from({ length: 10 }, () =>
        counter.client.workflow.start<typeof clearDeclaration>('clearDeclaration', {
          taskQueue: TASK_QUEUE,
          workflowId: opening.id,
          args: [opening],
          workflowIdReusePolicy: 'REJECT_DUPLICATE',
        }),
      ),
    );
    expect(starts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await counter.client.workflow.getHandle(opening.id).result();
    expect(await eventTypes(opening.id)).toHaveLength(5);
  });
});
