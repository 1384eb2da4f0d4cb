import { useTexts } from '../texts/language.js';
import { codes, withMeaning } from '../words/codes.js';
import { texts } from './texts.js';

export interface Asked {
  text: string;
  documents: string[];
}

/** What the trader is asked: the question, and the documents that are asked for. */
export function Question({ question: { text, documents } }: { question: Asked }) {
  const t = useTexts(texts);
  const meanings = useTexts(codes).document;
  return (
    <>
      <span className="as-written">{text}</span>
      {documents.length > 0 && (
        <span className="line quiet">
          {t.asked}: {documents.map((each) => withMeaning(meanings, each)).join('; ')}
        </span>
      )}
    </>
  );
}
