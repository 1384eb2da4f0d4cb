import { useEffect, useRef } from 'react';
import type { TaskDetail } from '#libs/domain';
import { useTexts } from '../../texts/language.js';
import { Dialog, DialogEnd } from '../../ui/dialog.js';
import { kindName, words } from '../../words/words.js';
import { texts } from '../texts.js';

interface RefuseDialogProps {
  task: TaskDetail;
  /** As it goes on record. */
  reason: string;
  onYes: () => void;
  onClose: () => void;
}

/** Asks once more before release is refused: nobody can take that back. */
export function RefuseDialog({ task, reason, onYes, onClose }: RefuseDialogProps) {
  const t = useTexts(texts);
  const w = useTexts(words);
  const warning = useRef<HTMLParagraphElement>(null);
  // Not on the button: the key that sent the form, pressed twice, would answer before anything is read.
  useEffect(() => {
    warning.current?.focus();
  }, []);
  const others = task.declaration.holds.filter(({ taskId }) => taskId !== task.id);
  return (
    <Dialog title={t.refuse.title(task.mrn)} onClose={onClose}>
      <div className="stack">
        <p className="note warn" tabIndex={-1} ref={warning}>
          {t.effects.refuses}
        </p>
        {others.length > 0 && <p>{t.refuse.callsOff(others.map(({ kind }) => kindName(w, kind)).join(', '))}</p>}
        <p>
          {t.refuse.reason} <span className="as-written">{reason}</span>
        </p>
        <DialogEnd onClose={onClose}>
          <button type="button" className="primary" onClick={onYes}>
            {t.refuse.yes}
          </button>
        </DialogEnd>
      </div>
    </Dialog>
  );
}
