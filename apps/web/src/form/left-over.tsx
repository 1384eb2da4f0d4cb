import { useMutation } from '@tanstack/react-query';
import { useTexts } from '../texts/language.js';
import { AskTwice } from '../ui/ask-twice.js';
import { asText } from './as-text.js';
import type { Filled } from './schema.js';
import { texts } from './texts.js';

interface LeftOverProps {
  title: string;
  filled: Filled;
  onDiscard: () => void;
}

/** What was typed for a task that takes no answer any more: to be read and copied until its author discards it. */
export function LeftOver({ title, filled, onDiscard }: LeftOverProps) {
  const t = useTexts(texts);
  const text = asText(t, filled);
  const copying = useMutation({ networkMode: 'always', mutationFn: () => navigator.clipboard.writeText(text) });
  return (
    <section className="panel stack">
      <h2>{title}</h2>
      <p className="quiet">{t.leftOver}</p>
      <pre className="typed">{text}</pre>
      <div className="row">
        <button type="button" onClick={() => copying.mutate()}>
          {t.copy}
        </button>
        <span role="status">{copying.isSuccess && t.copied}</span>
        <AskTwice action={t.discard} onYes={onDiscard} />
      </div>
    </section>
  );
}
