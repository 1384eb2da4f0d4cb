import { parcelOf, type Parcel } from '../send/outbox.js';
import type { Inspection } from './day.js';

/** Of the inspections on this device those that are not finished, first due first. */
export const toDo = (inspections: readonly Inspection[], parcels: Parcel[]): Inspection[] =>
  inspections
    .filter(({ task }) => !parcelOf(parcels, task.id, task.attempt))
    .sort((a, b) => (a.task.dueAt ?? '~').localeCompare(b.task.dueAt ?? '~'));
