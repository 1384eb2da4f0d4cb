import { Client } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import { NativeConnection } from '@temporalio/worker';
import type { Config } from '#libs/config';
import { historyCodec } from './codec.js';
import { historyKeys } from './history-key.js';
import { sealing, type Sealing } from './sealing.js';

/** A connection that a client and a worker of one process share: only so can a workflow start eagerly, without a detour. */
export interface Temporal {
  connection: NativeConnection;
  client: Client;
  namespace: string;
  dataConverter: DataConverter;
  /** For secrets in the database, by the keys of history. */
  sealing: Sealing;
  close(): Promise<void>;
}

/** Connect to the configured Temporal server, whose history this process can read and write encrypted. */
export async function connectTemporal(config: Pick<Config, 'temporal' | 'historyKey' | 'data'>): Promise<Temporal> {
  const { address, namespace } = config.temporal;
  const keys = await historyKeys(config.historyKey, config.data);
  const dataConverter = { payloadCodecs: [historyCodec(keys)] };
  const connection = await NativeConnection.connect({ address });
  const client = new Client({ connection, namespace, dataConverter });
  return { connection, client, namespace, dataConverter, sealing: sealing(keys), close: () => connection.close() };
}
