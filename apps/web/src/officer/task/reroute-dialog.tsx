import type { Lane, RerouteReason, TaskDetail } from '#libs/domain';
import { texts as declarationTexts } from '../../declaration/texts.js';
import { useTyped } from '../../form/typed.js';
import { useTexts } from '../../texts/language.js';
import { DialogForm } from '../../ui/dialog-form.js';
import { words } from '../../words/words.js';
import { reroute } from '../commands.js';
import { texts } from '../texts.js';

/** Sends the declaration to another lane, with a coded reason. */
export function RerouteDialog({ task, onClose }: { task: TaskDetail; onClose: () => void }) {
  const t = useTexts(texts);
  const { lane: lanes } = useTexts(words);
  const { rerouteReasons } = useTexts(declarationTexts);
  const empty = { lane: '', reason: '', note: '' };
  const [order, type, forget] = useTyped(`reroute.${task.declarationId}`, empty);
  const send = () => reroute(task.declarationId, { ...order, note: order.note.trim() || undefined });
  return (
    <DialogForm title={t.rerouteTitle} action={t.send} send={send} onSent={forget} onClose={onClose}>
      <fieldset className="field">
        <legend>{t.rerouteLane}</legend>
        <div className="choices">
          {(Object.keys(lanes) as Lane[])
            .filter((lane) => lane !== task.declaration.lane)
            .map((lane) => (
              <label key={lane}>
                <input
                  type="radio"
                  name="lane"
                  required
                  checked={order.lane === lane}
                  onChange={() => type({ lane })}
                />
                <span className="lane" data-lane={lane}>
                  {lanes[lane]}
                </span>
              </label>
            ))}
        </div>
      </fieldset>
      <div className="field">
        <label htmlFor="reroute-reason">{t.rerouteReason}</label>
        <select
          id="reroute-reason"
          required
          value={order.reason}
          onChange={({ target }) => type({ reason: target.value })}
        >
          <option value="" />
          {(Object.keys(rerouteReasons) as RerouteReason[]).map((reason) => (
            <option key={reason} value={reason}>
              {rerouteReasons[reason]}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="reroute-note">{t.rerouteNote}</label>
        <textarea
          id="reroute-note"
          maxLength={2000}
          value={order.note}
          onChange={({ target }) => type({ note: target.value })}
        />
      </div>
      {order.lane === 'green' && (
        <p className="note warn" role="status">
          {t.rerouteGreen}
        </p>
      )}
      <p className="quiet">{t.rerouteWarn}</p>
    </DialogForm>
  );
}
