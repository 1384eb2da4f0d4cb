import type { Declaration, DeclarationView } from '#libs/domain';
import { useRead } from '../../api/queries.js';
import { dutiesOf, dutiesWithoutAmount } from '../../declaration/duties.js';
import { useWritten } from '../../declaration/goods.js';
import { useTexts } from '../../texts/language.js';
import { texts } from '../texts.js';

/** How much there is to pay, as the declaration says it; where it does not, what to do, and the total of its invoice. */
export function Duties({ declaration: { id, version } }: { declaration: DeclarationView }) {
  const t = useTexts(texts);
  const { money } = useWritten();
  const path = `/declarations/${id}/content?version=${version}`;
  const { data } = useRead<{ content: Declaration }>(path, { staleTime: Infinity });
  if (!data) return null;
  const sums = dutiesOf(data.content);
  const lack = dutiesWithoutAmount(data.content);
  if (sums.length > 0)
    return (
      <p>
        {t.duties} <strong>{sums.map(money).join(' + ')}</strong>
        {lack > 0 && ` ${t.dutiesLack(lack)}`}
      </p>
    );
  const { invoiceTotal } = data.content;
  return (
    <div className="note">
      <p>{t.noDuties}</p>
      {invoiceTotal && (
        <p className="quiet">
          {t.invoiceIs} {money(invoiceTotal)}
        </p>
      )}
    </div>
  );
}
