import { useRef, useState, type PointerEvent } from 'react';
import { useTexts } from '../../texts/language.js';
import { Dialog } from '../../ui/dialog.js';
import { texts } from '../texts.js';
import { CAPACITIES, type Answer, type Signature } from './answer.js';
import { keepFile } from './photograph.js';
import { useImage } from './photographs.js';

interface SignaturesProps {
  me: string;
  answer: Answer;
  onChange: (by: (answer: Answer) => Answer) => void;
}

/** Who was present and signed. */
export function Signatures({ me, answer, onChange }: SignaturesProps) {
  const t = useTexts(texts);
  const [signs, setSigns] = useState(false);
  const { signatures = [] } = answer;
  const remove = (image: string) =>
    onChange(({ signatures: before = [], ...rest }) => {
      const left = before.filter((each) => each.image !== image);
      return left.length > 0 ? { ...rest, signatures: left } : rest;
    });
  return (
    <section className="panel stack">
      <h2>{t.signatures}</h2>
      {signatures.length === 0 && <p className="quiet">{t.noSignatures}</p>}
      <ul className="photographs">
        {signatures.map((each) => (
          <Signed key={each.image} me={me} signature={each} onRemove={() => remove(each.image)} />
        ))}
      </ul>
      <div>
        <button type="button" onClick={() => setSigns(true)}>
          {t.addSignature}
        </button>
      </div>
      {signs && (
        <SignDialog
          me={me}
          onSigned={(signature) => {
            onChange((now) => ({ ...now, signatures: [...(now.signatures ?? []), signature] }));
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
  onSigned: (signature: Signature) => void;
  onClose: () => void;
}

/** Pixels of the drawing; shown as wide as the screen allows. */
const [WIDTH, HEIGHT] = [600, 220];

function SignDialog({ me, onSigned, onClose }: SignDialogProps) {
  const t = useTexts(texts);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [name, setName] = useState('');
  const [capacity, setCapacity] = useState<Signature['capacity']>('trader');
  const [isDrawn, setDrawn] = useState(false);
  const [misses, setMisses] = useState(false);

  const draw = (event: PointerEvent<HTMLCanvasElement>) => {
    const its = event.currentTarget;
    const pen = its.getContext('2d');
    if (!pen || event.buttons === 0) return;
    const { left, top, width, height } = its.getBoundingClientRect();
    const [x, y] = [((event.clientX - left) / width) * WIDTH, ((event.clientY - top) / height) * HEIGHT];
    if (event.type === 'pointerdown') {
      its.setPointerCapture(event.pointerId);
      pen.beginPath();
      pen.moveTo(x, y);
      return;
    }
    pen.lineWidth = 3;
    pen.lineCap = 'round';
    // Ink, whatever the theme: the image is kept as it is.
    pen.strokeStyle = '#10204a';
    pen.lineTo(x, y);
    pen.stroke();
    setDrawn(true);
  };
  const clear = () => {
    canvas.current?.getContext('2d')?.clearRect(0, 0, WIDTH, HEIGHT);
    setDrawn(false);
  };
  const sign = async () => {
    const blob = await new Promise<Blob | null>((resolve) => canvas.current?.toBlob(resolve, 'image/png'));
    if (!isDrawn || !name.trim() || !blob) {
      setMisses(true);
      return;
    }
    const image = await keepFile(me, blob);
    onSigned({ image, name: name.trim(), capacity, signedAt: new Date().toISOString() });
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
            onChange={({ target }) => setName(target.value)}
          />
        </div>
        <div className="field">
          <label htmlFor="sign-capacity">{t.signCapacity}</label>
          <select
            id="sign-capacity"
            value={capacity}
            onChange={({ target }) => setCapacity(CAPACITIES.find((each) => each === target.value) ?? 'witness')}
          >
            {CAPACITIES.map((each) => (
              <option key={each} value={each}>
                {t.capacities[each]}
              </option>
            ))}
          </select>
        </div>
        <canvas
          ref={canvas}
          className="pad"
          width={WIDTH}
          height={HEIGHT}
          role="img"
          aria-label={t.signHere}
          onPointerDown={draw}
          onPointerMove={draw}
        />
        <p className="quiet">{t.signHere}</p>
        {misses && (
          <p className="note bad" role="alert">
            {t.signMissing}
          </p>
        )}
        <div className="row dialog-end">
          <button type="button" className="primary" onClick={() => void sign()}>
            {t.signKeep}
          </button>
          <button type="button" onClick={clear}>
            {t.signAgain}
          </button>
          <button type="button" onClick={onClose}>
            {t.close}
          </button>
        </div>
      </div>
    </Dialog>
  );
}
