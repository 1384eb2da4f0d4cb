import {
  ApplicationFailure,
  ServiceError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  type Client,
} from '@temporalio/client';
import { insist } from './update.js';

const client = { withDeadline: (_deadline: number, call: () => Promise<unknown>) => call() } as unknown as Client;
const failing = (error: Error) => () => Promise.reject(error);
const refusedAs = (type: string) =>
  new WorkflowUpdateFailedError('failed', ApplicationFailure.create({ type, message: 'why' }));
const away = () =>
  new ServiceError('failed', { cause: Object.assign(new Error('away'), { code: 14, details: '', metadata: {} }) });

describe('a command', () => {
  it('is refused by the workflow’s own code and sentence', async () => {
    await expect(insist(() => client, failing(refusedAs('task-stale')))).rejects.toMatchObject({
      code: 'task-stale',
      message: 'why',
    });
  });

  it('tells where no workflow runs, so that the record can answer', async () => {
    const none = new WorkflowNotFoundError('gone', 'dec_1', undefined);
    await expect(insist(() => client, failing(none))).resolves.toBe('no workflow');
  });

  it('is sent again while Temporal is away', async () => {
    let calls = 0;
    const call = () => (++calls < 3 ? Promise.reject(away()) : Promise.resolve());
    await expect(insist(() => client, call)).resolves.toBe('recorded');
    expect(calls).toBe(3);
  });

  it('is sent again where the workflow ended between accepting and answering it', async () => {
    let calls = 0;
    const call = () =>
      ++calls === 1 ? Promise.reject(refusedAs('AcceptedUpdateCompletedWorkflow')) : Promise.resolve();
    await expect(insist(() => client, call)).resolves.toBe('recorded');
  });

  it('does not hide a failure that is no refusal', async () => {
    await expect(insist(() => client, failing(refusedAs('TypeError')))).rejects.toThrow(WorkflowUpdateFailedError);
  });
});
