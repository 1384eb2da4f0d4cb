import { executeChild } from '@temporalio/workflow';
import { RISK_WORK } from './contract.js';
import { trainModel } from './train-model.js';

/** A night's training is worth while from so many new results on. */
const NEW_RESULTS = 200;

/** Train both targets on the results that came since, one after the other, so that the worker's processors serve others too. */
export async function retrain(): Promise<void> {
  for (const target of ['fraud', 'critical'] as const) {
    try {
      await executeChild(trainModel, {
        workflowId: RISK_WORK.training(target),
        args: [{ target, from: null, to: null, by: 'system', newResults: NEW_RESULTS }],
      });
    } catch (error) {
      // Somebody has asked for the same, and it runs.
      if (!(error instanceof Error && error.name === 'WorkflowExecutionAlreadyStartedError')) throw error;
    }
  }
}
