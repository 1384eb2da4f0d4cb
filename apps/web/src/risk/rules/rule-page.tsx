import { useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import type { RuleView } from '#libs/domain';
import { useMay, useMe, useRead } from '../../api/queries.js';
import { useTexts } from '../../texts/language.js';
import { useNow } from '../../ui/moment.js';
import { ProblemNote, Reading } from '../../ui/notes.js';
import { Page } from '../../ui/page.js';
import { ReasonDialog } from '../../ui/reason-dialog.js';
import { Acts } from './acts.js';
import { ApproveDialog } from './approve-dialog.js';
import { Backtest } from './backtest.js';
import { withdraw } from './commands.js';
import { endsSoon } from './draft.js';
import { RuleSays } from './rule-says.js';
import { texts } from './texts.js';
import { TrackRecord } from './track-record.js';

/** One version of a rule: where it stands, what it says, what it was tried on and what it has come to. */
export function RulePage({ id }: { id: string }) {
  const t = useTexts(texts);
  const [query] = useSearchParams();
  const version = query.get('version');
  const path = `/risk/rules/${encodeURIComponent(id)}${version ? `?version=${encodeURIComponent(version)}` : ''}`;
  const { data: rule, error } = useRead<RuleView>(path);
  const name = rule ? `${id}, ${t.versionOf(rule.version)}` : id;
  return (
    <Page title={name} aside={<Link href="/app/risk/rules">← {t.back}</Link>}>
      <div className="stack">
        <ProblemNote error={error} />
        {!rule && !error && <Reading label={t.reading} />}
        {rule && (
          <>
            <Standing rule={rule} />
            <RuleSays rule={rule} />
            <Backtest key={rule.version} rule={rule} />
            <TrackRecord figures={rule.figures} />
            <Acts log={rule.log} acts={t.acts} office={rule.content.offices[0]} />
            <Versions rule={rule} />
          </>
        )}
      </div>
    </Page>
  );
}

/** Where it stands, who has to do what next, and what the reader may do. */
function Standing({ rule }: { rule: RuleView }) {
  const t = useTexts(texts);
  const may = useMay();
  const me = useMe();
  const now = useNow();
  const [open, setOpen] = useState<'approve' | 'withdraw'>();
  const { status, content, version, author, versions, backtest } = rule;
  const result = backtest?.status === 'done' ? backtest.result : null;
  const isMine = author === me?.id;
  const isLatest = versions[0]?.version === version;
  const isOver = Date.parse(content.validTo) <= now;
  const isEnded = status === 'superseded' || status === 'expired' || status === 'withdrawn';
  const canApprove =
    status === 'draft' && result !== null && isUsable(result) && !isOver && !isMine && may('rule:approve');
  const said = status === 'draft' ? t.standing[isOver ? 'late' : draftStanding(rule)] : t.standing[status];
  const close = () => setOpen(undefined);
  return (
    <section className="panel stack rule-standing">
      <p>
        <strong className="rule-status" data-status={status}>
          {t.status[status]}
        </strong>{' '}
        {said} {status === 'draft' && isMine && !isOver && t.standing.mine}
      </p>
      {!isLatest && (
        <p className="note">
          {t.otherVersion(versions[0]?.version ?? version)} <Link href={`/app/risk/rules/${content.id}`}>{t.see}</Link>
        </p>
      )}
      {may('rule:write') ? (
        <div className="row">
          {canApprove && (
            <button type="button" className="primary" onClick={() => setOpen('approve')}>
              {t.approve}
            </button>
          )}
          <Link className="button" href={`/app/risk/rules/${content.id}/edit`}>
            {isLatest && status !== 'draft' && endsSoon(content, now) ? t.renew : t.change}
          </Link>
          {!isEnded && (
            <button type="button" onClick={() => setOpen('withdraw')}>
              {t.withdraw}
            </button>
          )}
        </div>
      ) : (
        <p className="quiet">{t.readOnly}</p>
      )}
      {open === 'approve' && result && <ApproveDialog rule={rule} result={result} onClose={close} />}
      {open === 'withdraw' && (
        <ReasonDialog
          title={t.withdrawTitle(content.id, version)}
          warning={t.withdrawNote}
          action={t.withdraw}
          name={`rule-withdrawal.${content.id}.${version}`}
          send={(reason) => withdraw(content.id, version, reason)}
          onClose={close}
        />
      )}
    </section>
  );
}

/** As the API judges: one that fails on more than a tenth of the declarations may not be approved. */
const isUsable = ({ declarations, failed }: { declarations: number; failed: number }): boolean =>
  failed * 10 <= declarations;

function draftStanding({ backtest }: RuleView) {
  if (backtest === null) return 'draftUntried';
  if (backtest.status === 'running') return 'draftTrying';
  if (!backtest.result || !isUsable(backtest.result)) return 'draftFailed';
  return backtest.result.declarations === 0 ? 'draftNothing' : 'draftTried';
}

function Versions({ rule: { versions, version, content } }: { rule: RuleView }) {
  const t = useTexts(texts);
  if (versions.length < 2) return null;
  return (
    <nav className="panel row" aria-label={t.version}>
      <strong>{t.version}</strong>
      {versions.map((each) => (
        <Link
          key={each.version}
          href={`/app/risk/rules/${content.id}?version=${each.version}`}
          aria-current={each.version === version ? 'page' : undefined}
        >
          {each.version} ({t.status[each.status].toLowerCase()})
        </Link>
      ))}
    </nav>
  );
}
