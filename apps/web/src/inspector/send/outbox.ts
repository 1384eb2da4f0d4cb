import type { Issue, TaskView } from '#libs/domain';
import { command, upload } from '../../api/client.js';
import { Problem, type Obstacle } from '../../api/problem.js';
import { refresh } from '../../api/queries.js';
import { shelf } from '../../device/database.js';
import { filesOf, type Answer } from '../inspection/answer.js';
import { fileName, filesHere, forgetFiles } from '../inspection/photograph.js';
import { bring, inspectionsHere, nameOf } from '../day/day.js';

/** A finished inspection on its way: it waits, was recorded, or was refused and waits for the person. */
export interface Parcel {
  name: string;
  person: string;
  task: Pick<TaskView, 'id' | 'mrn' | 'office' | 'attempt'>;
  response: Answer;
  /** By which the API tells that it was sent already, however often it is tried. */
  key: string;
  enteredAt: string;
  state: 'waiting' | 'sent' | 'refused';
  sentAt?: string;
  /** While it waits: since when sending this one fails, though somebody answers. */
  failsSince?: string;
  problem?: { code: Obstacle; errors: Issue[] };
}

export const outbox = shelf<Parcel>('outbox');

/** The parcel of a task, if it is about the task as it is: one that was recorded says nothing of a later attempt. */
export const parcelOf = (parcels: Parcel[], id: string, attempt: number | undefined): Parcel | undefined =>
  parcels.findLast(
    ({ task, state }) => task.id === id && (state !== 'sent' || attempt === undefined || task.attempt === attempt),
  );

/** Whether it waits though somebody answers: sending this one fails. */
export const isFailing = ({ state, failsSince }: Parcel): boolean => state === 'waiting' && failsSince !== undefined;

const LOCK = 'levante.outbox';
const DAY_MS = 24 * 60 * 60 * 1000;

/** Give a finished inspection to the outbox. It is on the device when this answers. @throws where the device keeps nothing */
export async function post(person: string, { id, mrn, office, attempt }: TaskView, response: Answer): Promise<void> {
  const enteredAt = new Date().toISOString();
  // What is older is sent first: names are in the order of time.
  const name = `${person}/${enteredAt}/${id}`;
  const task = { id, mrn, office, attempt };
  const parcel: Parcel = { name, person, task, response, key: crypto.randomUUID(), enteredAt, state: 'waiting' };
  await outbox.keep(name, parcel);
  // Where storage is short, browsers throw away what nobody asked them to keep.
  await navigator.storage.persist();
}

/**
 * Send what waits, one after another, in the order in which it was finished; one tab at a time. Where nobody answers, the rest waits
 * on; one that fails by itself holds back no other, and is tried again in the next round.
 */
export const sendWaiting = (person: string): Promise<void> =>
  navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    const tried: string[] = [];
    for (;;) {
      const parcels = await outbox.all(`${person}/`);
      const next = parcels.find(({ name, state }) => state === 'waiting' && !tried.includes(name));
      if (!next || !(await sent(next))) return;
      tried.push(next.name);
      await tidy(parcels);
    }
  });

/** @returns whether somebody answered: it was recorded or refused, or this one fails */
async function sent(parcel: Parcel): Promise<boolean> {
  const { person, task, response, key, name } = parcel;
  try {
    for (const sha256 of filesOf(response)) await uploadKept(person, sha256);
    await command('POST', `/tasks/${task.id}/complete`, { attempt: task.attempt, response }, key);
    await outbox.keep(name, { ...parcel, state: 'sent', sentAt: new Date().toISOString() });
    await forgetFiles(person, filesOf(response));
    await inspectionsHere.forget(nameOf(person, task.id));
    void refresh('/tasks');
    return true;
  } catch (error) {
    if (error instanceof Problem && passes(error)) return false;
    // The person took it out meanwhile, to open it again.
    if (!(await outbox.get(name))) return true;
    if (!(error instanceof Problem) || !isDecided(error)) {
      await outbox.keep(name, { ...parcel, failsSince: parcel.failsSince ?? new Date().toISOString() });
      return true;
    }
    const problem = { code: error.code, errors: error.errors };
    await outbox.keep(name, { ...parcel, state: 'refused', problem });
    // As the task is now: who has it, which attempt it is.
    await bring(person, task.id).catch((gone: unknown) => {
      if (gone instanceof Problem && isDecided(gone)) return inspectionsHere.forget(nameOf(person, task.id));
    });
    return true;
  }
}

/** Files are known by what is in them: sent again, one is the same. */
async function uploadKept(person: string, sha256: string): Promise<void> {
  const blob = await filesHere.get(fileName(person, sha256));
  if (blob) await upload(blob, `${sha256.slice(0, 12)}.${blob.type.split('/')[1] ?? ''}`);
}

/** Whether it is nothing about this parcel: nobody answers, the session ended, or there were too many requests. */
const passes = ({ passes: soon, status }: Problem): boolean => soon || [401, 408, 429].includes(status);

/** Whether trying again later would change nothing. What passes does, and so do failures of the API. */
const isDecided = (problem: Problem): boolean => problem.status >= 400 && problem.status < 500 && !passes(problem);

/** What was recorded long ago is not shown any more. */
async function tidy(parcels: Parcel[]): Promise<void> {
  for (const { name, sentAt } of parcels)
    if (sentAt && Date.now() - Date.parse(sentAt) > DAY_MS) await outbox.forget(name);
}
