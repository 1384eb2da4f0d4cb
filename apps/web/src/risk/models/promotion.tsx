import { useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import type { RiskModelView } from '#libs/domain';
import { Problem } from '../../api/problem.js';
import { useMay, useMe, useNames } from '../../api/queries.js';
import { useTexts } from '../../texts/language.js';
import { Dialog } from '../../ui/dialog.js';
import { ProblemNote } from '../../ui/notes.js';
import { ReasonDialog } from '../../ui/reason-dialog.js';
import { act, type Act } from './commands.js';
import { speaksFor } from './figures.js';
import { Figures, Said } from './speaks.js';
import { texts } from './texts.js';

interface PromotionProps {
  model: RiskModelView;
  /** Which decides now. */
  champion: string | null;
}

/** Where a model stands on its way to deciding, and what the reader may do about that. */
export function Promotion({ model, champion }: PromotionProps) {
  const t = useTexts(texts);
  const me = useMe();
  const may = useMay();
  const nameOf = useNames();
  const [open, setOpen] = useState<Act>();
  const { status, target, requestedBy, requestReason } = model;
  const isMine = requestedBy === me?.id;
  const button = (what: Act, label: string, isFirst = false) => (
    <button type="button" className={isFirst ? 'primary' : undefined} onClick={() => setOpen(what)}>
      {label}
    </button>
  );
  return (
    <section className="panel stack rule-standing">
      <p>
        <strong className="rule-status" data-status={status === 'champion' ? 'active' : undefined}>
          {t.status[status]}
        </strong>{' '}
        {t.target[target]}. {t.standing[status]}
      </p>
      {requestedBy && (
        <p className="note">
          {isMine ? t.yourRequest : t.requested(nameOf(requestedBy))} {requestReason}
        </p>
      )}
      {may('risk:manage') ? (
        <div className="row">
          {status === 'champion' && button('undo', t.undo)}
          {status !== 'champion' && !requestedBy && button('promotion', t.ask)}
          {requestedBy && !isMine && may('model:approve') && button('approval', t.approve, true)}
          {requestedBy && may('model:approve') && button('decline', isMine ? t.takeBack : t.decline)}
        </div>
      ) : (
        <p className="quiet">{t.readOnly}</p>
      )}
      {open === 'approval' && <ApproveDialog model={model} champion={champion} onClose={() => setOpen(undefined)} />}
      {open && open !== 'approval' && (
        <Reasoned model={model} what={open} isMine={isMine} onClose={() => setOpen(undefined)} />
      )}
    </section>
  );
}

interface ReasonedProps {
  model: RiskModelView;
  what: Exclude<Act, 'approval'>;
  isMine: boolean;
  onClose: () => void;
}

function Reasoned({ model: { version, former }, what, isMine, onClose }: ReasonedProps) {
  const t = useTexts(texts);
  const said = {
    promotion: { title: t.askTitle(version), warning: t.askNote, action: t.ask },
    decline: { title: t.declineTitle(version), warning: t.declineNote, action: isMine ? t.takeBack : t.decline },
    undo: { title: t.undoTitle(version), warning: t.undoNote(former), action: t.undo },
  }[what];
  return (
    <ReasonDialog
      {...said}
      name={`model-${what}.${version}`}
      send={(reason) => act(version, what, reason)}
      onClose={onClose}
    />
  );
}

/** The second person's decision, with the figures before their eyes. */
function ApproveDialog({ model, champion, onClose }: PromotionProps & { onClose: () => void }) {
  const t = useTexts(texts);
  const approving = useMutation({ mutationFn: () => act(model.version, 'approval'), onSuccess: onClose });
  const { error } = approving;
  // Somebody was there first: the page behind has been read anew.
  const isLate = error instanceof Problem && error.status === 409;
  const speaks = speaksFor(model.metrics);
  return (
    <Dialog title={t.approveTitle(model.version)} onClose={onClose}>
      <div className="stack">
        <p>{t.approveNote(champion)}</p>
        <Said speaks={speaks} champion={champion} model={model} />
        <Figures speaks={speaks} />
        <ProblemNote error={error}>{isLate && <p>{t.meanwhile}</p>}</ProblemNote>
        <div className="row dialog-end">
          {!isLate && (
            <button type="button" className="primary" disabled={approving.isPending} onClick={() => approving.mutate()}>
              {t.approveDo}
            </button>
          )}
          <button type="button" onClick={onClose}>
            {t.close}
          </button>
        </div>
      </div>
    </Dialog>
  );
}
