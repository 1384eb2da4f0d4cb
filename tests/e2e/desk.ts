import { TaskView, type DeclarationView, type TaskDetail } from '#libs/domain';
import { as, bodyOf, declarationOf, holdOf, lodge, taskOf } from './client.js';
import { declarationFor } from './declarations.js';

/** Who, at any office, may do the tasks of a group. The trader's are the broker's. */
const WORKERS: Record<string, string> = {
  documents: 'olga',
  scan: 'ines',
  inspection: 'ines',
  review: 'sofia',
  audit: 'aurora',
  arrival: 'gateway',
  'agency:ICA': 'adriana',
  'agency:INVIMA': 'ignacio',
  'agency:ANLA': 'alicia',
};

/** An answer by which nothing is found wrong. */
export function favourable(kind: string): object {
  switch (kind) {
    case 'scan':
      return { outcome: 'clear' };
    case 'review':
      return { decision: 'continue', reason: 'explained by the packing list' };
    case 'payment':
      return { method: 'payment', reference: 'PSE-20261124' };
    case 'information':
      return { answer: 'The invoice is attached to the file.' };
    case 'arrival':
      return { arrivedAt: new Date().toISOString(), place: 'Muelle 4' };
    case 'documents':
    case 'inspection':
    case 'audit':
      return { outcome: 'conforming' };
    default:
      return { decision: 'permit', permit: 'ICA-2026-7' };
  }
}

/** A task whose documents are to be checked, and its MRN. */
export async function documentsTask(): Promise<{ id: string; mrn: string }> {
  const lodged = await lodge('gateway', declarationFor('yellow'));
  return { id: holdOf(lodged, 'documents').taskId, mrn: lodged.mrn };
}

/** Claim a task. */
export const claim = async (person: string, taskId: string): Promise<TaskView> =>
  bodyOf(await as(person).post(`/tasks/${taskId}/claim`), TaskView);

/** What a form says of the reasons that it must answer: nothing was found. */
export const nothingFound = (...rules: string[]): { reasonResults: object[] } => ({
  reasonResults: rules.map((rule) => ({ rule, result: 'not-found' })),
});

/** The reason for which a declaration goes to the yellow lane here (see declarations.ts), answered. */
export const YELLOW_ANSWERED = nothingFound('origin-missing');

/** Claim a task, read it and complete it. The answer is favourable unless told otherwise; reasons that it says nothing of are answered. */
export async function doTask(person: string, taskId: string, response?: object): Promise<TaskDetail> {
  await claim(person, taskId);
  const { attempt, kind, reasonsToAnswer = [] } = await taskOf(person, taskId);
  const answers = reasonsToAnswer.length > 0 ? nothingFound(...reasonsToAnswer.map(({ rule }) => rule)) : {};
  const completed = await as(person).post(`/tasks/${taskId}/complete`, {
    attempt,
    response: { ...answers, ...(response ?? favourable(kind)) },
  });
  bodyOf(completed, TaskView);
  return taskOf(person, taskId);
}

/** Do every task of a declaration, favourably, by people who may, until nothing holds goods or file. */
export async function workToTheEnd(id: string, broker: string): Promise<DeclarationView> {
  for (let tasks = 0; tasks < 20; tasks++) {
    const declaration = await declarationOf('sofia', id);
    const [hold] = declaration.holds.filter(({ suspendedAt }) => suspendedAt === null);
    if (!hold) return declaration;
    const { group } = await taskOf('sofia', hold.taskId);
    const worker = group === 'trader' ? broker : WORKERS[group];
    if (!worker) throw new Error(`nobody does tasks of the group ${group}`);
    await doTask(worker, hold.taskId);
  }
  throw new Error(`${id} still has tasks after twenty were done`);
}
