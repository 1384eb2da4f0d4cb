import { useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import type { Checkpoint, CheckpointKey } from '#libs/domain';
import { useOffices, useRead } from '../../api/queries.js';
import { useTexts } from '../../texts/language.js';
import { Moment } from '../../ui/moment.js';
import { ProblemNote } from '../../ui/notes.js';
import { useMeasures } from '../../words/measures.js';
import { texts } from './texts.js';

/** What is anchored, checked by this browser with the public key: of all checkpoints, and of a proof that somebody has. */
export function Checks({ anchors }: { anchors: Checkpoint[] }) {
  const t = useTexts(texts);
  const { data: keys, error } = useRead<CheckpointKey[]>('/audit/key');
  const pems = keys?.map(({ publicKey }) => publicKey);
  return (
    <section className="panel stack" aria-label={t.checks}>
      <h2>{t.checks}</h2>
      <p>{t.checksWhat}</p>
      <ProblemNote error={error} />
      {pems && <AllOfThem anchors={anchors} pems={pems} />}
      {pems && <ProofFile pems={pems} />}
    </section>
  );
}

function AllOfThem({ anchors, pems }: { anchors: Checkpoint[]; pems: string[] }) {
  const t = useTexts(texts);
  const { count } = useMeasures();
  const [office] = useOffices();
  const checking = useMutation({
    mutationFn: async () => {
      // Loaded when it is needed: few check.
      const { keysIn, firstBroken } = await import('./verify.js');
      const trusted = await keysIn(pems);
      const broken = typeof trusted === 'string' ? trusted : await firstBroken(anchors, trusted);
      return { broken, at: new Date().toISOString(), last: anchors.at(-1), of: anchors.length };
    },
  });
  const { data } = checking;
  const place = office?.code ?? '';
  return (
    <>
      <div>
        <button
          type="button"
          className="primary"
          disabled={anchors.length === 0 || checking.isPending}
          onClick={() => checking.mutate()}
        >
          {checking.isPending ? t.checking : t.checkAll(count(anchors.length))}
        </button>
      </div>
      <div role="status">
        <ProblemNote error={checking.error} />
        {data && data.broken === undefined && data.last && (
          <p className="note good">
            {t.allHold(count(data.of), count(data.last.body.declarations), count(data.last.body.events))}{' '}
            {t.lastSigned(count(data.last.body.number))} <Moment at={data.last.body.at} office={place} show="both" />,{' '}
            {t.byKey} <span className="mono">{data.last.body.key}</span>. {t.checkedAt}{' '}
            <Moment at={data.at} office={place} show="absolute" />.
          </p>
        )}
        {data?.broken !== undefined && (
          <p className="note bad">
            {typeof data.broken === 'string'
              ? t.troubles[data.broken]
              : `${t.brokenAt(count(data.broken.number))} ${t.troubles[data.broken.trouble]}`}
          </p>
        )}
      </div>
    </>
  );
}

/** A proof that was downloaded, perhaps long ago, and by the key that whoever has it trusts. */
function ProofFile({ pems }: { pems: string[] }) {
  const t = useTexts(texts);
  const { count } = useMeasures();
  const [office] = useOffices();
  const [own, setOwn] = useState<File>();
  const checking = useMutation({
    mutationFn: async (file: File) => {
      const { checkProof } = await import('./proof-file.js');
      return checkProof(await file.text(), own ? [await own.text()] : pems);
    },
  });
  const { data } = checking;
  return (
    <>
      <div className="row">
        <div className="field">
          <label htmlFor="proof-key">{t.ownKey}</label>
          <input id="proof-key" type="file" accept=".pem" onChange={({ target }) => setOwn(target.files?.[0])} />
        </div>
        <div className="field">
          <label htmlFor="proof-file">{t.proofFile}</label>
          <input
            id="proof-file"
            type="file"
            accept=".json,application/json"
            onChange={({ target }) => target.files?.[0] && checking.mutate(target.files[0])}
          />
        </div>
      </div>
      <div role="status">
        <ProblemNote error={checking.error} />
        {data === 'no-proof' && <p className="note bad">{t.noProof}</p>}
        {data && data !== 'no-proof' && (
          <p className={data.trouble ? 'note bad' : 'note good'}>
            <span className="mono">{data.proof.head.declaration}</span>:{' '}
            {data.trouble
              ? t.troubles[data.trouble]
              : t.proofHolds(count(data.proof.head.seq), count(data.proof.checkpoint.body.number))}{' '}
            {!data.trouble && <Moment at={data.proof.checkpoint.body.at} office={office?.code ?? ''} show="both" />}
          </p>
        )}
      </div>
    </>
  );
}
