import type { Lane } from '#libs/domain';
import { useTexts } from '../texts/language.js';
import { words } from '../words/words.js';

/** A lane: its colour, and its name for whoever does not see colours. */
export function LaneMark({ lane }: { lane: Lane }) {
  return (
    <span className="lane" data-lane={lane}>
      {useTexts(words).lane[lane]}
    </span>
  );
}
