import { useId } from 'react';
import type { GoodsItem } from '#libs/domain';
import type { Wrong } from '../../form/schema-form.js';
import { texts as formTexts } from '../../form/texts.js';
import { useTexts } from '../../texts/language.js';
import { texts } from '../texts.js';
import { withCount, type Answer } from './answer.js';

interface CountsProps {
  items: GoodsItem[];
  answer: Answer;
  onChange: (by: (answer: Answer) => Answer) => void;
  wrong: Wrong;
}

/** Each item as it was declared, and what is counted and weighed of it. */
export function Counts({ items, answer, onChange, wrong }: CountsProps) {
  const t = useTexts(texts);
  return (
    <section className="panel stack">
      <h2>{t.goods}</h2>
      {items.map((item) => {
        const at = answer.counted?.findIndex((each) => each.item === item.number) ?? -1;
        const its = answer.counted?.[at];
        const packages = item.packages.some(({ count }) => count !== undefined)
          ? item.packages.reduce((sum, { count = 0 }) => sum + count, 0)
          : undefined;
        const set = (field: 'packages' | 'grossMassKg' | 'quantity') => (text: string) =>
          onChange((now) => withCount(now, item.number, field, text));
        return (
          <div key={item.number} className="stack goods-item" role="group" aria-label={t.item(item.number)}>
            <p>
              <strong>{t.item(item.number)}</strong> {item.description}{' '}
              <span className="quiet">
                <span className="mono">{item.commodityCode}</span>
                {item.origin && ` · ${t.origin} ${item.origin}`}
              </span>
            </p>
            <div className="counts">
              <Count
                label={t.packages}
                declared={packages}
                error={wrong[`counted.${at}.packages`]}
                found={its?.packages}
                onChange={set('packages')}
              />
              <Count
                label={t.mass}
                error={wrong[`counted.${at}.grossMassKg`]}
                declared={item.grossMassKg}
                found={its?.grossMassKg}
                onChange={set('grossMassKg')}
              />
              {item.supplementaryQuantity && (
                <Count
                  label={t.quantity}
                  error={wrong[`counted.${at}.quantity`]}
                  declared={item.supplementaryQuantity}
                  found={its?.quantity}
                  onChange={set('quantity')}
                />
              )}
            </div>
          </div>
        );
      })}
    </section>
  );
}

interface CountProps {
  label: string;
  declared: string | number | undefined;
  found: string | number | undefined;
  error: string | undefined;
  onChange: (text: string) => void;
}

function Count({ label, declared, found, error, onChange }: CountProps) {
  const t = useTexts(texts);
  const { errors } = useTexts(formTexts);
  const id = useId();
  const differs = declared !== undefined && found !== undefined && Number(declared) !== Number(found);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        inputMode="decimal"
        autoComplete="off"
        aria-describedby={`${id}-d`}
        aria-invalid={error ? true : undefined}
        value={found ?? ''}
        onChange={({ target }) => onChange(target.value)}
      />
      <span className="quiet" id={`${id}-d`}>
        {declared !== undefined && `${t.declared} ${declared}`}
        {differs && <span className="soon"> · {t.differs}</span>}
        {error && <span className="error"> {errors[error] ?? error}</span>}
      </span>
    </div>
  );
}
