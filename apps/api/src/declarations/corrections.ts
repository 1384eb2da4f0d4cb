import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Refused, type Declaration, type DeclarationId, type DeclarationView, type Issue } from '#libs/domain';
import { applyAmendment, contentHash, readWco, type AmendmentMessage, type Place } from '#libs/formats';
import { can } from '#libs/identity';
import { acting, content } from '#libs/store';
import { Commands } from '../commands/commands.js';
import { Connections } from '../connections/connections.js';
import { whyUnkeepable } from '../http/unkeepable.js';
import type { Caller } from '../identity/caller.js';
import { mustFit } from './must-fit.js';
import { presentXml } from './present-xml.js';
import { Reading } from './reading.js';
import { UnknownOffices } from './unknown-offices.js';

/** New content of a declaration, and why. */
export interface Correction {
  declaration: Declaration;
  warnings: Issue[];
  /** Where in it the office stands. */
  officeAt: Place;
  reason: string;
  /** What was sent, byte for byte. */
  bytes: Uint8Array;
}

/** A declaration's present version. */
type Present = NonNullable<Awaited<ReturnType<typeof content>>>;

/** How often an amendment by message is carried out anew where others come between. */
const ATTEMPTS = 5;

/** Amends and cancels declarations, as asked in JSON or by WCO messages. */
@Injectable()
export class Corrections {
  constructor(
    private readonly connections: Connections,
    private readonly commands: Commands,
    private readonly reading: Reading,
    private readonly offices: UnknownOffices,
  ) {}

  /**
   * Amend a held declaration.
   *
   * @throws Refused amendment-not-applicable where it would become another declaration; whatever the workflow refuses
   */
  async amend(caller: Caller, id: DeclarationId, correction: Correction, version?: number): Promise<DeclarationView> {
    const present = await this.presentOf(caller, id);
    if (version !== undefined && version !== present.version)
      throw new Refused('amendment-outdated', `The declaration is at version ${present.version}; read that first.`);
    return this.amendFrom(present, caller, id, correction);
  }

  private async amendFrom(
    present: Present,
    caller: Caller,
    id: DeclarationId,
    correction: Correction,
  ): Promise<DeclarationView> {
    const { declaration, officeAt, reason, bytes } = correction;
    const unkeepable = whyUnkeepable(declaration);
    if (unkeepable)
      throw new Refused('content-invalid', unkeepable.message, { errors: [{ ...unkeepable, code: 'invalid' }] });
    mustStaySame(present.content, declaration);
    const version = { content: contentHash(declaration), received: await this.connections.blobs.put(bytes) };
    const warnings = await this.offices.besides(correction.warnings, declaration, officeAt);
    const base = present.contentSha256;
    const amendment = { by: caller.actor.id, reason, base, declaration, version, warnings };
    mustFit(amendment);
    await this.commands.amend(caller, id, amendment);
    return this.reading.one(caller, id);
  }

  /**
   * Carry out a WCO amendment on the declaration as it stands. Sent again, it finds its own effect and changes nothing; where
   * another amendment came between, it is carried out on what that left.
   */
  async amendByMessage(caller: Caller, id: DeclarationId, message: AmendmentMessage, bytes: Uint8Array) {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.carryOut(caller, id, message, bytes);
      } catch (error) {
        if (!(error instanceof Refused && error.code === 'amendment-outdated' && attempt < ATTEMPTS)) throw error;
      }
    }
  }

  private async carryOut(caller: Caller, id: DeclarationId, message: AmendmentMessage, bytes: Uint8Array) {
    const present = await this.presentOf(caller, id);
    if (present.receivedSha256 === createHash('sha256').update(bytes).digest('hex'))
      return this.reading.one(caller, id);
    const original = await acting(this.connections.db, caller.actor, (tx) =>
      presentXml(tx, this.connections.blobs, id),
    );
    if (!original)
      throw new Refused('amendment-not-applicable', 'It was lodged in JSON: send the whole declaration as amended.');
    const amended = applyAmendment(original, bytes);
    if (!amended.ok)
      throw new Refused('amendment-not-applicable', 'The amendment points at what is not there; `errors` says where.', {
        errors: amended.issues,
      });
    const read = readWco(amended.xml);
    if (!read.ok || read.message.message !== 'original')
      throw new Refused('declaration-invalid', 'As amended, the declaration would not be valid.', {
        errors: read.ok ? [] : read.issues,
      });
    const { declaration, warnings, officeAt } = read.message;
    return this.amendFrom(present, caller, id, { declaration, warnings, officeAt, reason: message.reason, bytes });
  }

  /** Cancel a held declaration: for its trader, or by customs. */
  async cancel(caller: Caller, id: string, reason: string): Promise<DeclarationView> {
    if (!can(caller.actor, 'declaration:cancel'))
      throw new Refused('not-permitted', 'This needs the permission declaration:cancel; your roles lack it.');
    const onBehalfOf = caller.actor.roles.includes('supervisor') ? 'customs' : 'trader';
    await this.commands.send(caller, id, 'cancelDeclaration', { by: caller.actor.id, reason, onBehalfOf });
    return this.reading.one(caller, id);
  }

  private async presentOf({ actor }: Caller, id: DeclarationId): Promise<Present> {
    const present = await acting(this.connections.db, actor, (tx) => content(tx, id));
    if (!present) throw new Refused('not-found', `There is no declaration ${id} that you may see.`);
    return present;
  }
}

/** Who lodged it under which reference says which declaration it is, and its kind is part of the MRN: those stay. */
function mustStaySame(before: Declaration, after: Declaration): void {
  const errors: Issue[] = [];
  const stays = (path: string, same: boolean) => {
    if (!same) errors.push({ path, code: 'invalid', message: 'an amendment cannot change this' });
  };
  stays('/declarant/id', before.declarant.id === after.declarant.id);
  stays('/localReference', before.localReference === after.localReference);
  stays('/kind', before.kind === after.kind);
  if (errors.length > 0)
    throw new Refused('amendment-not-applicable', 'That would be another declaration.', { errors });
}
