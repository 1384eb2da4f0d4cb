import { useState } from 'react';
import { Link } from 'wouter';
import type { Issue } from '#libs/domain';
import type { Wrong } from '../../form/schema-form.js';
import { wrongIn } from '../../form/wrong.js';
import { useTexts } from '../../texts/language.js';
import { ProblemNote } from '../../ui/notes.js';
import { texts } from '../texts.js';
import type { Draft } from './draft.js';
import { useSaid } from './fields.js';
import { lodgeFile, TAKEN, type Outcome, type Sent } from './send-file.js';

/** More are not read one by one: the file is corrected and sent again, and those that were taken are the same then. */
const SHOWN = 50;

/** Lodges files as they are: chosen, or dropped. */
export function DropFiles({ onOpen }: { onOpen: (declaration: Draft, wrong: Wrong) => void }) {
  const t = useTexts(texts);
  const [isOver, setOver] = useState(false);
  const [busy, setBusy] = useState<string>();
  const [sent, setSent] = useState<Sent[]>([]);
  const take = async (files: File[]) => {
    setSent([]);
    for (const file of files) {
      setBusy(file.name);
      const its = await lodgeFile(file);
      setSent((before) => [...before, its]);
    }
    setBusy(undefined);
  };
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
          {busy && t.sendingFile(busy)}
        </p>
      </section>
      {sent.map((its) => (
        <Result key={its.name} sent={its} onOpen={onOpen} />
      ))}
    </>
  );
}

function Result({ sent, onOpen }: { sent: Sent; onOpen: (declaration: Draft, wrong: Wrong) => void }) {
  const t = useTexts(texts);
  const { name, outcomes, text, isJson } = sent;
  const refused = outcomes.filter(({ problem }) => problem);
  const taken = outcomes.filter(({ problem }) => !problem);
  const shown = [...refused, ...taken].slice(0, SHOWN);
  return (
    <section className="panel stack" aria-label={name}>
      <h3>
        {name}{' '}
        <span className="quiet">
          {taken.length > 0 && t.taken(taken.length)} {refused.length > 0 && t.refused(refused.length)}
        </span>
      </h3>
      {shown.map((outcome, index) => (
        <div key={index}>
          {outcome.line !== undefined && <span className="quiet">{t.line(outcome.line)} </span>}
          {outcome.id && (
            <>
              <Link href={`/app/declarations/${outcome.id}`} className="mono">
                {outcome.mrn}
              </Link>
              {outcome.isRepeated && <span className="quiet"> · {t.repeated}</span>}
            </>
          )}
          <Refusal outcome={outcome} text={text} />
          {isJson && outcome.problem && draftIn(text) && (
            <button
              type="button"
              onClick={() => onOpen(draftIn(text) ?? {}, outcome.problem ? wrongIn(outcome.problem, '') : {})}
            >
              {t.openInForm}
            </button>
          )}
        </div>
      ))}
      {outcomes.length > SHOWN && <p className="quiet">{t.notShown(outcomes.length - SHOWN)}</p>}
    </section>
  );
}

function Refusal({ outcome: { problem }, text }: { outcome: Outcome; text: string }) {
  if (!problem) return null;
  return (
    <ProblemNote error={problem}>
      {problem.errors.length === 0 && problem.message && <p lang="en">{problem.message}</p>}
      <ul className="issues">
        {problem.errors.map((issue, index) => (
          <Fault key={index} issue={issue} text={text} />
        ))}
      </ul>
    </ProblemNote>
  );
}

/** One error of a file: where it is, what is wrong, and what the file says there. */
function Fault({ issue: { path, message, line, column }, text }: { issue: Issue; text: string }) {
  const t = useTexts(texts);
  const said = useSaid();
  const there = line === undefined ? undefined : text.split('\n')[line - 1]?.trim().slice(0, 120);
  return (
    <li>
      <strong className="mono">{path || t.wholeFile}</strong>
      {line !== undefined && (
        <span> · {column === undefined ? t.line(line) : t.lineAndColumn(line, column)}</span>
      )}: {said(message)}
      {there && <code className="there">{there}</code>}
    </li>
  );
}

function draftIn(text: string): Draft | undefined {
  try {
    const said: unknown = JSON.parse(text);
    return typeof said === 'object' && said !== null && !Array.isArray(said) ? (said as Draft) : undefined;
  } catch {
    return undefined;
  }
}
