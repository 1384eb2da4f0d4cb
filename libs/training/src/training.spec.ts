import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instant } from '#libs/domain';
import { FEATURES, scoringModel } from '#libs/risk';
import { DataUnusable } from './data-unusable.js';
import { generatedLabelled } from './generated.js';
import { doJob } from './jobs.js';
import type { Progress } from './jobs.js';
import { readLabelled } from './labelled-files.js';

const SAMPLE = new URL('../../../tests/samples/declarations/first-300.csv', import.meta.url).pathname;
const [HEADER = '', ...LINES] = readFileSync(SAMPLE, 'utf8').trim().split('\n');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'levante-training-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fileOf = (name: string, ...lines: string[]): string => {
  const file = join(folder, name);
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
};
/** A line of the sample with some cells changed. */
const withCells = (line: string, cells: Record<string, string>): string => {
  const values = line.split(',');
  for (const [column, value] of Object.entries(cells)) values[HEADER.split(',').indexOf(column)] = value;
  return values.join(',');
};
/** The sample over so many days, so that there is a past to learn from. */
const spread = (days: number): string[] =>
  LINES.map((line, index) => {
    const day = new Date(Date.UTC(2020, 0, 1 + Math.floor((index * days) / LINES.length)));
    return withCells(line, { Date: day.toISOString().slice(0, 10) });
  });
const order = { target: 'fraud', seed: 1, author: 'dev', madeAt: '2026-11-01T00:00:00.000Z' as Instant } as const;

describe('labelled files', () => {
  it('are read whole, in the order of time, whatever the order of the files', async () => {
    const [first, second] = [LINES[0]!, LINES[1]!].map((line, index) =>
      fileOf(`${index}.csv`, HEADER, withCells(line, { Date: index === 0 ? '2021-05-02' : '2020-03-04' })),
    );
    const { rows, refusals } = await readLabelled([first!, second!]);
    expect(rows.map(({ at }) => new Date(at).toISOString())).toEqual([
      '2020-03-04T00:00:00.000Z',
      '2021-05-02T00:00:00.000Z',
    ]);
    expect(refusals).toBe(0);
  });

  it('lose no row in silence: what cannot be used is told with its line', async () => {
    const file = fileOf(
      'bad.csv',
      HEADER,
      LINES[0]!,
      withCells(LINES[1]!, { 'Item Price': 'NaN' }),
      withCells(LINES[2]!, { Date: '2020-02-31' }),
      withCells(LINES[3]!, { Fraud: '', 'Critical Fraud': '' }),
      'a,b',
    );
    const { rows, refused, refusals } = await readLabelled([file]);
    expect(rows).toHaveLength(1);
    expect(refusals).toBe(4);
    expect(refused.map(({ line, why }) => [line, why.split(' ').slice(0, 2).join(' ')])).toEqual([
      [3, 'Item Price'],
      [4, 'Date must'],
      [5, 'Fraud is'],
      [6, 'the row'],
    ]);
  });

  it('are refused where they are not there, lack a column or hold nothing', async () => {
    await expect(readLabelled([join(folder, 'none.csv')])).rejects.toThrow('none.csv cannot be read (ENOENT)');
    await expect(readLabelled([folder])).rejects.toThrow('cannot be read (EISDIR)');
    const short = fileOf('short.csv', HEADER.replace('HS6 Code', 'HS'), LINES[0]!);
    await expect(readLabelled([short])).rejects.toThrow('line 1: HS6 Code the header needs these columns');
    await expect(readLabelled([fileOf('empty.csv', HEADER)])).rejects.toThrow(DataUnusable);
  });
});

describe('training on files', () => {
  it('makes a model that scores rows of its features, and tells how far it is', async () => {
    const stages: string[] = [];
    const onProgress = ({ stage }: Progress): void => {
      if (stages.at(-1) !== stage) stages.push(stage);
    };
    const files = [fileOf('spread.csv', HEADER, ...spread(60), 'a,b')];
    const { artefact, refusals } = await doJob('trainFromFiles', { ...order, files }, onProgress);
    expect(artefact).toMatchObject({ target: 'fraud', window: { rows: 300 } });
    expect(scoringModel(artefact).version).toBe(`fraud-${artefact.sha256.slice(0, 12)}`);
    expect(refusals).toBe(1);
    expect(stages).toEqual(['reading', 'computing features', 'trying', 'training']);
  });

  it('says what is missing where there is nothing to learn from', async () => {
    const files = [fileOf('clean.csv', HEADER, ...spread(60).map((line) => withCells(line, { Fraud: '0' })))];
    const training = doJob('trainFromFiles', { ...order, files });
    await expect(training).rejects.toThrow(DataUnusable);
    await expect(training).rejects.toThrow('too few findings');
  });
});

it('writes features for those who train elsewhere, a line for each row, empty where missing', async () => {
  const out = join(folder, 'features.csv');
  await doJob('writeFeatures', { files: [fileOf('some.csv', HEADER, ...spread(60))], out });
  const [header = '', ...lines] = readFileSync(out, 'utf8').trim().split('\n');
  expect(header.split(',')).toEqual(['date', ...FEATURES, 'fraud', 'critical']);
  expect(lines).toHaveLength(300);
  const rate = header.split(',').indexOf('rate-hs6');
  // On the first day no result is known; later the same goods have a record.
  expect(lines[0]!.split(',')[rate]).toBe('');
  expect(lines.filter((line) => line.split(',')[rate] !== '').length).toBeGreaterThan(50);
});

it('invents declarations that look like trade: a fifth found wrong, some critically, the same for the same seed', () => {
  const rows = generatedLabelled(5000);
  const share = (of: 'fraud' | 'critical') => rows.filter(({ result }) => result[of]).length / rows.length;
  expect(share('fraud')).toBeGreaterThan(0.15);
  expect(share('fraud')).toBeLessThan(0.35);
  expect(share('critical')).toBeGreaterThan(0.003);
  expect(share('critical')).toBeLessThan(0.04);
  expect(generatedLabelled(5000)).toEqual(rows);
});

it('measures what a score and an explanation cost', async () => {
  const times = await doJob('measureModel', { files: [fileOf('measured.csv', HEADER, ...spread(60))] });
  expect(times).toMatchObject({ rows: 300, train: { rows: 300 } });
  expect(times.score.p50Us).toBeLessThanOrEqual(times.score.p99Us);
  expect(times.explain.p50Us).toBeGreaterThan(0);
});
