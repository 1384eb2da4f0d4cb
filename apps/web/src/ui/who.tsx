import { useNames } from '../api/queries.js';
import { useTexts } from '../texts/language.js';
import { texts } from './texts.js';

interface WhoProps {
  /** As the record names them. */
  id: string;
  /** name: the id on pointing; both: one after the other, where it is the record that is read. */
  show?: 'name' | 'both';
}

/** A person, by name where it is known; or the system. */
export function Who({ id, show = 'name' }: WhoProps) {
  const { system } = useTexts(texts);
  const name = useNames()(id);
  if (id === 'system') return <>{system}</>;
  if (name === id) return <>{id}</>;
  if (show === 'name') return <span title={id}>{name}</span>;
  return (
    <>
      {name} <span className="quiet">· {id}</span>
    </>
  );
}
