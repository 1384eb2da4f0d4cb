import { use } from 'react';
import { fieldTexts } from '../../declaration/fields.js';
import { useUploads } from '../../form/uploads.js';
import { useTexts } from '../../texts/language.js';
import { ProblemNote } from '../../ui/notes.js';
import { texts } from '../texts.js';
import { valueAt, withValue, type Draft } from './draft.js';
import { Field, fieldId, FormOf } from './fields.js';

const documentsAt = (draft: Draft, path: string): Draft[] => {
  const all = valueAt(draft, path);
  return Array.isArray(all) ? (all as Draft[]) : [];
};

/** Documents that are produced with the declaration as a whole. */
export function Documents() {
  const t = useTexts(texts);
  return (
    <section className="panel stack">
      <h2>{t.sections.documents}</h2>
      <DocumentsAt path="documents" />
    </section>
  );
}

/** Documents that are produced for one item; folded away where there are none. */
export function ItemDocuments({ index }: { index: number }) {
  const t = useTexts(texts);
  const { draft, wrong } = use(FormOf);
  const path = `items.${index}.documents`;
  const { length } = documentsAt(draft, path);
  const isWrong = Object.keys(wrong).some((each) => each.startsWith(`${path}.`));
  return (
    <details open={length > 0 || isWrong}>
      <summary>{t.itemDocuments(length)}</summary>
      <div className="stack">
        <DocumentsAt path={path} item={index} />
      </div>
    </details>
  );
}

/** Documents at a place of the declaration: each with its type and number, and the file where there is one. */
function DocumentsAt({ path, item }: { path: string; item?: number }) {
  const t = useTexts(texts);
  const names = useTexts(fieldTexts);
  const { draft, onChange } = use(FormOf);
  const all = documentsAt(draft, path);
  const set = (documents: Draft[]) => onChange(withValue(draft, path, documents));
  const { choose, isPending, error } = useUploads(({ sha256, name }) =>
    // Which document it is, is asked for: a wrong guess would be lodged unread.
    set([...all, { id: name.slice(0, 70), sha256 }]),
  );
  const files = `${fieldId(path)}-files`;
  const ofItem = item !== undefined && <span className="visually-hidden"> · {names.item(item + 1)}</span>;
  return (
    <>
      {all.map(({ sha256 }, index) => (
        <div className="row document" key={index}>
          <Field path={`${path}.${index}.type`} size={8} />
          <Field path={`${path}.${index}.id`} isOptional />
          {typeof sha256 === 'string' && (
            <span className="mono quiet hash" title={sha256}>
              SHA-256 {sha256.slice(0, 12)}…
            </span>
          )}
          <button type="button" onClick={() => set(all.toSpliced(index, 1))}>
            {t.removeDocument(index + 1)}
            {ofItem}
          </button>
        </div>
      ))}
      <div className="field">
        <label htmlFor={files}>
          {t.attach}
          {ofItem}
        </label>
        <input id={files} type="file" multiple disabled={isPending} onChange={choose} />
        <span className="quiet hint">{t.hints.documents}</span>
      </div>
      <ProblemNote error={error} />
    </>
  );
}
