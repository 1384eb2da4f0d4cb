import { Injectable } from '@nestjs/common';
import { Refused, type DeclarationFilter, type DeclarationId, type RejectionFilter } from '#libs/domain';
import {
  acting,
  auditTrail,
  content,
  declarationViewAs,
  listDeclarations,
  listRejections,
  timeline,
  type Tables,
} from '#libs/store';
import type { Transaction } from 'kysely';
import { idOf } from '../commands/id-of.js';
import { Connections } from '../connections/connections.js';
import type { Caller } from '../identity/caller.js';
import { looksLikeXml } from './present-xml.js';

type Tx = Transaction<Tables>;

/** Reads declarations as somebody: what is not theirs to see does not exist. Ids and MRNs serve alike. */
@Injectable()
export class Reading {
  constructor(private readonly connections: Connections) {}

  async one(caller: Caller, idOrMrn: string) {
    return found(await declarationViewAs(this.connections.seen, caller, idOrMrn), idOrMrn);
  }

  list(caller: Caller, filter: DeclarationFilter) {
    return this.as(caller, (tx) => listDeclarations(tx, filter, caller));
  }

  rejections(caller: Caller, filter: RejectionFilter) {
    return this.as(caller, (tx) => listRejections(tx, filter));
  }

  timeline(caller: Caller, idOrMrn: string) {
    return this.as(caller, async (tx) => timeline(tx, await idIn(tx, idOrMrn), caller.see));
  }

  audit(caller: Caller, idOrMrn: string) {
    return this.as(caller, async (tx) => auditTrail(tx, await idIn(tx, idOrMrn)));
  }

  /** What was declared, in the domain's own form: the last version, or another. */
  content(caller: Caller, idOrMrn: string, version?: number) {
    return this.as(caller, async (tx) => {
      const id = await idIn(tx, idOrMrn);
      return found(await content(tx, id, version), version === undefined ? idOrMrn : `${idOrMrn} version ${version}`);
    });
  }

  /** What was received, byte for byte. */
  async received(caller: Caller, idOrMrn: string, version?: number) {
    const { receivedSha256: sha256 } = await this.content(caller, idOrMrn, version);
    const bytes = found(await this.connections.blobs.get(sha256), `${idOrMrn} as received`);
    return { bytes, sha256, mediaType: looksLikeXml(bytes) ? 'application/xml' : 'application/json' };
  }

  /** The id of a declaration that the caller may see. @throws Refused not-found */
  id(caller: Caller, idOrMrn: string): Promise<DeclarationId> {
    return this.as(caller, (tx) => idIn(tx, idOrMrn));
  }

  private as<T>({ actor }: Caller, work: (tx: Tx) => Promise<T>): Promise<T> {
    return acting(this.connections.db, actor, work);
  }
}

function found<T>(what: T | undefined, name: string): T {
  if (what === undefined) throw new Refused('not-found', `There is no declaration ${name} that you may see.`);
  return what;
}

async function idIn(tx: Tx, idOrMrn: string): Promise<DeclarationId> {
  return found(await idOf(tx, idOrMrn), idOrMrn);
}
