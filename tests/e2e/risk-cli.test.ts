import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FEATURES, readArtefact, scoringModel } from '#libs/risk';

const LEVANTE = fileURLToPath(new URL('../../apps/cli/bin/levante.mjs', import.meta.url));
const SAMPLE = fileURLToPath(new URL('../samples/declarations/first-300.csv', import.meta.url));
const LIGHTGBM = fileURLToPath(new URL('../../libs/risk/src/model/fixtures/lightgbm.txt', import.meta.url));
const [HEADER = '', ...LINES] = readFileSync(SAMPLE, 'utf8').trim().split('\n');
const patienceMs = 120_000;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'levante-risk-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string): string => join(folder, name);

/** The sample spread over a hundred days from one on, so that there is a past to learn from. */
function spread(name: string, from: string, more: string[] = []): string {
  const columns = HEADER.split(',');
  const lines = LINES.map((line, index) => {
    const cells = line.split(',');
    cells[columns.indexOf('Date')] = new Date(Date.parse(from) + Math.floor(index / 3) * 86_400_000)
      .toISOString()
      .slice(0, 10);
    return cells.join(',');
  });
  writeFileSync(at(name), [HEADER, ...lines, ...more, ''].join('\n'));
  return at(name);
}

const start = (args: string[]): ChildProcess => spawn(process.execPath, [LEVANTE, 'risk', ...args]);

async function risk(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = start(args);
  let [out, err] = ['', ''];
  child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, out, err };
}

const json = (out: string): unknown => JSON.parse(out);
const figures = ['rows', 'base', 'p1', 'p5', 'p10', 'p20', 'r1', 'r5', 'r10', 'r20', 'ap', 'ece'];

describe('levante risk train', () => {
  it(
    'writes a model that can be used, prints what it came to and nothing else, and tells the rows that it did not use',
    async () => {
      const data = spread('train.csv', '2020-01-01', ['a,b']);
      const { code, out, err } = await risk(
        'train',
        '--data',
        data,
        '--target',
        'fraud',
        '--out',
        at('m.json'),
        '--json',
      );
      expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' });
      const model = scoringModel(json(readFileSync(at('m.json'), 'utf8')));
      expect(json(out)).toMatchObject({ version: model.version, target: 'fraud', rows: 300, refused: 1 });
      expect(err).toContain(`${data}:302  the row has 2 fields, the header 22`);
      expect(err).toMatch(/^training \d+ of \d+ \.\.\.$/m);
      expect(model.probability(new Float64Array(FEATURES.length).fill(NaN))).toBeGreaterThan(0);
    },
    patienceMs,
  );

  it(
    'makes the same trees and calibration of the same data and seed, and others of another seed',
    async () => {
      const data = spread('again.csv', '2020-01-01');
      const forests = [];
      for (const seed of ['5', '5', '6']) {
        await risk('train', '--data', data, '--target', 'fraud', '--out', at(`${seed}.json`), '--seed', seed);
        const { artefact } = readArtefact(json(readFileSync(at(`${seed}.json`), 'utf8')));
        forests.push(JSON.stringify([artefact.forest, artefact.calibration]));
      }
      expect(forests[1]).toBe(forests[0]);
      expect(forests[2]).not.toBe(forests[0]);
    },
    patienceMs,
  );

  it(
    'says in a sentence what is wrong with what it was given, and writes nothing',
    async () => {
      writeFileSync(at('short.csv'), 'Fraud,Date\n1,2020-01-01\n');
      const train = (data: string, ...more: string[]) =>
        risk('train', '--data', data, '--target', 'fraud', '--out', at('no.json'), ...more);
      const runs = [
        [await train(at('none.csv')), `levante: ${at('none.csv')} cannot be read (ENOENT).`],
        [await train(at('short.csv')), 'Net Mass, Item Price the header needs these columns'],
        [await train(SAMPLE, '--out', at('nowhere/m.json')), 'cannot be written (ENOENT)'],
        [await train(SAMPLE, '--target', 'smuggling'), 'It is one of fraud, critical.'],
        [await train(SAMPLE, '--seed', '1.5'), 'It is a whole number, 0 or more.'],
      ] as const;
      for (const [{ code, out, err }, sentence] of runs) {
        expect(err).toContain(sentence);
        expect(err).not.toMatch(/^\s+at /m);
        expect({ code, out }).toEqual({ code: 1, out: '' });
      }
      expect(existsSync(at('no.json'))).toBe(false);
    },
    patienceMs,
  );

  it(
    'ends at once when interrupted, and leaves no file behind',
    async () => {
      const rows = Array.from({ length: 40 }, () => LINES).flat();
      writeFileSync(at('long.csv'), [HEADER, ...rows, ''].join('\n'));
      const child = start(['train', '--data', at('long.csv'), '--target', 'fraud', '--out', at('cut.json')]);
      const told = new Promise((resolve) =>
        child.stderr?.on('data', (chunk: Buffer) => {
          if (chunk.toString().includes('reading')) resolve(undefined);
        }),
      );
      const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
      await told;
      child.kill('SIGINT');
      expect(await ended).toBe(130);
      expect(existsSync(at('cut.json'))).toBe(false);
    },
    patienceMs,
  );
});

