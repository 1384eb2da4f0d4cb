import { useEffect, useRef, type ChangeEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import type { DocumentView } from '#libs/domain';
import { upload } from '../api/client.js';

/** Files that a person can open who reads a declaration: by how their names end. */
const READABLE = [
  '.pdf',
  '.jpg',
  '.jpeg',
  '.png',
  '.tif',
  '.tiff',
  '.xml',
  '.csv',
  '.txt',
  '.doc',
  '.docx',
  '.xls',
  '.xlsx',
];

/** What a control offers to choose. */
export const READABLE_FILES = READABLE.join(',');

/** Whether a file is one that people can open. */
export const isReadable = (name: string): boolean => READABLE.some((each) => name.toLowerCase().endsWith(each));

/**
 * Uploads files one after another, as they are chosen.
 *
 * @param onUploaded told of each when it is there; as it is by then, since people type on meanwhile
 */
export function useUploads(onUploaded: (file: DocumentView) => void) {
  const latest = useRef(onUploaded);
  useEffect(() => {
    latest.current = onUploaded;
  });
  const { mutate, isPending, error } = useMutation({
    mutationFn: async (files: File[]) => {
      for (const file of files) latest.current(await upload(file, file.name));
    },
  });
  /** What a file input does when something is chosen. */
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    mutate([...(target.files ?? [])]);
    target.value = '';
  };
  return { choose, isPending, error };
}
