import type { Declaration, DeclarationView } from '#libs/domain';
import { useRead } from '../../api/queries.js';
import { dutiesOf } from '../../declaration/duties.js';
import { useWritten } from '../../declaration/goods.js';
import { useTexts } from '../../texts/language.js';
import { texts } from '../texts.js';

/** How much there is to pay, as the declaration says it; that it does not, where it does not. */
export function Duties({ declaration: { id, version } }: { declaration: DeclarationView }) {
  const t = useTexts(texts);
  const { money } = useWritten();
  const path = `/declarations/${id}/content?version=${version}`;
  const { data } = useRead<{ content: Declaration }>(path, { staleTime: Infinity });
  if (!data) return null;
  const sums = dutiesOf(data.content);
  if (sums.length === 0) return <p className="quiet">{t.noDuties}</p>;
  return (
    <p>
      {t.duties} <strong>{sums.map(money).join(' + ')}</strong>
    </p>
  );
}
