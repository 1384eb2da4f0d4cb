import { useEffect, useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import type { BacktestResult, BacktestView, Lane, RuleView } from '#libs/domain';
import { refresh, useMay, useRead } from '../../api/queries.js';
import { Bars } from '../../charts/bars.js';
import { Figures } from '../../charts/chart.js';
import { useTexts } from '../../texts/language.js';
import { Moment } from '../../ui/moment.js';
import { ProblemNote } from '../../ui/notes.js';
import { Who } from '../../ui/who.js';
import { useMeasures } from '../../words/measures.js';
import { words } from '../../words/words.js';
import { useTold } from '../told.js';
import { BacktestSaid } from './backtest-said.js';
import { backtest } from './commands.js';
import { backtestTexts } from './backtest-texts.js';

/** How often a backtest under way is looked at. */
const LOOK_MS = 1000;
const PERIODS = [30, 90, 365];
const STANDARD = 90;

/** A version tried on the record: ordered, followed, and what it came to. */
export function Backtest({ rule }: { rule: RuleView }) {
  const t = useTexts(backtestTexts);
  const may = useMay();
  const latest = useLatest(rule);
  const isEnded = rule.status === 'superseded' || rule.status === 'expired' || rule.status === 'withdrawn';
  const isRunning = latest?.status === 'running';
  return (
    <section className="panel stack" aria-labelledby="backtest">
      <h2 id="backtest">{t.backtest}</h2>
      {!latest && <p>{t.backtestWhat}</p>}
      {latest && isRunning && <Progress backtest={latest} />}
      {latest?.status === 'failed' && (
        <p className="note bad" role="alert">
          {t.failedBacktest(latest.why ?? '')}
        </p>
      )}
      {latest?.result && (
        <>
          <BacktestSaid result={latest.result} />
          <Details backtest={latest} result={latest.result} />
        </>
      )}
      {may('rule:write') && !isEnded && <Order rule={rule} hasOne={latest !== null} isRunning={isRunning} />}
    </section>
  );
}

/** The latest backtest of a version, followed while it is under way. */
function useLatest({ backtest: its, content: { id }, version }: RuleView): BacktestView | null {
  const address = `/risk/rules/${encodeURIComponent(id)}`;
  const isRunning = its?.status === 'running';
  const { data } = useRead<BacktestView>(`${address}/backtest?version=${version}`, {
    enabled: isRunning,
    refetchInterval: isRunning && LOOK_MS,
  });
  const latest = data && its && data.number >= its.number ? data : its;
  const isOver = isRunning && latest?.status !== 'running';
  useEffect(() => {
    if (isOver) void refresh(address);
  }, [isOver, address]);
  return latest;
}

function Progress({ backtest: { seen, total } }: { backtest: BacktestView }) {
  const t = useTexts(backtestTexts);
  const { count } = useMeasures();
  return (
    <div>
      <label htmlFor="backtest-progress">{t.trying}</label>{' '}
      <progress id="backtest-progress" value={total === null ? undefined : seen} max={total ?? undefined} />
      <p className="quiet" role="status">
        {t.seen(count(seen), total === null ? null : count(total))}
      </p>
    </div>
  );
}

function Order({ rule, hasOne, isRunning }: { rule: RuleView; hasOne: boolean; isRunning: boolean }) {
  const t = useTexts(backtestTexts);
  const [days, setDays] = useState(STANDARD);
  const ordering = useMutation({ mutationFn: () => backtest(rule.content.id, rule.version, days) });
  return (
    <>
      <div className="filters">
        <label>
          {t.period}{' '}
          <select value={days} onChange={({ target }) => setDays(Number(target.value))}>
            {PERIODS.map((each) => (
              <option key={each} value={each}>
                {t.days(each)}
              </option>
            ))}
          </select>
        </label>
        <button type="button" disabled={isRunning || ordering.isPending} onClick={() => ordering.mutate()}>
          {hasOne ? t.tryAgain : t.tryIt}
        </button>
      </div>
      <ProblemNote error={ordering.error} />
    </>
  );
}

/** Lanes that change, overlap, faults and all figures. */
function Details({ backtest: its, result }: { backtest: BacktestView; result: BacktestResult }) {
  const t = useTexts(backtestTexts);
  const { count } = useMeasures();
  const { found } = useTold();
  const { overlap, failed, faults, selected } = result;
  const moment = (at: string) => <Moment at={at} office="" show="absolute" />;
  return (
    <>
      <LaneChange result={result} />
      {selected > 0 && (
        <div className="stack">
          <h3>{t.overlap}</h3>
          <p>
            {t.alone(count(overlap.alone))} {overlap.model > 0 && t.byModel(count(overlap.model))}
          </p>
          {overlap.rules.length > 0 && (
            <Figures
              name={t.overlap}
              table={{
                head: [t.otherRule, t.both],
                rows: overlap.rules.map(({ rule, both }) => [rule, count(both)]),
              }}
            />
          )}
        </div>
      )}
      {failed > 0 && (
        <div className="note warn">
          <p>{t.failedOn(count(failed))}</p>
          <ul>
            {faults.map((fault) => (
              <li key={fault} className="mono">
                {fault}
              </li>
            ))}
          </ul>
        </div>
      )}
      <details>
        <summary>{t.details}</summary>
        <Figures
          name={t.details}
          table={{
            head: [t.figure, t.value],
            rows: [
              [t.hits, found(result.hits)],
              [t.critical, found(result.critical)],
              [t.selectedAtRandom, found(result.selectedAtRandom)],
              [t.randomControl, found(result.randomControl)],
            ],
          }}
        />
      </details>
      <p className="quiet">
        {t.triedBy} <Who id={its.by} />, <Moment at={its.endedAt ?? its.orderedAt} office="" />. {t.triedFrom}{' '}
        {moment(its.from)} {t.triedTo} {moment(its.to)}.
      </p>
    </>
  );
}

function LaneChange({ result: { added, removed } }: { result: BacktestResult }) {
  const t = useTexts(backtestTexts);
  const { lane: names } = useTexts(words);
  const { count } = useMeasures();
  const lanes = (Object.keys(names) as Lane[]).filter((lane) => added.lanes[lane] + removed.lanes[lane] > 0);
  if (lanes.length === 0) return null;
  const rows = lanes.map((lane) => ({ lane, values: [added.lanes[lane], removed.lanes[lane]] }));
  return (
    <Bars
      title={t.laneChange}
      says={t.laneChangeSays}
      series={[t.added, t.removed]}
      rows={rows.map(({ lane, values }) => ({
        label: names[lane],
        bars: values.map((value) => ({ value, text: count(value) })),
      }))}
      table={{
        head: [t.lane, t.added, t.removed],
        rows: rows.map(({ lane, values }) => [names[lane], ...values.map(count)]),
      }}
    />
  );
}
