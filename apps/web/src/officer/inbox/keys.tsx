import { useEffect, useRef } from 'react';
import { stored, useStored } from '../../device/stored.js';
import { useTexts } from '../../texts/language.js';
import { Dialog, DialogEnd } from '../../ui/dialog.js';
import { texts } from '../texts.js';

/** Keys by themselves can be turned off: whoever speaks to the computer would set them off (WCAG 2.1.4). */
const areOn = stored('single-keys', true);

type Key = 'j' | 'k' | 'c' | 'n' | '/' | '?';

const TYPING = 'input, textarea, select, dialog, [contenteditable]';

/** What single keys do while nobody is typing. */
export function useKeys(actions: Partial<Record<Key, () => void>>): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isForUs = !event.ctrlKey && !event.metaKey && !event.altKey && areOn.get();
      if (!isForUs || (event.target instanceof Element && event.target.closest(TYPING))) return;
      const action = Object.entries(latest.current).find(([key]) => key === event.key)?.[1];
      if (!action) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

/** Which keys there are where the person is; all, unless told. */
export function KeysHelp({ only, onClose }: { only?: readonly Key[]; onClose: () => void }) {
  const t = useTexts(texts);
  const on = useStored(areOn);
  return (
    <Dialog title={t.keysTitle} onClose={onClose}>
      <dl className="keys">
        {Object.entries(t.keyWords)
          .filter(([key]) => !only || only.some((each) => each === key))
          .map(([key, does]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
      </dl>
      <DialogEnd onClose={onClose}>
        <label className="row">
          <input type="checkbox" checked={on} onChange={(event) => areOn.set(event.target.checked)} />
          {t.keysOn}
        </label>
      </DialogEnd>
    </Dialog>
  );
}
