import type { InboxCounts } from '#libs/domain';
import { useRead } from '../../api/queries.js';
import { useTexts } from '../../texts/language.js';
import { useMeasures } from '../../words/measures.js';
import { texts } from './texts.js';

/** Chosen as an office is: what is preset may not be what stops every clock. */
export const SYSTEM = '*';

/** How much an outage would stop, before it is on record. */
export function ClocksConcerned({ office }: { office: string }) {
  const t = useTexts(texts);
  const { count } = useMeasures();
  const isSystem = office === SYSTEM;
  const path = isSystem ? '/tasks/counts' : `/tasks/counts?office=${encodeURIComponent(office)}`;
  const { data } = useRead<InboxCounts>(path);
  return (
    <p className={isSystem ? 'note warn' : 'quiet'}>
      {isSystem && `${t.stopsAll} `}
      {data && t.concerned(count(data.total))}
    </p>
  );
}
