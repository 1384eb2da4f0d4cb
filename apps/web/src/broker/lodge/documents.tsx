import { use, useState } from 'react';
import type { DocumentView } from '#libs/domain';
import { answered } from '../../api/client.js';
import { useTexts } from '../../texts/language.js';
import { ProblemNote } from '../../ui/notes.js';
import { texts } from '../texts.js';
import { valueAt, type Draft } from './draft.js';
import { Field, FormOf } from './fields.js';

/** Commercial invoice: what nearly every declaration comes with. */
const INVOICE = 'N935';

/** Documents that are produced with the declaration: each with its type and number, and the file where there is one. */
export function Documents() {
  const t = useTexts(texts);
  const { draft, onChange } = use(FormOf);
  const [state, setState] = useState<{ busy: boolean; error?: unknown }>({ busy: false });
  const all = Array.isArray(draft['documents']) ? (draft['documents'] as Draft[]) : [];
  const set = (documents: Draft[]) => onChange({ ...draft, documents });
  const upload = async (files: File[]) => {
    setState({ busy: true });
    try {
      const added: Draft[] = [];
      for (const file of files) {
        const headers = {
          'content-type': file.type || 'application/octet-stream',
          'x-file-name': encodeURIComponent(file.name),
        };
        const response = await answered('/documents', { method: 'POST', headers, body: file });
        const { sha256, name } = (await response.json()) as DocumentView;
        added.push({ type: INVOICE, id: name.slice(0, 70), sha256 });
      }
      set([...all, ...added]);
      setState({ busy: false });
    } catch (error) {
      setState({ busy: false, error });
    }
  };
  return (
    <section className="panel stack">
      <h2>{t.sections.documents}</h2>
      {all.map((_document, index) => {
        const sha256 = valueAt(draft, `documents.${index}.sha256`);
        return (
          <div className="row document" key={index}>
            <Field path={`documents.${index}.type`} size={8} />
            <Field path={`documents.${index}.id`} isOptional />
            {typeof sha256 === 'string' && (
              <span className="mono quiet hash" title={sha256}>
                SHA-256 {sha256.slice(0, 12)}…
              </span>
            )}
            <button type="button" onClick={() => set(all.toSpliced(index, 1))}>
              {t.removeDocument(index + 1)}
            </button>
          </div>
        );
      })}
      <div className="field">
        <label htmlFor="documents-files">{t.attach}</label>
        <input
          id="documents-files"
          type="file"
          multiple
          disabled={state.busy}
          onChange={({ target }) => {
            void upload([...(target.files ?? [])]);
            target.value = '';
          }}
        />
        <span className="quiet hint">{t.hints.documents}</span>
      </div>
      <ProblemNote error={state.error} />
    </section>
  );
}
