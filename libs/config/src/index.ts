import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';

export { version } from './version.js';

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port: a number up to 65535')
  .transform(Number)
  .refine((number) => number <= 65_535, 'must be a port: a number up to 65535');

const Environment = z.object({
  LEVANTE_PORT: port.prefault('3000'),
  LEVANTE_DATA: z.string().default('.levante'),
  LEVANTE_CACHE: z.string().optional(),
  LEVANTE_DATABASE_URL: z.string().optional(),
  LEVANTE_TEMPORAL_ADDRESS: z.string().default('127.0.0.1:7233'),
  LEVANTE_TEMPORAL_NAMESPACE: z.string().default('default'),
  LEVANTE_TEMPORAL: z.string().optional(),
  LEVANTE_ISSUER: z.url({ error: 'must be a URL' }).optional(),
  LEVANTE_AUDIENCE: z.string().default('levante-api'),
  LEVANTE_WEB_CLIENT: z.string().default('levante-web'),
  LEVANTE_COUNTRY: z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be a two-letter country code')
    .default('CO'),
  LEVANTE_HISTORY_KEY: z.string().optional(),
  LEVANTE_CHECKPOINT_KEY: z.string().optional(),
  LEVANTE_CHECKPOINT_SECONDS: z
    .string()
    .regex(/^[1-9]\d{0,5}$/, 'must be a number of seconds from 1 to 999999')
    .transform(Number)
    .prefault('600'),
  LEVANTE_ARCHIVE_MONTHS: z
    .string()
    .regex(/^([4-9]|[1-9]\d{1,2}|never)$/, 'must be a number of months from 4 to 999, or never')
    .transform((months) => (months === 'never' ? undefined : Number(months)))
    .prefault('24'),
  LEVANTE_READY_FILE: z.string().optional(),
  LEVANTE_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

/** All configuration, from the environment, read and checked in this one place. */
export interface Config {
  /** TCP port of the API; 0 lets the system choose. */
  port: number;
  /** Folder in which a one-machine stack keeps everything. */
  data: string;
  /** Folder, outside any checkout, in which downloads and builds are kept. */
  cache: string;
  databaseUrl: string | undefined;
  temporal: { address: string; namespace: string; binary: string | undefined };
  /** OpenID Connect issuer whose tokens are taken; absent: the embedded one. */
  issuer: string | undefined;
  audience: string;
  /** Id under which the issuer knows the pages: a public client, authorization code with PKCE. */
  webClient: string;
  /** Country of this administration, as in MRNs. */
  country: string;
  /** 32 bytes, base64: encrypts payloads in Temporal's history; absent: one is kept in the data folder. */
  historyKey: string | undefined;
  /** Ed25519 keys as PEM, or that in base64: the first private one signs checkpoints; absent: one is kept in the data folder. */
  checkpointKey: string | undefined;
  /** Between two checkpoints over the chains of events. */
  checkpointSeconds: number;
  /** So many months after a file was closed its record is archived; undefined: never. */
  archiveMonths: number | undefined;
  readyFile: string | undefined;
  logLevel: string;
}

/**
 * Read the configuration.
 *
 * @throws Error with one sentence for each variable that is wrong
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success)
    throw new Error(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
  const env = parsed.data;
  return {
    port: env.LEVANTE_PORT,
    data: resolve(env.LEVANTE_DATA),
    cache: env.LEVANTE_CACHE ?? join(environment['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'levante'),
    databaseUrl: env.LEVANTE_DATABASE_URL,
    temporal: {
      address: env.LEVANTE_TEMPORAL_ADDRESS,
      namespace: env.LEVANTE_TEMPORAL_NAMESPACE,
      binary: env.LEVANTE_TEMPORAL,
    },
    issuer: env.LEVANTE_ISSUER,
    audience: env.LEVANTE_AUDIENCE,
    webClient: env.LEVANTE_WEB_CLIENT,
    country: env.LEVANTE_COUNTRY,
    historyKey: env.LEVANTE_HISTORY_KEY,
    checkpointKey: env.LEVANTE_CHECKPOINT_KEY,
    checkpointSeconds: env.LEVANTE_CHECKPOINT_SECONDS,
    archiveMonths: env.LEVANTE_ARCHIVE_MONTHS,
    readyFile: env.LEVANTE_READY_FILE,
    logLevel: env.LEVANTE_LOG_LEVEL,
  };
}
