import { connectTemporal } from '#libs/temporal';
import type { DeclarationId } from '#libs/domain';
import { TASK_QUEUE, type clearDeclaration } from '#workflows';
import type { StackAtHand } from '../with-stack.js';

/**
 * Start the workflows of declarations whose workflows were lost (a Temporal server that lost its last moments, or all its data):
 * each reads its file from the record, and its clocks run again. Harmless where one runs after all.
 */
export async function startAnew(config: StackAtHand['config'], declarations: string[]): Promise<void> {
  const temporal = await connectTemporal(config);
  try {
    for (const id of declarations)
      await temporal.client.workflow.start<typeof clearDeclaration>('clearDeclaration', {
        taskQueue: TASK_QUEUE,
        workflowId: id,
        args: [{ id: id as DeclarationId, reopened: true }],
        workflowIdConflictPolicy: 'USE_EXISTING',
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      });
  } finally {
    await temporal.close();
  }
}
