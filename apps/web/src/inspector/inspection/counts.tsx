import { useId } from 'react';
import type { GoodsItem } from '#libs/domain';
import { useTexts } from '../../texts/language.js';
import { texts } from '../texts.js';
import { withCount, type Answer } from './answer.js';

interface CountsProps {
  items: GoodsItem[];
  answer: Answer;
  onChange: (by: (answer: Answer) => Answer) => void;
}

/** Each item as it was declared, and what is counted and weighed of it. */
export function Counts({ items, answer, onChange }: CountsProps) {
  const t = useTexts(texts);
  return (
    <section className="panel stack">
      <h2>{t.goods}</h2>
      {items.map((item) => {
        const its = answer.counted?.find((each) => each.item === item.number);
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
              <Count label={t.packages} declared={packages} found={its?.packages} onChange={set('packages')} />
              <Count
                label={t.mass}
                declared={item.grossMassKg}
                found={its?.grossMassKg}
                onChange={set('grossMassKg')}
              />
              {item.supplementaryQuantity && (
                <Count
                  label={t.quantity}
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
  onChange: (text: string) => void;
}

function Count({ label, declared, found, onChange }: CountProps) {
  const t = useTexts(texts);
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
        value={found ?? ''}
        onChange={({ target }) => onChange(target.value)}
      />
      <span className="quiet" id={`${id}-d`}>
        {declared !== undefined && `${t.declared} ${declared}`}
        {differs && <span className="soon"> · {t.differs}</span>}
      </span>
    </div>
  );
}
