import { inspectionsHere } from './day/day.js';
import { hasDraft } from './inspection/draft.js';
import { outbox, sendWaiting } from './send/outbox.js';

/** How many finished inspections of a person wait on this device, to be sent or for the person. */
export async function unsent(person: string): Promise<number> {
  const parcels = await outbox.all(`${person}/`);
  return parcels.filter(({ state }) => state !== 'sent').length;
}

/** Send the finished inspections of a person that wait. */
export const send = sendWaiting;

/** Forget the inspections on this device, but those of a person, and those about which something was typed that is not sent. */
export async function forgetRead(but?: string): Promise<void> {
  const parcels = await outbox.all('');
  for (const name of await inspectionsHere.names()) {
    const [person = '', id = ''] = name.split('/');
    const waits = parcels.some(({ person: by, task, state }) => by === person && task.id === id && state !== 'sent');
    if (person !== but && !waits && !hasDraft(person, id)) await inspectionsHere.forget(name);
  }
}
