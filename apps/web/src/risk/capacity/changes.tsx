import type { Capacity, SelectionSettings } from '#libs/domain';
import { useTexts } from '../../texts/language.js';
import { useTold } from '../told.js';
import { texts } from './texts.js';
import { changedIn, valueOf, type Field } from './typed.js';

/** What settings change, field by field: before → after. */
export function Changes({ before, after }: { before: SelectionSettings; after: SelectionSettings }) {
  const t = useTexts(texts);
  const tell = useTellField();
  const changed = changedIn(before, after);
  return (
    <div aria-live="polite">
      {changed.length === 0 ? (
        <p className="quiet">{t.unchanged}</p>
      ) : (
        <p>
          {t.changes}:{' '}
          {changed.map((each) => `${t.fields[each]}: ${tell(before, each)} → ${tell(after, each)}`).join('; ')}
        </p>
      )}
    </div>
  );
}

/** How the value of a field is told. */
export function useTellField(): (settings: SelectionSettings, field: Field) => string {
  const t = useTexts(texts);
  const { number, share } = useTold();
  const capacity = (of: Capacity): string =>
    'share' in of ? share(of.share) : `${number(of.perDay)} ${t.units.perDay}`;
  return (settings, field) => {
    const value = valueOf(settings, field);
    // Typed, and no number yet.
    if (Object.values(typeof value === 'object' ? value : { value }).some(isNaN)) return '…';
    if (typeof value === 'object') return capacity(value);
    return field === 'criticalWeight' ? number(value) : share(value);
  };
}
