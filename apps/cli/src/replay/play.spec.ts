import type { Answer, Counter } from './counter.js';
import { play, type Plan } from './play.js';
import type { RiskUnit, Trained } from './risk-unit.js';
import type { Row } from './rows.js';
import { Tally } from './tally.js';

/** Later than every test begins. */
const NOW = new Date(Date.now() + 3_600_000).toISOString();

/** A system in which everything goes to the red lane while everything is inspected, and nothing after that. */
class System {
  readonly acts: string[] = [];
  lane = 'green';
  receivedAt = NOW;
  most = 0;
  private underWay = 0;
  private readonly open = new Map<string, string[]>();
  onLodged: (count: number) => void = () => undefined;

  readonly unit: RiskUnit = {
    inspectEverything: async () => this.set('everything', 'red'),
    inspectShare: async (share) => this.set(String(share), 'green'),
    restore: async () => void this.acts.push('restore'),
    setThresholds: async () => void this.acts.push('thresholds'),
    hasModel: async () => this.acts.includes('train'),
    learn: async (atRow) => {
      this.acts.push('train');
      const why = 'better than chance';
      return [{ target: 'fraud', atRow, outcome: 'challenger', why, model: 'm1', promoted: true } satisfies Trained];
    },
  };

  private set(what: string, lane: string): void {
    this.acts.push(`inspect ${what}`);
    this.lane = lane;
  }

  readonly counter: Counter = {
    ask: async (person, method, path, body): Promise<Answer> => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      const [, kind, id = '', act = ''] = path.split('/');
      if (kind === 'tasks') return this.onTask(person, id, act);
      if (method === 'GET') return this.view(id);
      const { localReference } = body as { localReference: string };
      this.most = Math.max(this.most, ++this.underWay);
      this.open.set(localReference, this.lane === 'red' ? ['documents', 'inspection'] : []);
      this.onLodged(this.open.size);
      return this.view(localReference, 201);
    },
  };

  private onTask(person: string, id: string, act: string): Answer {
    const [reference = '', kind = ''] = id.split('.');
    this.acts.push(`${person} ${act}s ${kind}`);
    if (act === 'complete') this.open.get(reference)?.shift();
    return { status: 200, body: { attempt: 1 } };
  }

  private view(id: string, status = 200): Answer {
    const kinds = this.open.get(id) ?? [];
    if (kinds.length === 0) this.underWay--;
    const holds = kinds.slice(0, 1).map((kind) => ({ taskId: `${id}.${kind}`, kind, suspendedAt: null }));
    const reasons = this.lane === 'red' ? [{ rule: 'random-control', lane: 'red' }] : [];
    return { status, body: { id, status: 'held', lane: this.lane, receivedAt: this.receivedAt, reasons, holds } };
  }
}

async function* rows(count: number): AsyncGenerator<Row> {
  for (let number = 1; number <= count; number++)
    yield {
      number,
      line: number + 1,
      declaration: { localReference: `R${number}` } as never,
      truth: { fraud: number % 4 === 0, critical: false },
    };
}

const PLAN: Plan = { rate: 100_000, learn: 20, inspect: 0.1, trainEvery: 10 };

async function played(system: System, of: AsyncIterable<Row>, plan: Partial<Plan> = {}, stop = new AbortController()) {
  const tally = new Tally();
  const heard: string[] = [];
  const audience = {
    tell: (sentence: string) => void heard.push(sentence),
    tellRow: (line: number, why: string) => void heard.push(`${line} ${why}`),
  };
  const playing = play(
    of,
    { ...PLAN, ...plan },
    { counter: system.counter, unit: system.unit, tally },
    audience,
    stop.signal,
  );
  const error = await playing.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return { summary: tally.summary(), heard, error, unit: system.acts.filter((act) => !/^(olga|ines) /.test(act)) };
}

describe('a replay', () => {
  it('inspects everything at first, learns from it, and then as many as can be inspected', async () => {
    const { summary, unit } = await played(new System(), rows(50));
    expect(unit).toEqual(['inspect everything', 'inspect 0.1', 'train', 'thresholds', 'restore']);
    expect(summary).toMatchObject({ rows: 50, accepted: 50, inspected: 20, hits: 5, precision: 0.25 });
    expect(summary.byPhase.map(({ targeting, fromRow, toRow }) => [targeting, fromRow, toRow])).toEqual([
      ['learning', 1, 20],
      ['models', 21, 50],
    ]);
    expect(summary.models).toMatchObject([{ target: 'fraud', atRow: 20, promoted: true }]);
  });

  it('trains again whenever enough results have come', async () => {
    const system = new System();
    system.unit.inspectShare = async () => undefined;
    const { summary } = await played(system, rows(60));
    expect(summary.models.length).toBeGreaterThanOrEqual(2);
    expect(summary.models[0]).toMatchObject({ atRow: 20 });
  });

  it('learns from what an earlier run has left, and counts what that had lodged', async () => {
    const system = new System();
    system.receivedAt = '2026-01-01T12:00:00.000Z';
    const { summary, unit } = await played(system, rows(30));
    expect(summary).toMatchObject({ accepted: 30, replayed: 30, inspected: 20 });
    expect(unit).toContain('train');
  });

  it('never trains where it is told so', async () => {
    const { unit } = await played(new System(), rows(40), { trainEvery: 0 });
    expect(unit).toEqual(['inspect everything', 'inspect 0.1', 'thresholds', 'restore']);
  });

  it('has no more declarations under way than sixteen, and does all tasks of each', async () => {
    const system = new System();
    await played(system, rows(100), { learn: 100 });
    expect(system.most).toBeGreaterThan(1);
    expect(system.most).toBeLessThanOrEqual(16);
    for (const done of ['olga completes documents', 'ines completes inspection'])
      expect(system.acts.filter((act) => act === done)).toHaveLength(100);
  });

  it('finishes what is under way when it is stopped, begins nothing more, and restores the settings', async () => {
    const [system, stop] = [new System(), new AbortController()];
    system.onLodged = (count) => {
      if (count === 12) stop.abort();
    };
    const { summary, unit } = await played(system, rows(1000), {}, stop);
    expect(summary.rows).toBeLessThan(40);
    expect(summary.accepted).toBe(summary.rows);
    expect(unit).toEqual(['inspect everything', 'restore']);
  });

  it('restores the settings when something fails, and says what', async () => {
    async function* failing(): AsyncGenerator<Row> {
      yield* rows(3);
      throw new Error('the disk is gone');
    }
    const { error, unit } = await played(new System(), failing());
    expect(error).toEqual(new Error('the disk is gone'));
    expect(unit).toEqual(['inspect everything', 'restore']);
  });

  it('goes on where a row cannot be lodged or worked on, and tells it', async () => {
    const system = new System();
    const ask = system.counter.ask;
    system.counter.ask = async (person, method, path, body) => {
      if (path === '/tasks/R2.inspection/claim')
        return { status: 409, body: { code: 'task-already-claimed', detail: 'Somebody has it.' } };
      return ask(person, method, path, body);
    };
    async function* some(): AsyncGenerator<Row> {
      yield { number: 1, line: 2, why: 'no price' };
      for await (const row of rows(4)) if (row.number > 1) yield row;
    }
    const { summary, heard } = await played(system, some());
    expect(summary).toMatchObject({ rows: 4, accepted: 2, rejected: 1, failed: 1 });
    expect(heard).toEqual(['2 no price', '3 R2: inspection: task-already-claimed: Somebody has it.']);
  });
});
