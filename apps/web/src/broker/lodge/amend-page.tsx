import { useMemo, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { Declaration, DeclarationView } from '#libs/domain';
import { Problem } from '../../api/problem.js';
import { useMe, useRead } from '../../api/queries.js';
import { stored, useStored } from '../../device/stored.js';
import { useTexts } from '../../texts/language.js';
import { useCameFrom, type CameFrom } from '../../ui/came-from.js';
import { ProblemNote, Reading } from '../../ui/notes.js';
import { Page } from '../../ui/page.js';
import { amend } from '../commands.js';
import type { JustDone } from '../declaration/just-done.js';
import { useLiveDeclaration } from '../live.js';
import { texts } from '../texts.js';
import { DeclarationForm } from './declaration-form.js';
import type { Draft } from './draft.js';
import { fieldId } from './fields.js';
import { Overtaken } from './overtaken.js';

interface Amendment {
  /** The version that it was typed in. */
  version: number;
  declaration: Draft;
  reason: string;
}

/** As the API asks for. */
const SHORTEST = 3;
const REASON_MISSING = new Problem('content-invalid', 422, '', [
  { path: '/reason', code: 'required', message: 'say why in at least three characters' },
]);

/** Changes a declaration that is held: the same form, filled in with what was declared, and why. */
export function AmendPage({ id }: { id: string }) {
  const t = useTexts(texts);
  const view = useRead<DeclarationView>(`/declarations/${id}`);
  useLiveDeclaration(id);
  const version = view.data?.version;
  const content = useRead<{ content: Declaration }>(`/declarations/${id}/content?version=${version ?? 0}`, {
    enabled: version !== undefined,
    staleTime: Infinity,
  });
  const error = view.error ?? content.error;
  if (view.data && content.data) return <Amend declaration={view.data} content={content.data.content} />;
  return error ? (
    <Page title={t.amend}>
      <ProblemNote error={error} />
    </Page>
  ) : (
    <Reading label={t.reading} />
  );
}

function Amend({ declaration, content }: { declaration: DeclarationView; content: Declaration }) {
  const t = useTexts(texts);
  const [, go] = useLocation();
  const list = useCameFrom();
  const me = useMe()?.id ?? '';
  const { id, version, mrn } = declaration;
  const kept = useMemo(() => stored<Amendment | undefined>(`amend.${me}.${id}`, undefined), [me, id]);
  const amendment: Amendment = useStored(kept) ?? { version, declaration: content, reason: '' };
  const { declaration: draft, reason } = amendment;
  const isOvertaken = amendment.version !== version;
  const change = (part: Partial<Amendment>) => kept.setSoon({ ...amendment, ...part });
  const [isAsked, setAsked] = useState(false);
  const isShort = reason.trim().length < SHORTEST;
  const isReasonMissing = isAsked && isShort;
  return (
    <Page
      title={`${t.amend} · ${mrn}`}
      aside={
        <Link href={`/app/declarations/${id}`} state={{ list } satisfies CameFrom}>
          ← {mrn}
        </Link>
      }
    >
      <div className="stack lodge">
        <p className="note warn">{t.amendWarn}</p>
        {isOvertaken && (
          <Overtaken
            id={id}
            version={amendment.version}
            typed={draft}
            present={content}
            onCarry={(declaration) => change({ version, declaration })}
          />
        )}
        <DeclarationForm
          draft={draft}
          onChange={(declaration) => change({ declaration })}
          action={t.amend}
          isAmendment
          waits={isOvertaken}
          send={async (to) => {
            setAsked(isShort);
            if (isShort) throw REASON_MISSING;
            return amend(id, to, reason.trim(), version);
          }}
          onSent={() => {
            kept.set(undefined);
            go(`/app/declarations/${id}`, { state: { done: 'amended', list } satisfies JustDone & CameFrom });
          }}
        >
          <section className="panel">
            <div className="field">
              <label htmlFor={fieldId('reason')}>{t.reason}</label>
              <textarea
                id={fieldId('reason')}
                maxLength={2000}
                value={reason}
                aria-invalid={isReasonMissing ? true : undefined}
                onChange={({ target }) => change({ reason: target.value })}
              />
              {isReasonMissing && <p className="error">{t.reasonMissing}</p>}
            </div>
          </section>
        </DeclarationForm>
      </div>
    </Page>
  );
}
