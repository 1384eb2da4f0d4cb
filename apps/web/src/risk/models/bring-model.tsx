import { useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Link } from 'wouter';
import { Problem } from '../../api/problem.js';
import { useNames } from '../../api/queries.js';
import { useTexts } from '../../texts/language.js';
import { ProblemNote } from '../../ui/notes.js';
import { bring, type Target } from './commands.js';
import { texts } from './texts.js';

/** Brings a model that was made elsewhere. */
export function BringModel() {
  const t = useTexts(texts);
  const nameOf = useNames();
  const [target, setTarget] = useState<Target>('fraud');
  const [file, setFile] = useState<File>();
  const bringing = useMutation({ mutationFn: (chosen: File) => bring(chosen, target) });
  const { error, data: brought } = bringing;
  return (
    <section className="panel stack">
      <h2>{t.bring}</h2>
      <p>{t.bringWhat}</p>
      <div className="rule-fields">
        <div className="field">
          <label htmlFor="model-file">{t.file}</label>
          <input id="model-file" type="file" onChange={(event) => setFile(event.target.files?.[0])} />
        </div>
        <div className="field">
          <label htmlFor="model-target">{t.bringTarget}</label>
          <select id="model-target" value={target} onChange={(event) => setTarget(event.target.value as Target)}>
            {(Object.keys(t.target) as Target[]).map((each) => (
              <option key={each} value={each}>
                {t.target[each]}
              </option>
            ))}
          </select>
        </div>
      </div>
      <ProblemNote error={error}>
        {error instanceof Problem && error.code === 'model-invalid' && <p lang="en">{error.message}</p>}
      </ProblemNote>
      {brought && (
        <p className="note good" role="status">
          {brought.isKnown
            ? t.known(brought.model.version, nameOf(brought.model.madeBy))
            : t.brought(brought.model.version)}{' '}
          <Link href={`/app/risk/models/${brought.model.version}`}>{t.open}</Link>
        </p>
      )}
      <div className="row">
        <button type="button" disabled={!file || bringing.isPending} onClick={() => file && bringing.mutate(file)}>
          {bringing.isPending ? t.bringing : t.bringDo}
        </button>
      </div>
    </section>
  );
}
