import { useEffect, useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { DeclarationView } from '#libs/domain';
import { readFile } from '../../api/client.js';
import { useMay, useRead } from '../../api/queries.js';
import { save } from '../../device/save.js';
import { Goods } from '../../declaration/goods.js';
import { History } from '../../declaration/history.js';
import { useLanguage, useTexts } from '../../texts/language.js';
import { ProblemNote, Reading } from '../../ui/notes.js';
import { Page } from '../../ui/page.js';
import { words } from '../../words/words.js';
import { cancel } from '../commands.js';
import { followOne } from '../live.js';
import { texts } from '../texts.js';
import { FirstLine } from './first-line.js';
import { ReasonDialog } from './reason-dialog.js';
import { OpenHold } from './task-form.js';

/** One declaration: what holds it, what to do about it, what was declared and what happened. */
export function DeclarationPage({ id }: { id: string }) {
  const t = useTexts(texts);
  const w = useTexts(words);
  const { data: declaration, error } = useRead<DeclarationView>(`/declarations/${id}?with=expected-release`);
  useEffect(() => {
    const stop = new AbortController();
    void followOne(id, stop.signal);
    return () => stop.abort();
  }, [id]);
  if (!declaration)
    return error ? (
      <Page title={t.declaration}>
        <ProblemNote error={error}>
          <Link href="/app/declarations">{t.title}</Link>
        </ProblemNote>
      </Page>
    ) : (
      <Reading label={t.reading} />
    );
  const holds = declaration.holds.filter(({ kind }) => kind !== 'audit');
  return (
    <Page title={declaration.mrn} aside={<Actions declaration={declaration} />}>
      <div className="row declaration-head">
        <Link href="/app/declarations">← {t.title}</Link>
        <span className="status" data-status={declaration.status}>
          {w.status[declaration.status]}
        </span>
        <span>{declaration.localReference}</span>
      </div>
      <div className="stack">
        <FirstLine declaration={declaration} />
        <div className="declaration-page">
          <div className="stack">
            {holds.length > 0 && <h2>{t.openTasks}</h2>}
            {holds.map((hold) => (
              <OpenHold key={hold.id} hold={hold} office={declaration.office} />
            ))}
            <Warnings declaration={declaration} />
            <History declaration={declaration.id} office={declaration.office} />
          </div>
          <div className="stack">
            <Goods declaration={declaration} />
          </div>
        </div>
      </div>
    </Page>
  );
}

/** What seemed odd when it was lodged: nothing that it was rejected for. */
function Warnings({ declaration: { warnings } }: { declaration: DeclarationView }) {
  const t = useTexts(texts);
  if (warnings.length === 0) return null;
  return (
    <section className="panel">
      <h2>{t.warnings}</h2>
      <ul className="stack">
        {warnings.map(({ path, message }, index) => (
          <li key={index}>
            <span className="mono">{path}</span>: <span lang="en">{message}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Actions({ declaration: { id, mrn, status } }: { declaration: DeclarationView }) {
  const t = useTexts(texts);
  const may = useMay();
  const language = useLanguage();
  const [isCancelling, setCancelling] = useState(false);
  const note = useMutation({
    mutationFn: async () =>
      save(await readFile(`/declarations/${id}/release-note?language=${language}`), `levante-${mrn}.pdf`),
  });
  return (
    <div className="row">
      <ProblemNote error={note.error} />
      {status === 'released' && (
        <button type="button" className="primary" disabled={note.isPending} onClick={() => note.mutate()}>
          {t.releaseNote}
        </button>
      )}
      {status === 'held' && may('declaration:amend') && (
        <Link href={`/app/declarations/${id}/amend`} className="button">
          {t.amend}
        </Link>
      )}
      {status === 'held' && may('declaration:cancel') && (
        <button type="button" onClick={() => setCancelling(true)}>
          {t.cancel}
        </button>
      )}
      {isCancelling && (
        <ReasonDialog
          title={t.cancelTitle(mrn)}
          warning={t.cancelWarn}
          action={t.cancel}
          name={`cancellation.${id}`}
          send={(reason) => cancel(id, reason)}
          onClose={() => setCancelling(false)}
        />
      )}
    </div>
  );
}
