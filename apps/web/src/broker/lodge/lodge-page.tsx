import { useMemo, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { ClientConfiguration } from '#libs/domain';
import { useMe, useRead } from '../../api/queries.js';
import { stored, useStored } from '../../device/stored.js';
import type { Wrong } from '../../form/schema-form.js';
import { useTexts } from '../../texts/language.js';
import { Page } from '../../ui/page.js';
import { lodge } from '../commands.js';
import { texts } from '../texts.js';
import { DeclarationForm } from './declaration-form.js';
import { newDraft, type Draft } from './draft.js';
import { DropFiles } from './drop-files.js';

/** Where and for whom was lodged last: most lodge the next at the same office. */
const lastLodged = stored<{ office?: string; party?: string }>('last-lodged', {});

/** Lodging: files as they are, or a form. */
export function LodgePage() {
  const t = useTexts(texts);
  const [, go] = useLocation();
  const me = useMe();
  const country = useRead<ClientConfiguration>('/configuration', { staleTime: Infinity }).data?.country;
  const kept = useMemo(() => stored<Draft | undefined>(`lodge.${me?.id ?? ''}`, undefined), [me?.id]);
  const [onlyParty, ...otherParties] = me?.parties ?? [];
  const its = lastLodged.get();
  const party = otherParties.length === 0 ? onlyParty : me?.parties.find((each) => each === its.party);
  const draft = useStored(kept) ?? newDraft({ office: its.office, party, country });
  const [fromFile, setFromFile] = useState<{ wrong: Wrong; times: number }>({ wrong: {}, times: 0 });
  const anew = (declaration: Draft | undefined, wrong: Wrong) => {
    kept.set(declaration);
    setFromFile(({ times }) => ({ wrong, times: times + 1 }));
    requestAnimationFrame(() => document.getElementById('lodge-form')?.scrollIntoView());
  };
  return (
    <Page title={t.lodge} aside={<Link href="/app/declarations">← {t.title}</Link>}>
      <div className="stack lodge">
        <DropFiles onOpen={anew} />
        <div className="row item-head" id="lodge-form">
          <h2>{t.byForm}</h2>
          <button type="button" className="bare" onClick={() => anew(undefined, {})}>
            {t.beginAnew}
          </button>
        </div>
        <DeclarationForm
          key={fromFile.times}
          draft={draft}
          onChange={(to) => kept.set(to)}
          wrongAtFirst={fromFile.wrong}
          action={t.lodge}
          send={lodge}
          onSent={({ id, office, declarant }) => {
            kept.set(undefined);
            lastLodged.set({ office, party: declarant });
            go(`/app/declarations/${id}`);
          }}
        />
      </div>
    </Page>
  );
}
