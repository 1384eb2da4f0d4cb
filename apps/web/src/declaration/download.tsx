import { useTexts } from '../texts/language.js';
import { Download } from '../ui/download.js';
import { texts } from './texts.js';

/** Gets an uploaded file. */
export function DownloadDocument({ sha256, name }: { sha256: string; name: string }) {
  return (
    <Download path={`/documents/${sha256}`} name={name}>
      {useTexts(texts).download} <span className="visually-hidden">{name}</span>
    </Download>
  );
}
