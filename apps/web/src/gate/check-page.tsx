import { useEffect, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { ReleaseKeys, ReleaseStatement } from '#libs/domain';
import { stored, useStored } from '../device/stored.js';
import { useTexts } from '../texts/language.js';
import { Moment } from '../ui/moment.js';
import { Page } from '../ui/page.js';
import { canScan, ScanDialog } from '../ui/scan.js';
import { texts } from './texts.js';

/** The public keys, once read kept on this device: a gate checks without a network. */
const kept = stored<ReleaseKeys>('release-keys', { keys: [] });

/** Checks the code of a release note by the public key alone, for whoever holds one: signed in or not. */
export function CheckPage() {
  const t = useTexts(texts);
  const [text, setText] = useState('');
  const known = useStored(kept);
  const [scans, setScans] = useState(false);
  // They are for everybody: no token is asked for, and whoever stands at a gate needs no account.
  const { data: fresh, isError: noKeys } = useQuery({
    queryKey: ['/release-notes/keys'],
    queryFn: async ({ signal }) => {
      const response = await fetch('/release-notes/keys', { signal });
      if (!response.ok) throw new Error(`Status ${response.status}`);
      return (await response.json()) as ReleaseKeys;
    },
  });
  useEffect(() => {
    if (fresh) kept.set(fresh);
  }, [fresh]);
  const checked = useQuery({
    queryKey: ['release code', text, known],
    // Loaded when it is needed: the contract is larger than the page.
    queryFn: async () => (await import('./check-code.js')).checkCode(text, known),
    enabled: text.trim() !== '' && known.keys.length > 0,
  });
  return (
    <Page title={t.title}>
      <div className="stack">
        <section className="panel">
          <div className="field">
            <label htmlFor="code">{t.code}</label>
            <textarea
              id="code"
              className="mono"
              rows={5}
              value={text}
              autoComplete="off"
              spellCheck={false}
              aria-describedby="code-hint"
              onChange={({ target }) => setText(target.value)}
            />
            <span id="code-hint" className="quiet">
              {t.hint}
            </span>
          </div>
          {canScan() && (
            <button type="button" onClick={() => setScans(true)}>
              {t.scan}
            </button>
          )}
          {scans && (
            <ScanDialog
              title={t.scan}
              formats={['qr_code']}
              onRead={(code) => {
                setText(code);
                setScans(false);
              }}
              onClose={() => setScans(false)}
            />
          )}
        </section>
        {known.keys.length === 0 && noKeys && <p className="note bad">{t.noKeys}</p>}
        <div role="status">
          {checked.data?.ok === false && <p className="note bad verdict">{t.troubles[checked.data.trouble]}</p>}
          {checked.data?.ok && <Verdict statement={checked.data.statement} />}
          {checked.isError && <p className="note bad">{t.failed}</p>}
        </div>
        {known.keys.length > 0 && (
          <p className="quiet">
            {t.keys} <span className="mono">{known.keys.map(({ kid }) => kid).join(', ')}</span>
          </p>
        )}
      </div>
    </Page>
  );
}

function Verdict({ statement }: { statement: ReleaseStatement }) {
  const t = useTexts(texts);
  const { mrn, office, releasedAt, version, items, packages, grossMassKg, containers, moreContainers } = statement;
  const said: [string, string | number | undefined][] = [
    ['MRN', mrn],
    [t.office, office],
    [t.version, version],
    [t.items, items],
    [t.packages, packages],
    [t.mass, grossMassKg && `${grossMassKg} kg`],
    [t.containers, [...containers, ...(moreContainers ? [t.more(moreContainers)] : [])].join(', ')],
  ];
  return (
    <section className="panel stack">
      <p className="note good verdict">
        {t.genuine} <Moment at={releasedAt} office={office} show="both" />
      </p>
      <p>{t.compare}</p>
      <dl className="facts">
        {said.map(
          ([name, value]) =>
            value !== undefined && value !== '' && [<dt key={name}>{name}</dt>, <dd key={`${name} is`}>{value}</dd>],
        )}
      </dl>
      <p className="quiet">{t.notHere}</p>
    </section>
  );
}
