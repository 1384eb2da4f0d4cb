import { useState, type ReactNode, type SubmitEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import { useTexts } from '../texts/language.js';
import { Dialog, DialogEnd } from './dialog.js';
import { ProblemNote } from './notes.js';
import { texts } from './texts.js';
import { unfilled } from './unfilled.js';

interface DialogFormProps {
  title: string;
  /** What the button says that sends it. */
  action: string;
  send: () => Promise<unknown>;
  /** It is sent: what was kept of it on the device is of no more use. */
  onSent: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** Something that is filled in and sent. It closes when it is on record; until then it stays, and says what stands in the way. */
export function DialogForm({ title, action, send, onSent, onClose, children }: DialogFormProps) {
  const t = useTexts(texts);
  const [wrong, setWrong] = useState<{ of: string; what: 'missing' | 'short' | 'other'; least: number }>();
  const sending = useMutation({
    mutationFn: send,
    onSuccess: () => {
      onSent();
      onClose();
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const first = firstUnfilled(event.currentTarget);
    setWrong(first?.wrong);
    if (first) first.control.focus();
    else sending.mutate();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      {/* The browser would say in its own language what is missing. */}
      <form className="stack" noValidate onSubmit={submit} onInput={() => setWrong(undefined)}>
        {children}
        {wrong && (
          <p className="note bad" role="alert">
            {wrong.what === 'short' ? t.unfilled.short(wrong.of, wrong.least) : t.unfilled[wrong.what](wrong.of)}
          </p>
        )}
        <ProblemNote error={sending.error} />
        <DialogEnd onClose={onClose}>
          <button type="submit" className="primary" disabled={sending.isPending}>
            {action}
          </button>
        </DialogEnd>
      </form>
    </Dialog>
  );
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** The first control of a form that is not filled in as it asks for itself, and what it is called. */
function firstUnfilled(form: HTMLFormElement) {
  for (const control of form.querySelectorAll<Control>('input, textarea, select')) {
    if (!control.willValidate) continue;
    const least = 'minLength' in control ? control.minLength : 0;
    const { value, required, validity } = control;
    const what = unfilled({ value, required, minLength: least, isTaken: validity.valid });
    const named = control.type === 'radio' ? control.closest('fieldset')?.querySelector('legend') : control.labels?.[0];
    if (what) return { control, wrong: { of: named?.textContent ?? control.ariaLabel ?? '', what, least } };
  }
  return undefined;
}
