import { useState } from 'react';
import { useTexts } from '../texts/language.js';
import { texts } from './texts.js';

interface AskTwiceProps {
  action: string;
  /** What would be lost; what was typed, unless told. */
  question?: string;
  onYes: () => void;
}

/** A button for what cannot be undone: it is done by a second one, below the question. */
export function AskTwice({ action, question, onYes }: AskTwiceProps) {
  const t = useTexts(texts);
  const [asks, setAsks] = useState(false);
  return (
    <>
      <button type="button" aria-expanded={asks} onClick={() => setAsks(!asks)}>
        {action}
      </button>
      {asks && (
        <div className="note warn stack" role="alert">
          <p>{question ?? t.typedIsDeleted}</p>
          <div>
            <button
              type="button"
              onClick={() => {
                setAsks(false);
                onYes();
              }}
            >
              {t.yes(action)}
            </button>
          </div>
        </div>
      )}
    </>
  );
}
