import { useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import type { WatchlistSubject, WatchlistSummary } from '#libs/domain';
import { reasonTold } from '#libs/words';
import { useMay, useMe } from '../../api/queries.js';
import { useLanguage, useTexts } from '../../texts/language.js';
import { LaneMark } from '../../ui/marks.js';
import { Moment, useNow } from '../../ui/moment.js';
import { ProblemNote } from '../../ui/notes.js';
import { ReasonDialog } from '../../ui/reason-dialog.js';
import { useMeasures } from '../../words/measures.js';
import { By } from '../by.js';
import { useTold } from '../told.js';
import { approve, remove } from './commands.js';
import { texts } from './texts.js';

/** Whether an entry counts no more: somebody removed it, or its time is over. */
export const hasEnded = ({ status, content }: WatchlistSummary, now: number): boolean =>
  status === 'removed' || Date.parse(content.validTo) <= now;

function useSubject(subject: WatchlistSubject): string {
  const t = useTexts(texts);
  switch (subject.kind) {
    case 'party':
      return t.party(subject.id ?? '', subject.name ?? '');
    case 'goods':
      return t.goods(subject.prefixes.join(', '));
    case 'route':
      return t.route(subject.origin ?? t.any, subject.dispatch ?? t.any);
  }
}

/** One entry: whom or what it names, why, by whom, until when, what it came to, and what may be done about it. */
export function Entry({ entry }: { entry: WatchlistSummary }) {
  const t = useTexts(texts);
  const subject = useSubject(entry.content.subject);
  const { content, status, author, approver, removedBy, removedAt, reason } = entry;
  const { purpose, expectedFinding, instruction } = reasonTold(content, useLanguage());
  const office = content.offices[0] ?? '';
  const isOver = status !== 'removed' && hasEnded(entry, useNow());
  return (
    <li className="panel entry" id={`entry-${content.id}`}>
      <div className="row entry-head">
        <h3>
          {content.id} <span className="quiet">{subject}</span>
        </h3>
        <Acts entry={entry} />
      </div>
      <p>{purpose}</p>
      <p className="quiet">
        {t.expects}: {expectedFinding}. {t.does}: {instruction}
      </p>
      <p className="row">
        <LaneMark lane={content.lane} />
        <span className="quiet">
          {t.weight} {content.weight}
          {content.offices.length > 0 && ` · ${content.offices.join(', ')}`}
        </span>
        <span>
          {t.from} <Moment at={content.validFrom} office={office} show="absolute" /> {t.until}{' '}
          <Moment at={content.validTo} office={office} show="absolute" />
          {isOver && <strong className="overdue"> · {t.expired}</strong>}
        </span>
      </p>
      <Came entry={entry} />
      <p className="quiet">
        {t.proposedBy} <By id={author} />
        {approver && (
          <>
            , {t.approvedBy} <By id={approver} />
          </>
        )}
        {removedBy && (
          <>
            , {t.removedBy} <By id={removedBy} />
          </>
        )}
        {removedAt && (
          <>
            {' '}
            <Moment at={removedAt} office={office} />
          </>
        )}
        {reason && `: ${reason}`}
      </p>
    </li>
  );
}

function Came({ entry: { figures, status } }: { entry: WatchlistSummary }) {
  const t = useTexts(texts);
  const { count } = useMeasures();
  const { found } = useTold();
  if (status === 'proposed') return null;
  if (!figures) return <p>{t.namedNone}</p>;
  return (
    <p>
      {t.named(count(figures.declarations))}; {t.precision}: {found(figures.hits)}
    </p>
  );
}

function Acts({ entry }: { entry: WatchlistSummary }) {
  const t = useTexts(texts);
  const me = useMe();
  const may = useMay();
  const [isRemoving, setRemoving] = useState(false);
  const { content, status, author } = entry;
  const approving = useMutation({ mutationFn: () => approve(content.id) });
  const isMine = author === me?.id;
  if (status === 'removed' || !may('rule:write')) return null;
  return (
    <div className="row">
      {status === 'proposed' && isMine && <span className="quiet">{t.mine}</span>}
      {status === 'proposed' && !isMine && may('rule:approve') && (
        <button type="button" className="primary" disabled={approving.isPending} onClick={() => approving.mutate()}>
          {t.approve} <span className="visually-hidden">{content.id}</span>
        </button>
      )}
      <button type="button" onClick={() => setRemoving(true)}>
        {status === 'proposed' ? t.takeBack : t.remove} <span className="visually-hidden">{content.id}</span>
      </button>
      <ProblemNote error={approving.error} />
      {isRemoving && (
        <ReasonDialog
          title={t.removeTitle(content.id)}
          warning={t.removeNote}
          action={status === 'proposed' ? t.takeBack : t.remove}
          name={`watchlist-removal.${content.id}`}
          send={(reason) => remove(content.id, reason)}
          onClose={() => setRemoving(false)}
        />
      )}
    </div>
  );
}
