import { useState, type SubmitEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import type { Lane, RerouteReason, TaskDetail } from '#libs/domain';
import { stored } from '../../device/stored.js';
import { useTexts } from '../../texts/language.js';
import { Dialog } from '../../ui/dialog.js';
import { ProblemNote } from '../../ui/notes.js';
import { words } from '../../words/words.js';
import { reroute } from '../commands.js';
import { texts } from '../texts.js';

/** Sends the declaration to another lane, with a coded reason. */
export function RerouteDialog({ task, onClose }: { task: TaskDetail; onClose: () => void }) {
  const t = useTexts(texts);
  const { lane: lanes } = useTexts(words);
  const [draft] = useState(() => stored(`reroute.${task.declarationId}`, { lane: '', reason: '', note: '' }));
  const [order, setOrder] = useState(draft.get);
  const sending = useMutation({
    mutationFn: () => reroute(task.declarationId, { ...order, note: order.note.trim() || undefined }),
    onSuccess: () => {
      draft.set(undefined);
      onClose();
    },
  });
  const set = (part: Partial<typeof order>) => {
    const all = { ...order, ...part };
    draft.set(all);
    setOrder(all);
  };
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    sending.mutate();
  };
  return (
    <Dialog title={t.rerouteTitle} onClose={onClose}>
      <form className="stack" onSubmit={send}>
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
                    onChange={() => set({ lane })}
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
            onChange={({ target }) => set({ reason: target.value })}
          >
            <option value="" />
            {(Object.keys(t.reasons) as RerouteReason[]).map((reason) => (
              <option key={reason} value={reason}>
                {t.reasons[reason]}
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
            onChange={({ target }) => set({ note: target.value })}
          />
        </div>
        <p className="quiet">{t.rerouteWarn}</p>
        <ProblemNote error={sending.error} />
        <div className="row dialog-end">
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
