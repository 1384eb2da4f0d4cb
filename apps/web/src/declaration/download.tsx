import { useTexts } from '../texts/language.js';
import { Download } from '../ui/download.js';
import { texts } from './texts.js';

/** Gets an uploaded file, under the name that it was uploaded with. @param name by which it is told from others on the page */
export function DownloadDocument({ sha256, name }: { sha256: string; name: string }) {
  return (
    <Download path={`/documents/${sha256}`}>
      {useTexts(texts).download} {name}
    </Download>
  );
}
