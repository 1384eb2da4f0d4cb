import type { TaskDetail } from '#libs/domain';
import { useTexts } from '../texts/language.js';
import { kindName, words } from '../words/words.js';
import { texts } from './texts.js';

/** What became of the goods, or of the file where those had gone before, once a task of theirs was answered. */
export function useBecame(): (task: Pick<TaskDetail, 'kind' | 'declaration'>) => string | undefined {
  const t = useTexts(texts).became;
  const w = useTexts(words);
  return ({ kind, declaration: { status, holds } }) => {
    if (kind === 'audit') return status === 'cleared' ? t.closed : undefined;
    if (status === 'released' || status === 'cleared') return t.released;
    if (status === 'refused') return t.refused;
    return status === 'held' ? t.heldBy(holds.map((hold) => kindName(w, hold.kind)).join(', ')) : undefined;
  };
}
