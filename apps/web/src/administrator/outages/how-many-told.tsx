import type { OutageDetail } from '#libs/domain';
import { useRead } from '../../api/queries.js';
import { useTexts } from '../../texts/language.js';
import { useMeasures } from '../../words/measures.js';
import { texts } from './texts.js';

const AGAIN_MS = 2_000;

/** How many declarations an outage moves, and whether all of them know of it. */
export function HowManyTold({ of: { accounted, toldAt } }: { of: Pick<OutageDetail, 'accounted' | 'toldAt'> }) {
  const t = useTexts(texts);
  const { count } = useMeasures();
  return `${t.accounted(count(accounted))} ${toldAt ? t.told : t.beingTold}`;
}

/** What came of recording an outage: it is read until all declarations were told. */
export function Saved({ id }: { id: string }) {
  const t = useTexts(texts);
  const path = `/outages/${id}`;
  const isTold = useRead<OutageDetail>(path, { enabled: false }).data?.toldAt != null;
  const { data } = useRead<OutageDetail>(path, { staleTime: 0, refetchInterval: isTold ? false : AGAIN_MS });
  return (
    <p className="note good" role="status">
      {t.saved} {data && <HowManyTold of={data} />}
    </p>
  );
}
