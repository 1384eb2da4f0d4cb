import { useState, type SubmitEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import type { Instant, OutageView } from '#libs/domain';
import { useOffices } from '../../api/queries.js';
import { stored } from '../../device/stored.js';
import { useTexts } from '../../texts/language.js';
import { Dialog } from '../../ui/dialog.js';
import { useZone } from '../../ui/moment.js';
import { ProblemNote } from '../../ui/notes.js';
import { clockOf, instantOf } from '../clock.js';
import { correct, record } from './commands.js';
import { texts } from './texts.js';

export type Change = 'correct' | 'end' | 'withdraw';

interface OutageDialogProps {
  /** The one that is changed; without it, another is recorded. */
  outage?: OutageView;
  change?: Change;
  onClose: () => void;
}

interface Typed {
  office: string;
  /** By the clock of the office, as 2026-11-29T14:30. */
  from: string;
  /** Empty while it lasts. */
  until: string;
  evidence: string;
}

/** What an outage was, with its evidence. What is typed is kept on the device until it is sent. */
export function OutageDialog({ outage, change, onClose }: OutageDialogProps) {
  const t = useTexts(texts);
  const offices = useOffices();
  const zoneThen = useZone(outage?.office ?? undefined);
  const [draft] = useState(() => stored<Partial<Typed>>(`outage.${outage?.id ?? 'new'}.${change ?? ''}`, {}));
  const [typed, setTyped] = useState<Partial<Typed>>(draft.get);
  const office = outage ? (outage.office ?? '') : (typed.office ?? '');
  const zone = useZone(office || undefined);
  const now = clockOf(new Date().toISOString(), zoneThen);
  const known = {
    from: outage ? clockOf(outage.from, zoneThen) : '',
    until: change === 'end' ? now : outage?.until ? clockOf(outage.until, zoneThen) : '',
  };
  const { from = known.from, until = known.until, evidence = '' } = typed;
  const isWithdrawal = change === 'withdraw';
  // What is not changed keeps its seconds, which the clock here does not show.
  const instant = (clock: string, kept?: string | null): Instant =>
    (kept && clock === clockOf(kept, zone) ? kept : instantOf(clock, zone)) as Instant;
  const sending = useMutation({
    mutationFn: () => {
      const times = {
        from: instant(from, outage?.from),
        until: until ? instant(until, outage?.until) : null,
        // A correction keeps the files of the version before it.
        evidence: { text: evidence.trim(), documents: outage?.evidence?.documents ?? [] },
      };
      return outage
        ? correct(outage.id, { version: outage.version, withdrawn: isWithdrawal, ...times })
        : record({ office: office || null, ...times });
    },
    onSuccess: () => {
      draft.set(undefined);
      onClose();
    },
  });
  const type = (more: Partial<Typed>) => {
    const all = { ...typed, ...more };
    draft.set(all);
    setTyped(all);
  };
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    sending.mutate();
  };
  const title = !outage ? t.recordTitle : isWithdrawal ? t.withdrawTitle : t.correctTitle;
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="stack" onSubmit={send}>
        {!outage && (
          <div className="field">
            <label htmlFor="outage-office">{t.office}</label>
            <select id="outage-office" value={office} onChange={({ target }) => type({ office: target.value })}>
              <option value="">{t.system}</option>
              {offices.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          </div>
        )}
        {isWithdrawal ? (
          <p>{t.withdrawNote}</p>
        ) : (
          <>
            <div className="two-fields">
              <div className="field">
                <label htmlFor="outage-from">{t.from}</label>
                <input
                  id="outage-from"
                  type="datetime-local"
                  required
                  max={now}
                  value={from}
                  onChange={({ target }) => type({ from: target.value })}
                />
              </div>
              <div className="field">
                <label htmlFor="outage-until">{t.until}</label>
                <input
                  id="outage-until"
                  type="datetime-local"
                  min={from}
                  aria-describedby="outage-lasts"
                  value={until}
                  onChange={({ target }) => type({ until: target.value })}
                />
                <span id="outage-lasts" className="quiet">
                  {until === '' && `${t.lasts}. `}
                </span>
              </div>
            </div>
            <p className="quiet">{t.zone(zone)}</p>
          </>
        )}
        <div className="field">
          <label htmlFor="outage-evidence">{isWithdrawal ? t.why : t.evidence}</label>
          <textarea
            id="outage-evidence"
            required
            minLength={3}
            maxLength={4000}
            aria-describedby="outage-hint"
            value={evidence}
            onChange={({ target }) => type({ evidence: target.value })}
          />
          <span id="outage-hint" className="quiet">
            {!isWithdrawal && t.evidenceHint}
          </span>
        </div>
        <ProblemNote error={sending.error} />
        <div className="row">
          <button type="submit" className="primary" disabled={sending.isPending}>
            {t.send}
          </button>
          <button type="button" onClick={onClose}>
            {t.cancel}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
