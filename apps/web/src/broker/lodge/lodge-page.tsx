import { useMemo, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { ClientConfiguration } from '#libs/domain';
import { useMe, useOffices, useRead } from '../../api/queries.js';
import { stored, useStored } from '../../device/stored.js';
import type { Wrong } from '../../form/schema-form.js';
import { useTexts } from '../../texts/language.js';
import { Page } from '../../ui/page.js';
import { lodge } from '../commands.js';
import { texts } from '../texts.js';
import { DeclarationForm } from './declaration-form.js';
import { newDraft, type Draft } from './draft.js';
import { DropFiles } from './drop-files.js';

/** Lodging: files as they are, or a form. */
export function LodgePage() {
  const t = useTexts(texts);
  const [, go] = useLocation();
  const me = useMe();
  const offices = useOffices();
  const country = useRead<ClientConfiguration>('/configuration', { staleTime: Infinity }).data?.country;
  const kept = useMemo(() => stored<Draft | undefined>(`lodge.${me?.id ?? ''}`, undefined), [me?.id]);
  const draft = useStored(kept) ?? newDraft({ office: offices[0]?.code, parties: me?.parties ?? [], country });
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
          onSent={({ id }) => {
            kept.set(undefined);
            go(`/app/declarations/${id}`);
          }}
        />
      </div>
    </Page>
  );
}
