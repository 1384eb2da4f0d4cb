import { Fragment } from 'react';
import type { DeclarationView, HoldOwner, HoldView } from '#libs/domain';
import { useTexts } from '../../texts/language.js';
import { Moment } from '../../ui/moment.js';
import { kindName, words } from '../../words/words.js';
import { texts } from '../texts.js';
import { actedOn } from './open-holds.js';

/** What holds the goods, who must act, by when, and when release is expected; or how it ended. */
export function FirstLine({ declaration }: { declaration: DeclarationView }) {
  return (
    <section className="panel first-line" data-status={declaration.status} aria-live="polite">
      {declaration.status === 'held' ? <Held declaration={declaration} /> : <Ended declaration={declaration} />}
    </section>
  );
}

function Ended({ declaration: { status, releasedAt, departedAt, endedAt, office } }: { declaration: DeclarationView }) {
  const t = useTexts(texts);
  const at = departedAt ?? releasedAt ?? endedAt;
  return (
    <p className="headline">
      {departedAt ? t.left : t.ended[status]}
      {at && (
        <span className="quiet">
          {' '}
          · <Moment at={at} office={office} show="both" />
        </span>
      )}
    </p>
  );
}

function Held({ declaration }: { declaration: DeclarationView }) {
  const t = useTexts(texts);
  const w = useTexts(words);
  const [first, ...others] = actedOn(declaration.holds);
  if (!first) return <p className="headline">{t.customsGoesOn}</p>;
  return (
    <>
      <p className="headline">
        <Owner owner={first.owner} /> {first.owner === 'trader' ? t.youMustAct : t.mustAct}: {kindName(w, first.kind)}
        <Deadline hold={first} office={declaration.office} />
      </p>
      <p>{t.whatToDo(first.kind)}</p>
      {others.length > 0 && (
        <p className="quiet">
          {t.alsoOpen}{' '}
          {others.map((hold, index) => (
            <Fragment key={hold.id}>
              {index > 0 && '; '}
              {kindName(w, hold.kind)} (<Owner owner={hold.owner} />
              <Until of={hold} office={declaration.office} />)
            </Fragment>
          ))}
        </p>
      )}
      <Expected declaration={declaration} />
    </>
  );
}

/** Until when, and that it is over. */
export function Deadline({ hold, office }: { hold: HoldView; office: string }) {
  const t = useTexts(texts);
  if (hold.suspendedAt) return <span className="quiet"> · {t.suspended}</span>;
  if (hold.outages.some(({ until }) => until === null)) return <span className="quiet"> · {t.standsStill}</span>;
  return <Until of={hold} office={office} show="both" />;
}

interface UntilProps {
  of: Pick<HoldView, 'dueAt' | 'escalated'>;
  office: string;
  show?: 'relative' | 'both';
}

/** By when somebody must act, or that they should have. */
export function Until({ of: { dueAt, escalated }, office, show = 'relative' }: UntilProps) {
  const t = useTexts(texts);
  if (!dueAt) return null;
  return (
    <span className={escalated ? 'overdue' : undefined}>
      , {escalated ? t.overdueSince : t.until} <Moment at={dueAt} office={office} show={show} />
    </span>
  );
}

/** The party that must act; whoever reads this is the trader's. */
export function Owner({ owner }: { owner: HoldOwner }) {
  const w = useTexts(words);
  const t = useTexts(texts);
  if (owner === 'trader') return t.you;
  return owner.startsWith('agency:') ? owner.slice('agency:'.length) : w.owner[owner as keyof typeof w.owner];
}

function Expected({ declaration: { expectedRelease: its, office } }: { declaration: DeclarationView }) {
  const t = useTexts(texts);
  if (!its) return null;
  if (!its.expected) return <p className="quiet">{t.noExpectation[its.why]}</p>;
  const { at, from, to } = its.expected;
  return (
    <p>
      {t.expected} <Moment at={at} office={office} show="both" />{' '}
      <span className="quiet">
        · {t.between(Math.round(its.coverage * 100))} <Moment at={from} office={office} show="absolute" /> {t.and}{' '}
        <Moment at={to} office={office} show="absolute" />
      </span>
    </p>
  );
}
