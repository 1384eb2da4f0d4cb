import type { Declaration, Issue } from '#libs/domain';
import type { Place } from './sourced.js';

/** A declaration lodged for the first time. */
export interface OriginalMessage {
  message: 'original';
  declaration: Declaration;
  warnings: Issue[];
  /** Where the office stands: whether there is such a one, who reads a format does not know. */
  officeAt: Place;
}

interface AdditionalMessage {
  /** Movement reference number of the declaration meant. */
  mrn?: string;
  /** The sender's reference; by WCO it is the message's own, in practice often that of the declaration meant. */
  localReference?: string;
  /** Identification of the declarant, where the message repeats it. */
  declarant?: string;
  /** Identification of who sends the message. */
  submitter?: string;
  reason: string;
  reasonCodes: string[];
}

/** A request to change a declaration: `applyAmendment` carries it out on the original. */
export interface AmendmentMessage extends AdditionalMessage {
  message: 'amendment';
  /** The pointers, each as section codes with numbers and tags: `42A.67A.68A[2].23A.65A.128`. */
  pointers: string[];
}

/** A request to cancel a declaration. */
export interface CancellationMessage extends AdditionalMessage {
  message: 'cancellation';
}

export type Message = OriginalMessage | AmendmentMessage | CancellationMessage;

/** Who lodges under which reference, as far as it can be read of what is wrong otherwise. */
export interface Names {
  declarant?: string;
  localReference?: string;
}

/** What reading gives: a message, or everything that is wrong. `malformed`: not even readable as its format (HTTP 400, not 422). */
export type ReadResult = { ok: true; message: Message } | ({ ok: false; malformed: boolean; issues: Issue[] } & Names);
