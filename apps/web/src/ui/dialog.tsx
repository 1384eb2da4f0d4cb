import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useTexts } from '../texts/language.js';
import { texts } from './texts.js';

interface DialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/**
 * A question that comes first. The browser's own dialog: it keeps the focus inside, and Escape closes it. It stands beside the page,
 * not in it: a form within a form is the browser's to send, which the policy of the pages forbids.
 */
export function Dialog({ title, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const its = dialog.current;
    its?.showModal();
    // Closed while it is in the document still, it gives the focus back to where it was; removed, it would leave it nowhere.
    return () => its?.close();
  }, []);
  // What is sent in it is not sent to the form that it was opened from, which React would tell of it.
  return createPortal(
    <dialog ref={dialog} aria-labelledby={id} onClose={onClose} onSubmit={(event) => event.stopPropagation()}>
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>,
    document.body,
  );
}

/** The last row of a dialog: what may be done, and closing it. */
export function DialogEnd({ onClose, children }: { onClose: () => void; children?: ReactNode }) {
  const t = useTexts(texts);
  return (
    <div className="row dialog-end">
      {children}
      <button type="button" onClick={onClose}>
        {t.close}
      </button>
    </div>
  );
}
