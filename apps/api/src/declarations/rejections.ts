import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Refused, type Issue } from '#libs/domain';
import type { Names } from '#libs/formats';
import { acting, keepRejection } from '#libs/store';
import { Connections } from '../connections/connections.js';
import { lodgementsTotal } from '../health/metrics.js';
import type { Caller } from '../identity/caller.js';

/** What was sent, byte for byte, and as what. */
export interface Received {
  bytes: Uint8Array;
  contentType: string;
}

/** What is wrong with it; whether it cannot even be read; and whose it seems to be. */
export interface Fault extends Names {
  malformed: boolean;
  issues: Issue[];
}

/** Keeps what was rejected, with every reason. */
@Injectable()
export class Rejections {
  constructor(private readonly connections: Connections) {}

  /** Keep a lodgement that is rejected; returns the refusal that tells its sender. */
  async reject({ actor }: Caller, { bytes, contentType }: Received, fault: Fault): Promise<Refused> {
    lodgementsTotal.inc({ outcome: 'rejected' });
    const { malformed, issues } = fault;
    // A line that was too long is not there to be kept, nor is nothing.
    if (bytes.length === 0) return refusalOf(malformed, issues);
    const { blobs, db } = this.connections;
    const receivedSha256 = await blobs.put(bytes);
    const id = `rej_${createHash('sha256').update(`${actor.id} ${receivedSha256}`).digest('hex').slice(0, 26)}`;
    const rejection = {
      id,
      declarant: nameIn(fault.declarant),
      localReference: nameIn(fault.localReference),
      receivedSha256,
      contentType: keepable(contentType),
      issues: issues.map((issue) => ({ ...issue, path: keepable(issue.path), message: keepable(issue.message) })),
    };
    await acting(db, actor, (tx) => keepRejection(tx, actor, rejection));
    return refusalOf(malformed, issues, id);
  }
}

function refusalOf(malformed: boolean, errors: Issue[], rejectionId?: string): Refused {
  const count = errors.length === 1 ? 'one error' : `${errors.length} errors`;
  const more = { errors, ...(rejectionId === undefined ? {} : { rejectionId }) };
  return malformed
    ? new Refused('malformed-content', errors.map(sentenceOf).join(' '), more)
    : new Refused('declaration-invalid', `It has ${count}; correct all that is named, and lodge it again.`, more);
}

/** What is wrong, and where, for somebody who reads the detail alone. */
const sentenceOf = ({ message, line, column }: Issue): string =>
  line === undefined ? `${message}.` : `Line ${line}, column ${column ?? 1}: ${message}.`;

/** As long as what rejections can be looked for by. */
const LONGEST_NAME = 128;
const nameIn = (text: string | undefined): string | null =>
  text === undefined ? null : keepable(text).trim().slice(0, LONGEST_NAME) || null;

/** Without what PostgreSQL cannot keep, which the bytes still have. */
const keepable = (text: string): string => text.replace(/\0|\p{Surrogate}/gu, '\ufffd');
