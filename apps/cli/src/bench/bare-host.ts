import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger, Runtime } from '@temporalio/worker';
import { readConfig } from '#libs/config';
import { connectTemporal, createWorker } from '#libs/temporal';
import type { BareAnswer, BareRequest } from './bare-contract.js';
import type { bare } from './bare-workflow.js';
import { repeat } from './concurrently.js';
import { timed, type Sample } from './sample.js';

// A process of its own that hosts the bare workflow as the product hosts its own: the same worker settings, client and worker on
// one connection. It starts the workflows too, so that measuring them costs as little as can be.
Runtime.install({ logger: new DefaultLogger('WARN') });
const taskQueue = `bare-${randomUUID()}`;
const temporal = await connectTemporal(readConfig());
const workflowsPath = fileURLToPath(new URL('./bare-workflow.js', import.meta.url));
const workflows = await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('WARN') });
const worker = await createWorker(temporal, { taskQueue, workflows, activities: { nothing: async () => undefined } });
const running = worker.run();

async function run(requestEagerStart: boolean): Promise<void> {
  await temporal.client.workflow.execute<typeof bare>('bare', {
    workflowId: randomUUID(),
    taskQueue,
    requestEagerStart,
  });
}

async function answerTo(request: BareRequest): Promise<BareAnswer> {
  if (request.ask === 'repeat') {
    const rate = await repeat(request.concurrency, request.seconds, () => run(request.eager));
    return { answer: 'repeat', rate };
  }
  const sample: Sample = [];
  await timed(sample, () => run(request.eager));
  return { answer: 'once', sample };
}

const say = (answer: BareAnswer) => void process.send?.(answer);
process.on('message', (request) => void answerTo(request as BareRequest).then(say));
process.once('disconnect', () => {
  worker.shutdown();
  void running.then(() => temporal.close());
});
await run(false);
say({ answer: 'ready' });
