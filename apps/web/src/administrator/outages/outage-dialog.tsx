import type { Instant, OutageView, Sha256 } from '#libs/domain';
import { useOffices } from '../../api/queries.js';
import { clockOf, instantOf } from '../../form/clock.js';
import { Files } from '../../form/files.js';
import { useTyped } from '../../form/typed.js';
import { useTexts } from '../../texts/language.js';
import { DialogForm } from '../../ui/dialog-form.js';
import { useZone } from '../../ui/moment.js';
import { zoneTold } from '../../ui/zone.js';
import { ClocksConcerned, SYSTEM } from './clocks-concerned.js';
import { correct, record } from './commands.js';
import { texts } from './texts.js';

export type Change = 'correct' | 'end' | 'withdraw';

interface OutageDialogProps {
  /** The office that the page is about, if any: it is where an outage was, unless another is chosen. */
  about?: string;
  /** The one that is changed; without it, another is recorded. */
  outage?: OutageView;
  change?: Change;
  onClose: () => void;
  /** It is on record, under this id. */
  onSaved: (id: string) => void;
}

interface Typed {
  /** Its code, or `SYSTEM`; empty while nothing is chosen. */
  office: string;
  /** By the clock of the office, as 2026-11-29T14:30. */
  from: string;
  /** Empty while it lasts. */
  until: string;
  evidence: string;
  /** Files, by their SHA-256. */
  documents: Sha256[];
}

/** What an outage was, with its evidence. What is typed is kept on the device until it is sent. */
export function OutageDialog({ outage, change, about = '', onClose, onSaved }: OutageDialogProps) {
  const t = useTexts(texts);
  const offices = useOffices();
  const [typed, type, forget] = useTyped<Partial<Typed>>(`outage.${outage?.id ?? 'new'}.${change ?? ''}`, {});
  const office = outage ? (outage.office ?? SYSTEM) : (typed.office ?? about);
  // With whatever is typed its place is kept: another day the page may be about another office.
  const typeHere = (part: Partial<Typed>) => type(outage ? part : { office, ...part });
  const zone = useZone(office);
  const now = clockOf(new Date().toISOString(), zone);
  const known = {
    from: outage ? clockOf(outage.from, zone) : '',
    until: change === 'end' ? now : outage?.until ? clockOf(outage.until, zone) : '',
    // A correction keeps the files of the version before it, unless they are taken away here.
    documents: outage?.evidence?.documents ?? [],
  };
  const { from = known.from, until = known.until, documents = known.documents, evidence = '' } = typed;
  const isWithdrawal = change === 'withdraw';
  // What is not changed keeps its seconds, which the clock here does not show.
  const instant = (clock: string, kept?: string | null): Instant =>
    (kept && clock === clockOf(kept, zone) ? kept : instantOf(clock, zone)) as Instant;
  const isFuture = from > now;
  const endsBefore =
    from !== '' && until !== '' && Date.parse(instant(until, outage?.until)) <= Date.parse(instant(from, outage?.from));
  const endSaid = (): string => {
    if (endsBefore) return t.endsBefore;
    if (until > now) return t.future;
    return until === '' ? t.lasts : '';
  };
  const isEndWrong = endsBefore || until > now;
  const send = async () => {
    const times = {
      from: instant(from, outage?.from),
      until: until ? instant(until, outage?.until) : null,
      evidence: { text: evidence.trim(), documents },
    };
    const saved = outage
      ? await correct(outage.id, { version: outage.version, withdrawn: isWithdrawal, ...times })
      : await record({ office: office === SYSTEM ? null : office, ...times });
    if (saved) onSaved(saved.id);
  };
  const title = !outage ? t.recordTitle : isWithdrawal ? t.withdrawTitle : t.correctTitle;
  return (
    <DialogForm title={title} action={t.send} send={send} onSent={forget} onClose={onClose}>
      {!outage && (
        <div className="field">
          <label htmlFor="outage-office">{t.office}</label>
          <select
            id="outage-office"
            required
            aria-describedby="outage-concerns"
            value={office}
            onChange={({ target }) => typeHere({ office: target.value })}
          >
            <option value="">{t.choose}</option>
            {offices.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
            <option value={SYSTEM}>{t.system}</option>
          </select>
          <div id="outage-concerns" role="status">
            {office && <ClocksConcerned office={office} />}
          </div>
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
                aria-invalid={isFuture ? true : undefined}
                aria-describedby="outage-began"
                value={from}
                onChange={({ target }) => typeHere({ from: target.value })}
              />
              <span id="outage-began" className="error" role="status">
                {isFuture && t.future}
              </span>
            </div>
            <div className="field">
              <label htmlFor="outage-until">{t.until}</label>
              <input
                id="outage-until"
                type="datetime-local"
                min={from}
                max={now}
                aria-invalid={isEndWrong ? true : undefined}
                aria-describedby="outage-lasts"
                value={until}
                onChange={({ target }) => typeHere({ until: target.value })}
              />
              <span id="outage-lasts" className={isEndWrong ? 'error' : 'quiet'} role="status">
                {endSaid()}
              </span>
            </div>
          </div>
          <p className="quiet">{t.zone(zoneTold(zone, new Date()))}</p>
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
          onChange={({ target }) => typeHere({ evidence: target.value })}
        />
        <span id="outage-hint" className="quiet">
          {!isWithdrawal && t.evidenceHint}
        </span>
      </div>
      <div className="field">
        <label htmlFor="outage-files">{t.files}</label>
        <Files id="outage-files" value={documents} onChange={(files) => typeHere({ documents: files as Sha256[] })} />
      </div>
    </DialogForm>
  );
}
