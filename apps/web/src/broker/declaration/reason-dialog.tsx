import { useState, type SubmitEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import { stored } from '../../device/stored.js';
import { useTexts } from '../../texts/language.js';
import { Dialog } from '../../ui/dialog.js';
import { ProblemNote } from '../../ui/notes.js';
import { texts } from '../texts.js';

interface ReasonDialogProps {
  title: string;
  /** What it means, before it is done. */
  warning: string;
  action: string;
  /** Under which what is typed is kept on this device. */
  name: string;
  send: (reason: string) => Promise<unknown>;
  onClose: () => void;
}

/** Something that needs a reason, which is kept on record. */
export function ReasonDialog({ title, warning, action, name, send, onClose }: ReasonDialogProps) {
  const t = useTexts(texts);
  const [draft] = useState(() => stored(name, ''));
  const [reason, setReason] = useState(draft.get);
  const sending = useMutation({
    mutationFn: () => send(reason.trim()),
    onSuccess: () => {
      draft.set(undefined);
      onClose();
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    sending.mutate();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <p>{warning}</p>
        <div className="field">
          <label htmlFor="reason">{t.reason}</label>
          <textarea
            id="reason"
            required
            minLength={3}
            maxLength={2000}
            value={reason}
            onChange={({ target }) => {
              draft.set(target.value);
              setReason(target.value);
            }}
          />
        </div>
        <ProblemNote error={sending.error} />
        <div className="row dialog-end">
          <button type="submit" className="primary" disabled={sending.isPending}>
            {action}
          </button>
          <button type="button" onClick={onClose}>
            {t.close}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
