import { useMutation } from '@tanstack/react-query';
import { readFile } from '../api/client.js';
import { save } from '../device/save.js';
import { useTexts } from '../texts/language.js';
import { ProblemNote } from '../ui/notes.js';
import { texts } from './texts.js';

/** Gets an uploaded file. A link cannot carry a token, so it is fetched and handed to the browser. */
export function Download({ sha256, name }: { sha256: string; name: string }) {
  const t = useTexts(texts);
  const getting = useMutation({
    mutationFn: async () => save(await readFile(`/documents/${sha256}`), name),
  });
  return (
    <>
      <button type="button" disabled={getting.isPending} onClick={() => getting.mutate()}>
        {t.download} <span className="visually-hidden">{name}</span>
      </button>
      <ProblemNote error={getting.error} />
    </>
  );
}
