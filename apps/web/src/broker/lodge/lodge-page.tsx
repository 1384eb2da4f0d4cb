import { useMemo, useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import type { ClientConfiguration } from '#libs/domain';
import { useMe, useRead } from '../../api/queries.js';
import { stored, useStored } from '../../device/stored.js';
import type { Wrong } from '../../form/schema-form.js';
import { useTexts } from '../../texts/language.js';
import { AskTwice } from '../../ui/ask-twice.js';
import { Page } from '../../ui/page.js';
import { lodge } from '../commands.js';
import type { JustDone } from '../declaration/just-done.js';
import { texts } from '../texts.js';
import { DeclarationForm } from './declaration-form.js';
import { newDraft, type Draft } from './draft.js';
import { DropFiles } from './drop-files.js';
import { ToCorrect } from './to-correct.js';

/** Where and for whom was lodged last: most lodge the next at the same office. */
const lastLodged = stored<{ office?: string; party?: string }>('last-lodged', {});

/** Lodging: files as they are, or a form; with what was rejected (`?rejected=`), to be corrected. */
export function LodgePage() {
  const t = useTexts(texts);
  const [, go] = useLocation();
  const rejectionId = new URLSearchParams(useSearch()).get('rejected');
  const me = useMe();
  const country = useRead<ClientConfiguration>('/configuration', { staleTime: Infinity }).data?.country;
  const kept = useMemo(() => stored<Draft | undefined>(`lodge.${me?.id ?? ''}`, undefined), [me?.id]);
  const [onlyParty, ...otherParties] = me?.parties ?? [];
  const { office, party: lastParty } = lastLodged.get();
  const party = otherParties.length === 0 ? onlyParty : me?.parties.find((each) => each === lastParty);
  const typed = useStored(kept);
  const empty = useMemo(() => newDraft({ office, party, country }), [office, party, country]);
  const draft = typed ?? empty;
  const [fromFile, setFromFile] = useState<{ wrong: Wrong; times: number }>({ wrong: {}, times: 0 });
  const anew = (declaration: Draft | undefined, wrong: Wrong) => {
    kept.set(declaration);
    setFromFile(({ times }) => ({ wrong, times: times + 1 }));
    requestAnimationFrame(() => document.getElementById('lodge-form')?.scrollIntoView());
  };
  return (
    <Page title={t.lodge} aside={<Link href="/app/declarations">← {t.title}</Link>}>
      <div className="stack lodge">
        {rejectionId && <ToCorrect rejectionId={rejectionId} onOpen={anew} isFormFilled={typed !== undefined} />}
        <DropFiles onOpen={anew} isFormFilled={typed !== undefined} />
        <div className="row item-head" id="lodge-form">
          <h2>{t.byForm}</h2>
          {typed && <AskTwice action={t.beginAnew} question={t.typedIsLost} onYes={() => anew(undefined, {})} />}
        </div>
        <DeclarationForm
          key={fromFile.times}
          draft={draft}
          onChange={(to) => kept.setSoon(to)}
          wrongAtFirst={fromFile.wrong}
          action={t.lodge}
          send={lodge}
          onSent={({ id, office, declarant }) => {
            kept.set(undefined);
            lastLodged.set({ office, party: declarant });
            go(`/app/declarations/${id}`, { state: { done: 'lodged' } satisfies JustDone });
          }}
        />
      </div>
    </Page>
  );
}
