import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../../texts/language.js';
import { texts } from '../texts.js';
import { sumsOf } from './as-read.js';
import { FileHelp } from './file-help.js';
import { FileResult } from './file-result.js';
import type { Opening } from './open-in-form.js';
import { lodgeFile, TAKEN, type Sent } from './send-file.js';

/** Lodges files as they are: chosen, or dropped. */
export function DropFiles(opening: Opening) {
  const t = useTexts(texts);
  const [isOver, setOver] = useState(false);
  const [busy, setBusy] = useState<string>();
  const [sent, setSent] = useState<Sent[]>([]);
  /** How often files were sent, to the last of them. */
  const [times, setTimes] = useState(0);
  const results = useRef<HTMLDivElement>(null);
  const take = async (files: File[]) => {
    setSent([]);
    for (const file of files) {
      setBusy(file.name);
      const its = await lodgeFile(file);
      setSent((before) => [...before, its]);
    }
    setBusy(undefined);
    setTimes((before) => before + 1);
  };
  useEffect(() => {
    // Whoever types on in the form meanwhile is told, and not taken away from there.
    if (times === 0 || document.activeElement?.closest('form')) return;
    results.current?.scrollIntoView();
    results.current?.querySelector('h3')?.focus({ preventScroll: true });
  }, [times]);
  const all = sent.flatMap(({ outcomes }) => outcomes);
  return (
    <>
      <section
        className="panel drop"
        data-over={isOver ? true : undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void take([...event.dataTransfer.files]);
        }}
      >
        <h2>{t.byFile}</h2>
        <p className="quiet">{t.byFileText}</p>
        <input
          type="file"
          multiple
          accept={TAKEN.join(',')}
          aria-label={t.chooseFile}
          disabled={busy !== undefined}
          onChange={({ target }) => {
            void take([...(target.files ?? [])]);
            target.value = '';
          }}
        />
        <p role="status" className={busy ? 'quiet' : 'visually-hidden'}>
          {busy ? t.sendingFile(busy) : all.length > 0 && t.became(sumsOf(all))}
        </p>
      </section>
      <div ref={results} className="stack file-results">
        {sent.map((its) => (
          <FileResult key={its.name} sent={its} {...opening} />
        ))}
      </div>
      <section className="panel">
        <FileHelp />
      </section>
    </>
  );
}
