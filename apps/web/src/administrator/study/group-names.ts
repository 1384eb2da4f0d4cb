import type { Lane, TransportMode } from '#libs/domain';
import { useOffices } from '../../api/queries.js';
import { useTexts } from '../../texts/language.js';
import { codes, withMeaning } from '../../words/codes.js';
import { words } from '../../words/words.js';
import type { Group } from './filter.js';
import { texts } from './texts.js';

/** What the declarations of a group have in common, in words. */
export function useGroupName(): (by: Group, key: string) => string {
  const t = useTexts(texts);
  const w = useTexts(words);
  const { procedure } = useTexts(codes);
  const offices = useOffices();
  return (by, key) => {
    if (by === 'office') return offices.find(({ code }) => code === key)?.name ?? key;
    if (by === 'lane') return w.lane[key as Lane];
    if (by === 'mode') return w.mode[key as TransportMode];
    // The procedure and the one before, as 4000: what is asked for is named by the first.
    if (by === 'procedure') return withMeaning({ [key]: procedure[key.slice(0, 2)] }, key);
    if (by === 'advance') return key === 'true' ? t.yes : t.no;
    return key;
  };
}
