import { Injectable } from '@nestjs/common';
import {
  Refused,
  Sha256,
  type AuditTrail,
  type DeclarationFilter,
  type DeclarationId,
  type DeclarationQuery,
  type DeclarationReadFilter,
  type ReadKind,
  type RejectionDetail,
  type RejectionFilter,
  type RejectionView,
} from '#libs/domain';
import { readableIn } from '#libs/formats';
import {
  acting,
  anchoredBy,
  auditTrail,
  content,
  declarationViewAs,
  idToRead,
  listDeclarations,
  listRejections,
  readBy,
  readsOf,
  rejectionOf,
  timeline,
  type DeclarationRead,
  type Tables,
} from '#libs/store';
import type { Transaction } from 'kysely';
import { Connections } from '../connections/connections.js';
import type { Caller } from '../identity/caller.js';
import { ExpectedReleases } from '../times/expected-releases.js';
import { looksLikeXml } from './present-xml.js';

type Tx = Transaction<Tables>;

/** Reads declarations as somebody: what is not theirs to see does not exist. Ids and MRNs serve alike. */
@Injectable()
export class Reading {
  constructor(
    private readonly connections: Connections,
    private readonly releases: ExpectedReleases,
  ) {}

  async one(caller: Caller, idOrMrn: string) {
    const read = readBy(caller, 'view');
    return found(await declarationViewAs(this.connections.seen, caller, idOrMrn, read), idOrMrn);
  }

  /** The same, with what is asked for besides. */
  async oneWith(caller: Caller, idOrMrn: string, query: DeclarationQuery) {
    const view = await this.one(caller, idOrMrn);
    return query.with ? (await this.releases.beside(caller, [view]))[0] : view;
  }

  async list(caller: Caller, filter: DeclarationFilter) {
    const page = await this.as(caller, (tx) => listDeclarations(tx, filter, caller));
    return filter.with?.includes('expected-release')
      ? { ...page, items: await this.releases.beside(caller, page.items) }
      : page;
  }

  rejections(caller: Caller, filter: RejectionFilter) {
    return this.as(caller, (tx) => listRejections(tx, filter));
  }

  /** One of them, with what of it could be read. */
  async rejection(caller: Caller, id: string): Promise<RejectionDetail> {
    const { rejection, bytes } = await this.rejected(caller, id);
    return { ...rejection, readable: readableIn(bytes, rejection.contentType) ?? null };
  }

  /**
   * A lodgement that was rejected, byte for byte as it was received.
   *
   * @throws Refused not-found
   */
  async rejected(caller: Caller, id: string): Promise<{ rejection: RejectionView; bytes: Buffer }> {
    const rejection = await this.as(caller, (tx) => rejectionOf(tx, id));
    const bytes = rejection && (await this.connections.blobs.get(Sha256.parse(rejection.receivedSha256)));
    if (!bytes) throw new Refused('not-found', `There is no rejected lodgement ${id} that you may see.`);
    return { rejection, bytes };
  }

  timeline(caller: Caller, idOrMrn: string) {
    return this.as(caller, async (tx) => timeline(tx, await idIn(tx, idOrMrn, readBy(caller, 'timeline')), caller.see));
  }

  async audit(caller: Caller, idOrMrn: string): Promise<AuditTrail> {
    const id = (tx: Tx) => idIn(tx, idOrMrn, readBy(caller, 'audit'));
    const trail = found(await this.as(caller, async (tx) => auditTrail(tx, await id(tx))), idOrMrn);
    return { ...trail, anchoredBy: await anchoredBy(this.connections.record, trail.declarationId) };
  }

  /** What was declared, in the domain's own form: the last version, or another. */
  content(caller: Caller, idOrMrn: string, version?: number, what: 'content' | 'received' = 'content') {
    return this.as(caller, async (tx) => {
      const id = await idIn(tx, idOrMrn, readBy(caller, what));
      return found(await content(tx, id, version), version === undefined ? idOrMrn : `${idOrMrn} version ${version}`);
    });
  }

  /** What was received, byte for byte. */
  async received(caller: Caller, idOrMrn: string, version?: number) {
    const { receivedSha256: sha256 } = await this.content(caller, idOrMrn, version, 'received');
    const bytes = found(await this.connections.blobs.get(sha256), `${idOrMrn} as received`);
    return { bytes, sha256, mediaType: looksLikeXml(bytes) ? 'application/xml' : 'application/json' };
  }

  /**
   * The id of a declaration that the caller may see.
   *
   * @param what is read of it, where it is asked for in order to read
   * @throws Refused not-found
   */
  id(caller: Caller, idOrMrn: string, what?: ReadKind): Promise<DeclarationId> {
    return this.as(caller, (tx) => idIn(tx, idOrMrn, what && readBy(caller, what)));
  }

  /** Who of customs and of agencies read it. */
  reads(caller: Caller, idOrMrn: string, filter: DeclarationReadFilter) {
    return this.as(caller, async (tx) => readsOf(tx, await idIn(tx, idOrMrn, readBy(caller, 'reads')), filter));
  }

  private as<T>({ actor }: Caller, work: (tx: Tx) => Promise<T>): Promise<T> {
    return acting(this.connections.db, actor, work);
  }
}

function found<T>(what: T | undefined, name: string): T {
  if (what === undefined) throw new Refused('not-found', `There is no declaration ${name} that you may see.`);
  return what;
}

async function idIn(tx: Tx, idOrMrn: string, read: DeclarationRead | undefined): Promise<DeclarationId> {
  return found(await idToRead(tx, idOrMrn, read), idOrMrn);
}
