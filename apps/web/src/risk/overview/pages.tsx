import { useState } from 'react';
import { keepPreviousData } from '@tanstack/react-query';
import type { Performance } from '#libs/domain';
import { useMe, useOffices, useRead } from '../../api/queries.js';
import { useTexts } from '../../texts/language.js';
import { Empty, ProblemNote, Reading } from '../../ui/notes.js';
import { Page } from '../../ui/page.js';
import { performancePath } from '../performance-path.js';
import { Approvals } from './approvals.js';
import { Faults } from './faults.js';
import { GROUNDS, SPANS, STEPS, useFilter, type Filter, type Group } from './filter.js';
import { groundOf, keyOf } from './ground.js';
import { Headline } from './headline.js';
import { Selected } from './selected.js';
import { texts } from './texts.js';
import { Trend } from './trend.js';
import { Trainings, Watch } from './watch.js';

// While another answer is read, the one before stays: what is looked at does not jump.
const STAYS = { placeholderData: keepPreviousData };

/** What targeting finds, beside the random control; and what of it must be mended. */
export default function OverviewPage() {
  const t = useTexts(texts);
  const [filter, change] = useFilter();
  // One moment for all readings, so that they are of the same declarations.
  const [now] = useState(Date.now);
  const span = { office: filter.office, days: Number(filter.days) };
  const all = useRead<Performance>(performancePath(span, { groupBy: 'none' }, now), STAYS);
  const grounds = useRead<Performance>(performancePath(span, { groupBy: 'selectedBy' }, now), STAYS);
  const ground = groundOf(filter.ground, grounds.data?.groups ?? []);
  const groupBy = ground === 'all' ? 'none' : 'selectedBy';
  const trend = useRead<Performance>(performancePath(span, { groupBy, per: filter.step }, now), {
    ...STAYS,
    enabled: grounds.isSuccess,
  });
  const selected = useRead<Performance>(performancePath(span, { groupBy: filter.group as Group }, now), STAYS);
  const [together] = all.data?.groups ?? [];
  const its = ground === 'all' ? together : grounds.data?.groups.find(({ key }) => key === keyOf(ground));
  return (
    <Page title={t.title}>
      <div className="stack">
        <Approvals />
        <Filters filter={{ ...filter, ground }} onChange={change} />
        <ProblemNote error={all.error ?? grounds.error ?? trend.error ?? selected.error} />
        {all.isPending && <Reading label={t.reading} />}
        {all.data && !together && (
          <Empty title={t.emptyTitle}>
            <p>{t.emptyText}</p>
          </Empty>
        )}
        {together && grounds.data && (
          <>
            <Headline all={together} ground={ground} its={its} />
            <div className="risk-grid">
              <div className={filter.group === 'selectedBy' ? undefined : 'wide'}>
                {trend.data && <Trend of={trend.data} ground={ground} />}
              </div>
              {selected.data && <Selected of={selected.data} filter={filter} onChange={change} />}
            </div>
          </>
        )}
        <div className="risk-grid">
          <Faults />
          <Trainings />
          <div className="wide">
            <Watch />
          </div>
        </div>
      </div>
    </Page>
  );
}

function Filters({ filter, onChange }: { filter: Filter; onChange: (change: Partial<Filter>) => void }) {
  const t = useTexts(texts);
  const me = useMe();
  const offices = useOffices().filter(({ code }) => me?.offices.includes('*') || me?.offices.includes(code));
  const choice = (
    name: keyof Filter,
    label: string,
    options: (readonly [value: string, text: string | undefined])[],
  ) => (
    <label className="field">
      <span>{label}</span>
      <select value={filter[name]} onChange={({ target }) => onChange({ [name]: target.value })}>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <div className="panel stack" role="group" aria-label={t.filters}>
      <div className="risk-filters">
        {choice('office', t.office, [['', t.anyOffice], ...offices.map(({ code, name }) => [code, name] as const)])}
        {choice(
          'days',
          t.span,
          SPANS.map((days) => [days, t.spans[days]]),
        )}
        {choice(
          'step',
          t.step,
          STEPS.map((step) => [step, t.steps[step]]),
        )}
        {choice(
          'ground',
          t.ground,
          GROUNDS.map((ground) => [ground, t.grounds[ground]]),
        )}
      </div>
      <p className="quiet">{t.utc}</p>
    </div>
  );
}
