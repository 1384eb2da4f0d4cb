import { useTexts } from '../../texts/language.js';
import { texts } from '../texts.js';

/** The task was issued again since its form was filled in: what is typed stays, and is not sent before the person has read what changed. */
export function Reissued({ onRead }: { onRead: () => void }) {
  const t = useTexts(texts).reissued;
  return (
    <div className="note warn stack" role="alert">
      <strong>{t.title}</strong>
      <p>{t.text}</p>
      <div>
        <button type="button" onClick={onRead}>
          {t.read}
        </button>
      </div>
    </div>
  );
}
