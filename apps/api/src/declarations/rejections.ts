import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Refused, type Issue } from '#libs/domain';
import { acting, keepRejection } from '#libs/store';
import { Connections } from '../connections/connections.js';
import { lodgementsTotal } from '../health/metrics.js';
import type { Caller } from '../identity/caller.js';

/** What was sent, byte for byte, and as what. */
export interface Received {
  bytes: Uint8Array;
  contentType: string;
}

/** Keeps what was rejected, with every reason. */
@Injectable()
export class Rejections {
  constructor(private readonly connections: Connections) {}

  /** Keep a lodgement that is rejected; returns the refusal that tells its sender. */
  async reject({ actor }: Caller, { bytes, contentType }: Received, issues: Issue[]): Promise<Refused> {
    const { blobs, db } = this.connections;
    const receivedSha256 = await blobs.put(bytes);
    const id = `rej_${createHash('sha256').update(`${actor.id} ${receivedSha256}`).digest('hex').slice(0, 26)}`;
    const rejection = { id, declarant: null, localReference: null, receivedSha256, contentType, issues };
    await acting(db, actor, (tx) => keepRejection(tx, actor, rejection));
    lodgementsTotal.inc({ outcome: 'rejected' });
    const count = issues.length === 1 ? 'one error' : `${issues.length} errors`;
    return new Refused('declaration-invalid', `It has ${count}; correct all that is named, and lodge it again.`, {
      errors: issues,
      rejectionId: id,
    });
  }
}
