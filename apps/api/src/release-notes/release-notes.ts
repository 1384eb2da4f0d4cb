import { Injectable } from '@nestjs/common';
import { createPublicKey, type KeyObject } from 'node:crypto';
import { checkpointKeys, keyId, type CheckpointKeys } from '#libs/checkpoints';
import { Refused, type ReleaseKeys, type ReportLanguage } from '#libs/domain';
import { releaseNotePdf, signRelease, statementOf } from '#libs/release-note';
import { checkpointKeysOnRecord, organisationReader, type Organisation } from '#libs/store';
import { Connections } from '../connections/connections.js';
import { Reading } from '../declarations/reading.js';
import type { Caller } from '../identity/caller.js';

/** Writes release notes, signed by the key that signs checkpoints (ADR 10, ADR 16). */
@Injectable()
export class ReleaseNotes {
  private readonly organisation: () => Promise<Organisation>;
  private known: Promise<CheckpointKeys> | undefined;

  constructor(
    private readonly connections: Connections,
    private readonly reading: Reading,
  ) {
    this.organisation = organisationReader(connections.record);
  }

  /** The note's bytes, and the MRN that names its file. @throws Refused not-found, not-released */
  async pdf(caller: Caller, idOrMrn: string, language: ReportLanguage): Promise<{ mrn: string; bytes: Uint8Array }> {
    const declaration = await this.reading.one(caller, idOrMrn);
    const { content } = await this.reading.content(caller, declaration.id, declaration.version);
    const statement = statementOf(declaration, content);
    if (!statement)
      throw new Refused('not-released', `The goods of ${declaration.mrn} are not released. ${declaration.nextStep}`);
    const { signing } = await this.keys();
    if (!signing) throw new Error('Among the keys of checkpoints there is no private one: release notes need it.');
    const { offices } = await this.organisation();
    const { name, timeZone } = offices.get(declaration.office) ?? { name: declaration.office, timeZone: 'UTC' };
    const code = await signRelease(statement, signing);
    const note = { declaration, content, statement, code, office: { name, timeZone }, language };
    return { mrn: declaration.mrn, bytes: await releaseNotePdf(note) };
  }

  /** Public keys whose signatures count: those of this installation, and all that signed before. */
  async publicKeys(): Promise<ReleaseKeys> {
    const onRecord = await checkpointKeysOnRecord(this.connections.record);
    const { publicKeys } = await this.keys();
    const all = [...publicKeys, ...onRecord.map(({ publicKey }) => createPublicKey(publicKey))];
    return { keys: [...new Map(all.map((key) => [keyId(key), key]))].map(([kid, key]) => jwkOf(kid, key)) };
  }

  private keys(): Promise<CheckpointKeys> {
    if (!this.known) {
      const { checkpointKey, data } = this.connections.config;
      this.known = checkpointKeys(checkpointKey, data);
      // The folder may be there the next time.
      this.known.catch(() => (this.known = undefined));
    }
    return this.known;
  }
}

const jwkOf = (kid: string, key: KeyObject): ReleaseKeys['keys'][number] => ({
  ...{ kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA', use: 'sig', kid },
  x: key.export({ format: 'jwk' }).x ?? '',
});
