import type { HoldKind, TaskDetail, TaskEffect } from '#libs/domain';
import { texts as declarationTexts } from '../../declaration/texts.js';
import type { Filled } from '../../form/schema.js';
import { texts as formTexts } from '../../form/texts.js';
import { useTexts } from '../../texts/language.js';
import { kindName, words } from '../../words/words.js';
import { texts } from '../texts.js';

/** What follows at once from each choice; once one is chosen, from that. Told before the act, since there is none to undo it. */
export function Effects({ task, filled }: { task: TaskDetail; filled: Filled }) {
  const t = useTexts(texts).effects;
  const { heldBy: held } = useTexts(declarationTexts).became;
  const w = useTexts(words);
  const choices = useTexts(formTexts).choices as Partial<Record<string, string>>;
  const named = (kinds: HoldKind[]): string => kinds.map((kind) => kindName(w, kind)).join(', ');
  const told = ({ releases, refuses, opens, heldBy }: TaskEffect): string => {
    if (releases) return t.releases;
    if (refuses) return t.refuses;
    if (opens.length > 0) return t.opens(named(opens));
    return heldBy.length > 0 ? held(named(heldBy)) : t.nothing;
  };
  const all = task.effects.map((effect): [string, string] => [effect.choice, told(effect)]);
  if (task.kind === 'documents' && all.length > 0) all.push(['raise', t.raise]);
  const chosen = filled['outcome'] ?? filled['decision'];
  const shown = chosen === undefined ? all : all.filter(([choice]) => choice === chosen);
  if (all.length === 0) return null;
  return (
    <div className="effects" role="status">
      <p className="quiet">{t.title}</p>
      <dl>
        {shown.map(([choice, sentence]) => (
          <div key={choice}>
            <dt>{choices[choice] ?? choice}</dt>
            <dd>{sentence}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
