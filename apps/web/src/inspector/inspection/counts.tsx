import { useId } from 'react';
import type { GoodsItem } from '#libs/domain';
import type { Wrong } from '../../form/schema-form.js';
import { texts as formTexts } from '../../form/texts.js';
import { useTexts } from '../../texts/language.js';
import { Turner, type Sheets } from '../../ui/sheets.js';
import { texts } from '../texts.js';
import { withCount, type Answer } from './answer.js';

interface CountsProps {
  sheets: Sheets<GoodsItem>;
  answer: Answer;
  onChange: (by: (answer: Answer) => Answer) => void;
  wrong: Wrong;
}

/** Each item as it was declared, and what is counted and weighed of it. */
export function Counts({ sheets, answer, onChange, wrong }: CountsProps) {
  const t = useTexts(texts);
  return (
    <section className="panel stack">
      <h2>{t.goods}</h2>
      <Turner sheets={sheets} name={t.items} sought={soughtOf} />
      {sheets.sheet.map(({ item, index }) => {
        const at = answer.counted?.findIndex((each) => each.item === item.number) ?? -1;
        const its = answer.counted?.[at];
        const packages = item.packages.some(({ count }) => count !== undefined)
          ? item.packages.reduce((sum, { count = 0 }) => sum + count, 0)
          : undefined;
        const count = (field: 'packages' | 'grossMassKg' | 'quantity', label: string, declared?: string | number) => (
          <Count
            path={`counted.${at}.${field}`}
            label={label}
            declared={declared}
            found={its?.[field]}
            wrong={wrong}
            onChange={(text) => onChange((now) => withCount(now, item.number, field, text))}
          />
        );
        return (
          <div
            key={item.number}
            className="stack goods-item"
            role="group"
            aria-label={t.item(item.number)}
            {...sheets.placeOf(index)}
          >
            <p>
              <strong>{t.item(item.number)}</strong> {item.description}{' '}
              <span className="quiet">
                <span className="mono">{item.commodityCode}</span>
                {item.origin && ` · ${t.origin} ${item.origin}`}
              </span>
            </p>
            <div className="counts">
              {count('packages', t.packages, packages)}
              {count('grossMassKg', t.mass, item.grossMassKg)}
              {item.supplementaryQuantity && count('quantity', t.quantity, item.supplementaryQuantity)}
            </div>
          </div>
        );
      })}
      <Turner sheets={sheets} name={t.items} />
    </section>
  );
}

/** By what an item is looked for. */
const soughtOf = ({ number, commodityCode = '', description = '' }: GoodsItem) => ({
  number,
  text: `${commodityCode} ${description}`,
});

interface CountProps {
  path: string;
  label: string;
  declared: string | number | undefined;
  found: string | number | undefined;
  wrong: Wrong;
  onChange: (text: string) => void;
}

function Count({ path, label, declared, found, wrong, onChange }: CountProps) {
  const t = useTexts(texts);
  const { errors, optional } = useTexts(formTexts);
  const id = useId();
  const error = wrong[path];
  const differs = declared !== undefined && found !== undefined && Number(declared) !== Number(found);
  return (
    <div className="field" data-path={path}>
      <label htmlFor={id}>
        {label} <span className="quiet">· {optional}</span>
      </label>
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
