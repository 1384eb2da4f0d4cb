import { useEffect, useId } from 'react';
import { useMutation } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import type { HoldKind, TaskDetail } from '#libs/domain';
import { useBecame } from '../../declaration/became.js';
import { resultIn } from '../../declaration/result-in.js';
import { texts as declarationTexts } from '../../declaration/texts.js';
import type { Filled } from '../../form/schema.js';
import { useTexts } from '../../texts/language.js';
import { useCameFrom, type CameFrom } from '../../ui/came-from.js';
import { ProblemNote } from '../../ui/notes.js';
import { kindName, words } from '../../words/words.js';
import { takeNext } from '../commands.js';
import { filterIn, scopeOf, workAt } from '../inbox/filter.js';
import { texts } from '../texts.js';

interface DoneProps {
  kind: HoldKind;
  /** As it was sent. */
  filled: Filled;
  /** The task as it is since, where that could be read. */
  after: TaskDetail | undefined;
}

/** What was just put on record, what came of it, and the way on: at the top of the page, wherever the form was sent from. */
export function Done({ kind, filled, after }: DoneProps) {
  const t = useTexts(texts);
  const w = useTexts(words);
  const { outcomes } = useTexts(declarationTexts).results;
  const became = useBecame();
  const id = useId();
  const result = resultIn(filled);
  useEffect(() => {
    window.scrollTo(0, 0);
  }, []);
  return (
    <section className="panel stack done">
      <div className="note good" role="status" id={id}>
        <p>{t.completed([kindName(w, kind), result && outcomes[result]].filter(Boolean).join(': '))}</p>
        <p>{after && became(after)}</p>
      </div>
      <Onward describedBy={id} />
    </section>
  );
}

/** On to the next task, where nothing more is to be done with this one. @param describedBy what is read aloud with it; it has the focus then */
export function Onward({ describedBy }: { describedBy?: string }) {
  const t = useTexts(texts);
  const [, go] = useLocation();
  const list = useCameFrom();
  const next = useMutation({
    mutationFn: () => takeNext(scopeOf(filterIn(list))),
    onSuccess: (task) => task && go(`/app/work/${task.id}`, { state: { list } satisfies CameFrom }),
  });
  return (
    <>
      <ProblemNote error={next.error} />
      {next.isSuccess && next.data === undefined && (
        <p role="status" className="note">
          {t.nothingNextThere}
        </p>
      )}
      <div className="row">
        <button
          type="button"
          className="primary"
          autoFocus={describedBy !== undefined}
          aria-describedby={describedBy}
          disabled={next.isPending}
          onClick={() => next.mutate()}
        >
          {t.takeAnother}
        </button>
        <button type="button" onClick={() => go(workAt(list))}>
          {t.back}
        </button>
      </div>
    </>
  );
}
