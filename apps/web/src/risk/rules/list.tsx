import { useState } from 'react';
import { Link } from 'wouter';
import type { RuleStatus, RuleSummary } from '#libs/domain';
import { reasonName, reasonTold } from '#libs/words';
import { useMay, useRead } from '../../api/queries.js';
import { useLanguage, useTexts } from '../../texts/language.js';
import { LaneMark } from '../../ui/marks.js';
import { Moment, useNow } from '../../ui/moment.js';
import { Empty, ProblemNote, Reading } from '../../ui/notes.js';
import { Page } from '../../ui/page.js';
import { useMeasures } from '../../words/measures.js';
import { By } from '../by.js';
import { useTold } from '../told.js';
import { endsSoon } from './draft.js';
import { SEED } from './seed.js';
import { texts } from './texts.js';

/** What waits for somebody comes first. */
const ORDER: RuleStatus[] = ['draft', 'approved', 'active', 'superseded', 'expired', 'withdrawn'];

/** All rules, by where they are in their life. */
export function RuleList() {
  const t = useTexts(texts);
  const may = useMay();
  const { found } = useTold();
  const [withEnded, setWithEnded] = useState(false);
  const { data, error, isPending } = useRead<RuleSummary[]>(`/risk/rules${withEnded ? '?ended=true' : ''}`, {
    placeholderData: (before) => before,
  });
  // Of the time that figures are of, and so the same for each rule.
  const control = data?.find(({ figures }) => figures)?.figures?.randomControl;
  return (
    <Page
      title={t.title}
      aside={
        may('rule:write') && (
          <Link className="button primary" href="/app/risk/rules/_new">
            {t.write}
          </Link>
        )
      }
    >
      <div className="stack">
        <p>{t.what}</p>
        <div className="filters">
          <label className="row">
            <input type="checkbox" checked={withEnded} onChange={({ target }) => setWithEnded(target.checked)} />
            {t.ended}
          </label>
        </div>
        <ProblemNote error={error} />
        {isPending && <Reading label={t.reading} />}
        {data?.length === 0 && (
          <Empty title={t.emptyTitle}>
            <p>{t.emptyText}</p>
          </Empty>
        )}
        {data &&
          ORDER.map((status) => ({ status, rules: data.filter((each) => each.status === status) }))
            .filter(({ rules }) => rules.length > 0)
            .map(({ status, rules }) => <Group key={status} status={status} rules={rules} />)}
        {data && data.length > 0 && (
          <p className="quiet">
            {t.figuresNote} {control && `${t.control}: ${found(control)}.`}
          </p>
        )}
      </div>
    </Page>
  );
}

function Group({ status, rules }: { status: RuleStatus; rules: RuleSummary[] }) {
  const t = useTexts(texts);
  const name = t.group[status];
  return (
    <section className="panel">
      <h2>
        {name} ({rules.length})
      </h2>
      <div className="table-frame" role="group" aria-label={name} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t.rule}</th>
              <th scope="col">{t.lane}</th>
              <th scope="col" className="number">
                {t.weight}
              </th>
              <th scope="col">{t.people}</th>
              <th scope="col">{t.until}</th>
              <th scope="col" className="number">
                {t.applied}
              </th>
              <th scope="col" className="number">
                {t.precision}
              </th>
            </tr>
          </thead>
          <tbody>
            {rules.map((rule) => (
              <Line key={`${rule.content.id} ${rule.version}`} rule={rule} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Line({ rule: { content, version, status, author, approver, figures, backtested } }: { rule: RuleSummary }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { count } = useMeasures();
  const { found } = useTold();
  const now = useNow();
  const called = reasonName(content.id, language);
  const isEnding = status === 'active' && endsSoon(content, now);
  return (
    <tr>
      <th scope="row" className="rule-name">
        <Link href={`/app/risk/rules/${content.id}?version=${version}`}>{content.id}</Link>{' '}
        <span className="quiet">
          {t.versionOf(version)}
          {status === 'draft' && ` · ${backtested ? t.tried : t.untried}`}
        </span>
        {called && <strong className="rule-called">{called}</strong>}
        <span className="rule-purpose">{reasonTold(content, language).purpose}</span>
      </th>
      <td>
        <LaneMark lane={content.lane} />
      </td>
      <td className="number">{content.weight}</td>
      <td>
        <By id={author} />
        {author !== SEED && <> / {approver ? <By id={approver} /> : '–'}</>}
      </td>
      <td>
        <Moment at={content.validTo} office={content.offices[0] ?? ''} show={isEnding ? 'relative' : 'absolute'} />
        {isEnding && <strong className="soon"> {t.soon}</strong>}
      </td>
      <td className="number">{count(figures?.declarations ?? 0)}</td>
      <td className="number">{figures ? found(figures.hits) : '–'}</td>
    </tr>
  );
}
