import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../../texts/language.js';
import { Dialog } from '../../ui/dialog.js';
import { texts } from '../texts.js';

/** As much as is used of the browser's own reader of bar codes; not every browser has one. */
interface Reader {
  detect: (source: HTMLVideoElement) => Promise<{ rawValue: string }[]>;
}
const readerOf = (): (new () => Reader) | undefined =>
  (globalThis as { BarcodeDetector?: new () => Reader }).BarcodeDetector;

/** Whether codes can be read with the camera here. */
export const canScan = (): boolean => readerOf() !== undefined;

const EVERY_MS = 200;

/** Shows what the camera sees until a code is read. */
export function ScanDialog({ onRead, onClose }: { onRead: (text: string) => void; onClose: () => void }) {
  const t = useTexts(texts);
  const video = useRef<HTMLVideoElement>(null);
  const [failed, setFailed] = useState(false);
  const tell = useRef(onRead);
  useEffect(() => {
    tell.current = onRead;
  });
  useEffect(() => {
    const stop = new AbortController();
    look(video.current, stop.signal).then(
      (text) => text !== undefined && tell.current(text),
      () => setFailed(true),
    );
    return () => stop.abort();
  }, []);
  return (
    <Dialog title={t.scan} onClose={onClose}>
      <div className="stack">
        <video ref={video} muted playsInline className="camera" />
        <p role="status" className={failed ? 'note bad' : undefined}>
          {failed ? t.scanFailed : t.scanHint}
        </p>
        <button type="button" onClick={onClose}>
          {t.close}
        </button>
      </div>
    </Dialog>
  );
}

/** The first code that the camera sees; undefined once told to stop. @throws where there is no camera, or it is not allowed */
async function look(video: HTMLVideoElement | null, stop: AbortSignal): Promise<string | undefined> {
  const BarcodeReader = readerOf();
  if (!video || !BarcodeReader) throw new Error('Nothing can read codes here.');
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
  try {
    video.srcObject = stream;
    await video.play();
    const reader = new BarcodeReader();
    while (!stop.aborted) {
      const [code] = await reader.detect(video);
      if (code) return code.rawValue;
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    }
    return undefined;
  } finally {
    for (const track of stream.getTracks()) track.stop();
  }
}
