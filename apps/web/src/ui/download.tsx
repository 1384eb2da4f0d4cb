import type { ReactNode } from 'react';
import { useMutation } from '@tanstack/react-query';
import { readFile } from '../api/client.js';
import { ProblemNote } from './notes.js';

interface DownloadProps {
  /** Of the API. */
  path: string;
  /** Under which the browser keeps it. */
  name: string;
  children: ReactNode;
}

/** Gets a file of the API. A link cannot carry a token, so it is fetched and handed to the browser. */
export function Download({ path, name, children }: DownloadProps) {
  const getting = useMutation({ mutationFn: async () => keep(await readFile(path), name) });
  return (
    <>
      <button type="button" disabled={getting.isPending} onClick={() => getting.mutate()}>
        {children}
      </button>
      <ProblemNote error={getting.error} />
    </>
  );
}

/** Hand a file to the browser to be kept. */
export function keep(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
