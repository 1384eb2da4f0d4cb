import type { ReactNode } from 'react';
import { useTyped } from '../form/typed.js';
import { useTexts } from '../texts/language.js';
import { DialogForm } from './dialog-form.js';
import { texts } from './texts.js';

interface ReasonDialogProps {
  title: string;
  /** What it means, before it is done. */
  warning: ReactNode;
  action: string;
  /** Under which what is typed is kept on this device. */
  name: string;
  send: (reason: string) => Promise<unknown>;
  onClose: () => void;
}

/** Something that needs a reason, which is kept on record. */
export function ReasonDialog({ title, warning, action, name, send, onClose }: ReasonDialogProps) {
  const t = useTexts(texts);
  const [{ reason }, type, forget] = useTyped(name, { reason: '' });
  return (
    <DialogForm title={title} action={action} send={() => send(reason.trim())} onSent={forget} onClose={onClose}>
      <p>{warning}</p>
      <div className="field">
        <label htmlFor="reason">{t.reason}</label>
        <textarea
          id="reason"
          required
          minLength={3}
          maxLength={2000}
          value={reason}
          onChange={({ target }) => type({ reason: target.value })}
        />
      </div>
    </DialogForm>
  );
}
