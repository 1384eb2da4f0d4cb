import { Link } from 'wouter';
import type { RuleSummary } from '#libs/domain';
import { reasonName } from '#libs/words';
import { useRead } from '../api/queries.js';
import { useLanguage } from '../texts/language.js';

/** A reason by its code and by what it is called; of a rule, with the way to it. Watchlists and selection itself give reasons too. */
export function RuleName({ name }: { name: string }) {
  const { data = [] } = useRead<RuleSummary[]>('/risk/rules?ended=true');
  const isRule = data.some(({ content }) => content.id === name);
  const called = reasonName(name, useLanguage());
  return (
    <>
      <span className="mono">
        {isRule ? <Link href={`/app/risk/rules/${encodeURIComponent(name)}`}>{name}</Link> : name}
      </span>
      {called && <span className="quiet reason-name"> {called}</span>}
    </>
  );
}
