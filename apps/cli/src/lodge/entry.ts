import type { Issue } from '#libs/domain';

/** Where in what was given: a file, and the line in it or, in a JSON array, the number of the element. */
export interface Place {
  file: string;
  line?: number;
  item?: number;
}

/** One thing to lodge, or why it cannot even be sent. */
export type Entry = Place &
  (
    | { as: 'document'; contentType: 'application/xml' | 'application/json'; bytes: Uint8Array }
    /** A declaration in one line of JSON, to be sent with others. */
    | { as: 'line'; bytes: Uint8Array }
    | { as: 'unreadable'; errors: Issue[] }
  );

/** What became of it. */
export interface LodgeResult extends Place {
  /**
   * accepted: taken, now (an amendment or cancellation: carried out). replayed: had been lodged before, also by an earlier attempt
   * of this command. rejected: refused for a named reason. failed: no answer, or none that is about the declaration.
   */
  status: 'accepted' | 'replayed' | 'rejected' | 'failed';
  id?: string;
  mrn?: string;
  /** Left out where whoever lodges may not know it. */
  lane?: string;
  /** held, released, cleared, ... */
  declarationStatus?: string;
  /** Why it was not taken. */
  code?: string;
  detail?: string;
  errors: Issue[];
}
