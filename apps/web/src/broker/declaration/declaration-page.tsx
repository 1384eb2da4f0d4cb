import { useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { Declaration, DeclarationView } from '#libs/domain';
import { readFile } from '../../api/client.js';
import { useMay, useRead } from '../../api/queries.js';
import { save } from '../../device/save.js';
import { Amended } from '../../declaration/amended.js';
import { Fault } from '../../declaration/fault.js';
import { fieldTexts } from '../../declaration/fields.js';
import { Goods } from '../../declaration/goods.js';
import { LeftOver } from '../../form/left-over.js';
import { History } from '../../declaration/history.js';
import { useLanguage, useTexts } from '../../texts/language.js';
import { useCameFrom, type CameFrom } from '../../ui/came-from.js';
import { ProblemNote, Reading } from '../../ui/notes.js';
import { Page } from '../../ui/page.js';
import { ReasonDialog } from '../../ui/reason-dialog.js';
import { kindName, words } from '../../words/words.js';
import { cancel } from '../commands.js';
import { declarationsAt } from '../list/filter.js';
import { useLiveDeclaration } from '../live.js';
import { texts } from '../texts.js';
import { useAnswers, type Answers } from './answers.js';
import { FirstLine } from './first-line.js';
import { DoneNote, useSayDone } from './just-done.js';
import { onGoods } from './open-holds.js';
import { OpenHold } from './task-form.js';
import { toldOf } from './told-warnings.js';

/** One declaration: what holds it, what to do about it, what was declared and what happened. */
export function DeclarationPage({ id }: { id: string }) {
  const t = useTexts(texts);
  const w = useTexts(words);
  const { data: declaration, error } = useRead<DeclarationView>(`/declarations/${id}?with=expected-release`);
  const list = useCameFrom();
  const answers = useAnswers(declaration?.id ?? id);
  useLiveDeclaration(id);
  if (!declaration)
    return error ? (
      <Page title={t.declaration}>
        <ProblemNote error={error}>
          <Link href={declarationsAt(list)}>{t.title}</Link>
        </ProblemNote>
      </Page>
    ) : (
      <Reading label={t.reading} />
    );
  const holds = onGoods(declaration.holds);
  return (
    <Page title={declaration.mrn} aside={<Actions declaration={declaration} />}>
      <div className="row declaration-head">
        <Link href={declarationsAt(list)}>← {t.title}</Link>
        <span className="status" data-status={declaration.status}>
          {w.status[declaration.status]}
        </span>
        <span>{declaration.localReference}</span>
      </div>
      <div className="stack">
        <DoneNote />
        <FirstLine declaration={declaration} />
        <div className="declaration-page">
          <div className="stack">
            {holds.length > 0 && <h2>{t.openTasks}</h2>}
            {holds.map((hold) => (
              <OpenHold key={hold.id} hold={hold} declaration={declaration} answers={answers} />
            ))}
            <LeftOvers answers={answers} open={holds.map(({ taskId }) => taskId)} />
            <Warnings declaration={declaration} />
            {declaration.version > 1 && <Amended declaration={declaration} />}
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

/** What was typed for tasks that were done, or called off, by others meanwhile. */
function LeftOvers({ answers, open }: { answers: Answers; open: string[] }) {
  const w = useTexts(words);
  return Object.entries(answers.all)
    .filter(([task]) => !open.includes(task))
    .map(
      ([task, answer]) =>
        answer && (
          <LeftOver
            key={task}
            title={kindName(w, answer.kind)}
            filled={answer.filled}
            onDiscard={() => answers.keep(task, undefined)}
          />
        ),
    );
}

/** What seemed odd when it was lodged: nothing that it was rejected for. */
function Warnings({ declaration: { id, version, status, office, warnings } }: { declaration: DeclarationView }) {
  const t = useTexts(texts);
  const names = useTexts(fieldTexts);
  const path = `/declarations/${id}/content?version=${version}`;
  const named = useRead<{ content: Declaration }>(path, { staleTime: Infinity }).data?.content.office;
  const { told, unknownOffice } = toldOf(warnings, status, named, office);
  if (told.length === 0 && unknownOffice === undefined) return null;
  return (
    <section className="panel">
      <h2>{t.warnings}</h2>
      <ul className="issues">
        {unknownOffice !== undefined && (
          <li>
            <strong>
              {names.fields.office} · {unknownOffice}
            </strong>{' '}
            {t.unknownOfficeTaken}
          </li>
        )}
        {told.map((issue, index) => (
          <Fault key={index} issue={issue} />
        ))}
      </ul>
    </section>
  );
}

function Actions({ declaration: { id, mrn, status } }: { declaration: DeclarationView }) {
  const t = useTexts(texts);
  const may = useMay();
  const language = useLanguage();
  const list = useCameFrom();
  const [isCancelling, setCancelling] = useState(false);
  const sayDone = useSayDone();
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
        <Link href={`/app/declarations/${id}/amend`} state={{ list } satisfies CameFrom} className="button">
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
          send={async (reason) => {
            await cancel(id, reason);
            sayDone({ done: 'cancelled' });
          }}
          onClose={() => setCancelling(false)}
        />
      )}
    </div>
  );
}
