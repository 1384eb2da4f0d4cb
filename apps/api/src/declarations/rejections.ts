import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Refused, type Declaration, type Issue, type ProblemCode } from '#libs/domain';
import type { Names } from '#libs/formats';
import { acting, keepRejection } from '#libs/store';
import { Connections } from '../connections/connections.js';
import { lodgementsTotal } from '../health/metrics.js';
import { isXml } from '../http/media-type.js';
import type { Caller } from '../identity/caller.js';

/** What was sent, byte for byte, and as what; the name of its file, and the line where the file holds several. */
export interface Received {
  bytes: Uint8Array;
  contentType: string;
  fileName?: string;
  line?: number;
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
  async reject(caller: Caller, received: Received, fault: Fault): Promise<Refused> {
    lodgementsTotal.inc({ outcome: 'rejected' });
    return refusalOf(fault.malformed, fault.issues, await this.keep(caller, received, fault));
  }

  /** Keep a lodgement that fits the form and is not taken for what it says; returns the refusal, with where it is kept. */
  async refuse(caller: Caller, received: Received, declaration: Declaration, refused: Refused): Promise<Refused> {
    const { code, message, more } = refused;
    if (!(code in REFUSED_AT)) return refused;
    const [json, xml] = REFUSED_AT[code as keyof typeof REFUSED_AT];
    const path = isXml(received.contentType.split(';')[0] ?? '') ? xml : json;
    const { declarant, localReference } = declaration;
    const names = { declarant: declarant.id, localReference };
    const rejectionId = await this.keep(caller, received, { issues: [{ path, code, message }], ...names });
    return new Refused(code, message, { ...more, rejectionId });
  }

  private async keep(
    { actor }: Caller,
    received: Received,
    fault: Omit<Fault, 'malformed'>,
  ): Promise<string | undefined> {
    const { bytes, contentType, fileName: name, line = null } = received;
    const { issues } = fault;
    // A line that was too long is not there to be kept, nor is nothing.
    if (bytes.length === 0) return undefined;
    const { blobs, db } = this.connections;
    const receivedSha256 = await blobs.put(bytes);
    const fileName = name === undefined ? null : keepable(name);
    const what = JSON.stringify([actor.id, receivedSha256, fileName, line]);
    const id = `rej_${createHash('sha256').update(what).digest('hex').slice(0, 26)}`;
    const rejection = {
      id,
      declarant: nameIn(fault.declarant),
      localReference: nameIn(fault.localReference),
      fileName,
      line,
      receivedSha256,
      contentType: keepable(contentType),
      issues: issues.map((issue) => ({ ...issue, path: keepable(issue.path), message: keepable(issue.message) })),
    };
    await acting(db, actor, (tx) => keepRejection(tx, actor, rejection));
    return id;
  }
}

/** Why a lodgement that fits the form is not taken, and where in it that is: in JSON, and in XML. */
const REFUSED_AT = {
  'not-your-party': ['/declarant/id', '/Declaration/Declarant/ID'],
  'reference-taken': ['/localReference', '/Declaration/FunctionalReferenceID'],
  'too-large': ['', '/Declaration'],
} satisfies Partial<Record<ProblemCode, [json: string, xml: string]>>;

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
