import { useRef, useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { texts as formTexts } from '../../form/texts.js';
import { useTyped } from '../../form/typed.js';
import { useTexts } from '../../texts/language.js';
import { AskTwice } from '../../ui/ask-twice.js';
import { Dialog, DialogEnd } from '../../ui/dialog.js';
import { texts } from '../texts.js';
import { CAPACITIES, type Answer, type Signature } from './answer.js';
import { keepFile } from './photograph.js';
import { useImage } from './photographs.js';
import { SignaturePad, type Stroke } from './signature-pad.js';

/** A signature before it is kept. */
interface Begun {
  name: string;
  capacity: Signature['capacity'];
  strokes: Stroke[];
}

const NOTHING: Begun = { name: '', capacity: 'trader', strokes: [] };

/** The signature that was begun for an inspection and not kept: on this device until it is kept or discarded. */
export function useBegunSignature(task: string) {
  const [begun, change, forget] = useTyped<Begun>(`signature.${task}`, NOTHING);
  return { begun, change, forget, isBegun: begun.strokes.length > 0 || begun.name.trim() !== '' };
}

interface SignaturesProps {
  me: string;
  task: string;
  /** Whether one that was begun is in the way of finishing. */
  isWrong: boolean;
  answer: Answer;
  onChange: (by: (answer: Answer) => Answer) => void;
}

/** Who was present and signed. */
export function Signatures({ me, task, isWrong, answer, onChange }: SignaturesProps) {
  const t = useTexts(texts);
  const { optional } = useTexts(formTexts);
  const { begun, isBegun, forget } = useBegunSignature(task);
  const [signs, setSigns] = useState(false);
  const { signatures = [] } = answer;
  const remove = (image: string) =>
    onChange(({ signatures: before = [], ...rest }) => {
      const left = before.filter((each) => each.image !== image);
      return left.length > 0 ? { ...rest, signatures: left } : rest;
    });
  return (
    <section className="panel stack">
      <h2>
        {t.signatures} <span className="quiet">· {optional}</span>
      </h2>
      {signatures.length === 0 && <p className="quiet">{t.noSignatures}</p>}
      <ul className="photographs">
        {signatures.map((each) => (
          <Signed key={each.image} me={me} signature={each} onRemove={() => remove(each.image)} />
        ))}
      </ul>
      {isBegun && (
        <p className={`note ${isWrong ? 'bad error' : 'warn'}`} role="status">
          {t.signBegun(begun.name.trim())}
        </p>
      )}
      <div className="row">
        <button type="button" onClick={() => setSigns(true)}>
          {isBegun ? t.signGoOn : t.addSignature}
        </button>
        {isBegun && <AskTwice action={t.discard} question={t.signDiscardSure} onYes={forget} />}
      </div>
      {signs && (
        <SignDialog
          me={me}
          task={task}
          onSigned={(signature) => {
            onChange((now) => ({ ...now, signatures: [...(now.signatures ?? []), signature] }));
            forget();
            setSigns(false);
          }}
          onClose={() => setSigns(false)}
        />
      )}
    </section>
  );
}

function Signed({ me, signature, onRemove }: { me: string; signature: Signature; onRemove: () => void }) {
  const t = useTexts(texts);
  const address = useImage(me, signature.image);
  return (
    <li>
      {address && <img src={address} alt="" className="drawn" />}
      <span>
        {signature.name} <span className="quiet">· {t.capacities[signature.capacity]}</span>
      </span>
      <button type="button" aria-label={t.removeOne(signature.name)} onClick={onRemove}>
        ×
      </button>
    </li>
  );
}

interface SignDialogProps {
  me: string;
  task: string;
  onSigned: (signature: Signature) => void;
  onClose: () => void;
}

/** Closed, by Escape perhaps, it loses nothing of what was drawn and typed. */
function SignDialog({ me, task, onSigned, onClose }: SignDialogProps) {
  const t = useTexts(texts);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { begun, change } = useBegunSignature(task);
  const { name, capacity, strokes } = begun;
  const [misses, setMisses] = useState(false);

  const signing = useMutation({
    mutationFn: (blob: Blob) => keepFile(me, blob),
    onSuccess: (image) => onSigned({ image, name: name.trim(), capacity, signedAt: new Date().toISOString() }),
  });
  const sign = async () => {
    const blob = await new Promise<Blob | null>((resolve) => canvas.current?.toBlob(resolve, 'image/png'));
    if (strokes.length === 0 || !name.trim() || !blob) {
      setMisses(true);
      return;
    }
    setMisses(false);
    signing.mutate(blob);
  };
  return (
    <Dialog title={t.signTitle} onClose={onClose}>
      <div className="stack">
        <div className="field">
          <label htmlFor="sign-name">{t.signName}</label>
          <input
            id="sign-name"
            autoComplete="off"
            maxLength={120}
            value={name}
            onChange={({ target }) => change({ name: target.value })}
          />
        </div>
        <div className="field">
          <label htmlFor="sign-capacity">{t.signCapacity}</label>
          <select
            id="sign-capacity"
            value={capacity}
            onChange={({ target }) =>
              change({ capacity: CAPACITIES.find((each) => each === target.value) ?? 'witness' })
            }
          >
            {CAPACITIES.map((each) => (
              <option key={each} value={each}>
                {t.capacities[each]}
              </option>
            ))}
          </select>
        </div>
        <SignaturePad
          label={t.signHere}
          canvas={canvas}
          strokes={strokes}
          onStroke={(stroke) => change({ strokes: [...strokes, stroke] })}
        />
        <p className="quiet">{t.signHere}</p>
        {misses && (
          <p className="note bad" role="alert">
            {t.signMissing}
          </p>
        )}
        {signing.isError && (
          <p className="note bad" role="alert">
            {t.signFailed}
          </p>
        )}
        <DialogEnd onClose={onClose}>
          <button type="button" className="primary" disabled={signing.isPending} onClick={() => void sign()}>
            {t.signKeep}
          </button>
          <button type="button" onClick={() => change({ strokes: [] })}>
            {t.signAgain}
          </button>
        </DialogEnd>
      </div>
    </Dialog>
  );
}
