import { Link } from 'wouter';
import type { RuleSummary } from '#libs/domain';
import { reasonName } from '#libs/words';
import { useRead } from '../api/queries.js';
import { useLanguage } from '../texts/language.js';

/** A rule by its code, with the way to it, and by what it is called; a reason that is no rule's by what it is called alone. */
export function RuleName({ name }: { name: string }) {
  const { data = [] } = useRead<RuleSummary[]>('/risk/rules?ended=true');
  const isRule = data.some(({ content }) => content.id === name);
  const called = reasonName(name, useLanguage());
  if (!isRule) return called ? <span title={name}>{called}</span> : <span className="mono">{name}</span>;
  return (
    <>
      <Link className="mono" href={`/app/risk/rules/${encodeURIComponent(name)}`}>
        {name}
      </Link>
      {called && <span className="quiet reason-name"> {called}</span>}
    </>
  );
}