it(
  'levante risk evaluate prints the figures of each target on all and on unseen combinations, and nothing else',
  async () => {
    const [train, test] = [spread('t1.csv', '2020-01-01'), spread('t2.csv', '2020-06-01')];
    const { code, out, err } = await risk('evaluate', '--train', train, '--test', test, '--json');
    expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' });
    const read = json(out) as Record<string, Record<string, Record<string, number | null>>>;
    expect(Object.keys(read)).toEqual(['fraud', 'critical', 'seconds']);
    for (const target of ['fraud', 'critical']) {
      expect(Object.keys(read[target]!)).toEqual(['all', 'unseen']);
      for (const set of ['all', 'unseen']) expect(Object.keys(read[target]![set]!)).toEqual(figures);
    }
    expect(read['fraud']!['all']!['rows']).toBe(300);
    // The same declarations again: there is none whose combination was not seen.
    expect(read['fraud']!['unseen']).toMatchObject({ rows: 0, p10: null });
    const turned = await risk('evaluate', '--train', test, '--test', train);
    expect(turned).toMatchObject({ code: 1, out: '' });
    expect(turned.err).toContain('not later than the last of the training files');
  },
  patienceMs,
);

it(
  'levante risk simulate prints what a policy found week by week, beside the others',
  async () => {
    const data = spread('weeks.csv', '2020-01-01');
    const args = ['simulate', '--data', data, '--rate', '.2', '--label-weeks', '6', '--policy', 'exploitation'];
    const { code, out, err } = await risk(...args, '--json');
    expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' });
    const keys = ['policy', 'rate', 'labelWeeks', 'inspected', 'hits', 'precision', 'recall', 'base', 'ratio', 'weeks'];
    const read = json(out) as Record<string, unknown> & { weeks: { inspected: number; hits: number }[] };
    expect(Object.keys(read)).toEqual(keys);
    expect(Object.keys(read['ratio'] as object)).toEqual(['random', 'expert', 'frozenProfiles']);
    expect(read).toMatchObject({ policy: 'exploitation', rate: 0.2, labelWeeks: 6 });
    expect(read.weeks.reduce((sum, { inspected }) => sum + inspected, 0)).toBe(read['inspected']);
    expect((await risk(...args, '--json')).out).toBe(out);
    const long = await risk('simulate', '--data', data, '--label-weeks', '60', '--json');
    expect(long).toMatchObject({ code: 1, out: '' });
    expect(long.err).toContain('levante: The data end within the 60 labelled weeks');
  },
  patienceMs,
);

describe('levante risk import', () => {
  it(
    'brings a LightGBM model whose features are known by name',
    async () => {
      const names = FEATURES.slice(0, 8).map((name) => name.replaceAll('-', '_'));
      const text = readFileSync(LIGHTGBM, 'utf8').replace(/^feature_names=.*$/m, `feature_names=${names.join(' ')}`);
      writeFileSync(at('ours.txt'), text);
      const { code, out } = await risk(
        'import',
        at('ours.txt'),
        '--target',
        'critical',
        '--out',
        at('l.json'),
        '--json',
      );
      expect(code).toBe(0);
      const model = scoringModel(json(readFileSync(at('l.json'), 'utf8')));
      expect(json(out)).toMatchObject({ version: model.version, target: 'critical', trees: 25 });
      expect(model.explain(new Float64Array(FEATURES.length)).contributions.length).toBeGreaterThan(0);
    },
    patienceMs,
  );

  it(
    'names what cannot be used of one',
    async () => {
      const args = ['--target', 'fraud', '--out', at('no.json')];
      const unknown = await risk('import', LIGHTGBM, ...args);
      expect(unknown).toMatchObject({ code: 1, out: '' });
      expect(unknown.err).toContain('features that there are not: unit_price, net_mass');
      writeFileSync(at('odd.txt'), readFileSync(LIGHTGBM, 'utf8').replace('objective=binary', 'objective=ranking'));
      expect((await risk('import', at('odd.txt'), ...args)).err).toContain('Line 7: objective is "ranking');
    },
    patienceMs,
  );
});

it(
  'levante risk bench prints what a score, an explanation and the query for features cost, and nothing else',
  async () => {
    const data = spread('bench.csv', '2020-01-01');
    const { code, out, err } = await risk('bench', '--data', data, '--declarations', '2000', '--json');
    expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' });
    expect(json(out)).toMatchObject({
      rows: 300,
      features: FEATURES.length,
      score: { p50Us: expect.any(Number) as number, p99Us: expect.any(Number) as number },
      explain: { p50Us: expect.any(Number) as number },
      featuresQuery: { declarations: 2000, results: 400, p50Ms: expect.any(Number) as number },
    });
  },
  patienceMs,
);
