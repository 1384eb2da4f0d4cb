import type { RejectionView } from '#libs/domain';
import { useTexts } from '../texts/language.js';
import { texts } from './texts.js';

/** What a lodgement that was rejected is known by: its reference, its file and the line there, as far as there are any. */
export function useRejectionTitle(): (rejection: RejectionView) => string {
  const { rejected } = useTexts(texts);
  return ({ localReference, fileName, line }) => {
    const file = fileName !== null && line !== null ? rejected.ofLine(fileName, line) : fileName;
    return [localReference, file].filter(Boolean).join(' · ') || rejected.noReference;
  };
}
