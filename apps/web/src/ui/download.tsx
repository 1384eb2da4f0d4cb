import type { ReactNode } from 'react';
import { useMutation } from '@tanstack/react-query';
import { readFile } from '../api/client.js';
import { save } from '../device/save.js';
import { ProblemNote } from './notes.js';

interface DownloadProps {
  /** Of the API. */
  path: string;
  /** Under which the browser keeps it; without it, as the API names it. */
  name?: string;
  children: ReactNode;
}

/** Gets a file of the API. A link cannot carry a token, so it is fetched and handed to the browser. */
export function Download({ path, name, children }: DownloadProps) {
  const keep = async () => {
    const file = await readFile(path);
    save(file, name ?? file.name);
  };
  const getting = useMutation({ mutationFn: keep });
  return (
    <>
      <button type="button" disabled={getting.isPending} onClick={() => getting.mutate()}>
        {children}
      </button>
      <ProblemNote error={getting.error} />
    </>
  );
}
