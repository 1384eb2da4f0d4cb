import { useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { useTexts } from '../../texts/language.js';
import { useCameFrom, type CameFrom } from '../../ui/came-from.js';
import { ProblemNote } from '../../ui/notes.js';
import { takeNext } from '../commands.js';
import { texts } from '../texts.js';
import { filterIn, scopeOf } from './filter.js';
import { KeysHelp, useKeys } from './keys.js';

const HERE = ['c', 'n', '?'] as const;

/** The keys of one task's page. @param onClaim takes the task; undefined where that is not to be done */
export function TaskKeys({ onClaim }: { onClaim: (() => void) | undefined }) {
  const t = useTexts(texts);
  const [, go] = useLocation();
  const list = useCameFrom();
  const [helps, setHelps] = useState(false);
  const next = useMutation({
    mutationFn: () => takeNext(scopeOf(filterIn(list))),
    onSuccess: (task) => task && go(`/app/work/${task.id}`, { state: { list } satisfies CameFrom }),
  });
  useKeys({ c: () => onClaim?.(), n: () => !next.isPending && next.mutate(), '?': () => setHelps(true) });
  return (
    <>
      <ProblemNote error={next.error} />
      {next.isSuccess && next.data === undefined && (
        <p role="status" className="note">
          {t.nothingNext}
        </p>
      )}
      {helps && <KeysHelp only={HERE} onClose={() => setHelps(false)} />}
    </>
  );
}
