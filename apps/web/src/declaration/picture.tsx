import { useEffect, useMemo, type ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { readFile } from '../api/client.js';
import { useTexts } from '../texts/language.js';
import { ProblemNote } from '../ui/notes.js';
import { DownloadDocument } from './download.js';
import { texts } from './texts.js';

interface PictureProps {
  sha256: string;
  /** What it shows, and by which it is told from others on the page. */
  name: string;
  children?: ReactNode;
}

/** An uploaded file as an image, large in a window of its own; what is no image can be downloaded. An image cannot carry a token. */
export function Picture({ sha256, name, children }: PictureProps) {
  const t = useTexts(texts);
  const { data: file, error } = useQuery({
    queryKey: ['file', sha256],
    queryFn: () => readFile(`/documents/${sha256}`),
    // A file is what its hash says.
    staleTime: Infinity,
  });
  const address = useMemo(() => (file?.type.startsWith('image/') ? URL.createObjectURL(file) : undefined), [file]);
  useEffect(() => () => (address ? URL.revokeObjectURL(address) : undefined), [address]);
  return (
    <li>
      {address && (
        <a href={address} target="_blank" rel="noreferrer">
          <img src={address} alt={name} />
        </a>
      )}
      {file && !address && <DownloadDocument sha256={sha256} name={name} />}
      {!file && !error && <span className="quiet">{t.reading}</span>}
      <ProblemNote error={error} />
      {children}
    </li>
  );
}
