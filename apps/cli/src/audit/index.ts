import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { checkpointKeys, knownCheckpointKeys, pemOf } from '#libs/checkpoints';
import type { Checkpoint } from '#libs/domain';
import { StackError } from '#libs/stack';
import { anchorAll, checkpointKeysOnRecord, checkpointPage, openPool } from '#libs/store';
import type pg from 'pg';
import { say } from '../say.js';
import { withStack, type StackAtHand } from '../with-stack.js';

interface AuditOptions {
  data?: string;
  out?: string;
}

/** Adds `audit`: what an auditor takes out of an installation. */
export function auditCommand(program: Command): void {
  const audit = program
    .command('audit')
    .summary('export signed checkpoints and their public key; make one now')
    .description('What an auditor takes out, to be checked elsewhere (docs/audit.md).');
  subcommand(audit, 'export', 'write all signed checkpoints as JSON', async (pool, _at, out) =>
    write(out, `${JSON.stringify({ items: await allCheckpoints(pool), next: null }, undefined, 1)}\n`),
  );
  subcommand(audit, 'key', 'write the public keys that signed them, in PEM', async (pool, { config }, out) => {
    const keys = await checkpointKeysOnRecord(pool);
    const pems = keys.map(({ publicKey }) => publicKey);
    if (pems.length === 0) {
      const known = await knownCheckpointKeys(config.checkpointKey, config.data);
      if (!known?.signing) throw new StackError('No checkpoint was signed yet, and there is no key.');
      pems.push(pemOf(known.signing.publicKey));
    }
    for (const { id } of keys) say(`Key ${id}`);
    await write(out, pems.join(''));
  });
  subcommand(audit, 'checkpoint', 'sign a checkpoint now, of all that no other anchors', async (pool, { config }) => {
    const { signing } = await checkpointKeys(config.checkpointKey, config.data);
    if (!signing) throw new StackError('Among the keys of checkpoints there is no private one.');
    const made = await anchorAll(pool, signing);
    for (const { body, hash } of made)
      process.stdout.write(`Checkpoint ${body.number}, ${body.leaves} declarations, ${hash}\n`);
    if (made.length === 0) say('Nothing was recorded since the last one.');
  });
}

function subcommand(
  audit: Command,
  name: string,
  summary: string,
  work: (pool: pg.Pool, at: StackAtHand, out: string | undefined) => Promise<void>,
): void {
  audit
    .command(name)
    .summary(summary)
    .description(`${summary[0]?.toUpperCase()}${summary.slice(1)}.`)
    .option('--out <file>', 'where to write it (default: standard output)')
    .option('--data <folder>', 'data folder of the stack that runs (default: LEVANTE_DATA, else .levante)')
    .action(async ({ data, out }: AuditOptions) => {
      await withStack({ fresh: false, data, recorded: true }, async (at) => {
        const pool = openPool(at.config.databaseUrl, { role: 'owner', connections: 1 });
        try {
          await work(pool, at, out);
        } finally {
          await pool.end();
        }
      });
    });
}

async function allCheckpoints(pool: pg.Pool): Promise<Checkpoint[]> {
  const all: Checkpoint[] = [];
  for (let after: number | null = 0; after !== null;) {
    const { items, next } = await checkpointPage(pool, { after, limit: 1000 });
    all.push(...items);
    after = next;
  }
  return all;
}

async function write(out: string | undefined, text: string): Promise<void> {
  if (out === undefined) process.stdout.write(text);
  else await writeFile(out, text);
}
