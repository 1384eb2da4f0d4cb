import { Link } from 'wouter';
import type { Problem } from '../../api/problem.js';
import { useMe } from '../../api/queries.js';
import { Fault } from '../../declaration/fault.js';
import { texts as declarationTexts } from '../../declaration/texts.js';
import { useTexts } from '../../texts/language.js';
import { problems } from '../../words/problems.js';
import { texts } from '../texts.js';
import { asRead, sumsOf } from './as-read.js';
import { OpenInForm, type Opening } from './open-in-form.js';
import { TAKEN, type Outcome, type Sent } from './send-file.js';

/** More are not read one by one: the file is corrected and sent again, and those that were taken are the same then. */
const SHOWN = 50;

/** What became of a file: what was refused first, and why. */
export function FileResult({ sent, ...form }: Opening & { sent: Sent }) {
  const t = useTexts(texts);
  const { line } = useTexts(declarationTexts);
  const outcomes = asRead(sent.outcomes);
  return (
    <section className="panel stack" aria-label={sent.name}>
      <h3 tabIndex={-1}>
        {sent.name} <span className="quiet">{t.became(sumsOf(sent.outcomes))}</span>
      </h3>
      {outcomes.slice(0, SHOWN).map((outcome, index) => (
        <div key={index}>
          {outcome.line !== undefined && <span className="quiet">{line(outcome.line)} </span>}
          {outcome.id && (
            <>
              <Link href={`/app/declarations/${outcome.id}`} className="mono">
                {outcome.mrn}
              </Link>
              {outcome.isRepeated && <span className="quiet"> · {t.repeated}</span>}
            </>
          )}
          <Refusal outcome={outcome} text={sent.text} />
          {outcome.warnings && outcome.warnings.length > 0 && (
            <ul className="issues">
              {outcome.warnings.map((issue, at) => (
                <Fault key={at} issue={issue} />
              ))}
            </ul>
          )}
          {isForForm(outcome.problem) && <OpenInForm rejectionId={outcome.problem.rejectionId} {...form} />}
        </div>
      ))}
      {outcomes.length > SHOWN && <p className="quiet">{t.notShown(outcomes.length - SHOWN)}</p>}
    </section>
  );
}

/** No alert: there may be many at once, and how many is told above. */
function Refusal({ outcome: { problem }, text }: { outcome: Outcome; text: string }) {
  const t = useTexts(texts);
  const refusals = useTexts(problems);
  const { parties = [] } = useMe() ?? {};
  if (!problem) return null;
  return (
    <div className="note bad">
      <p>{refusals[problem.code]}</p>
      {problem.code === 'unsupported-content-type' && <p>{t.filesTaken(TAKEN.join(', '))}</p>}
      {problem.code === 'not-your-party' && <p>{t.youActFor(parties.join(', '))}</p>}
      {problem.errors.length === 0 && problem.message && (
        <details>
          <summary>{t.systemSaid}</summary>
          <p lang="en">{problem.message}</p>
        </details>
      )}
      <ul className="issues">
        {problem.errors.map((issue, index) => (
          <Fault
            key={index}
            issue={issue}
            there={problem.errors[index - 1]?.line === issue.line ? undefined : lineOf(text, issue.line)}
          />
        ))}
      </ul>
    </div>
  );
}

/** Whether a form could show something of it: of what is not even XML, JSON or CSV it cannot. */
const isForForm = (problem: Problem | undefined): problem is Problem & { rejectionId: string } =>
  problem?.rejectionId !== undefined && problem.code !== 'malformed-content';

/** A line of the file as text; nothing where it is none. */
function lineOf(text: string, line: number | undefined): string | undefined {
  const its = line === undefined ? undefined : text.split('\n')[line - 1]?.trim().slice(0, 120);
  return its && /\ufffd|(?!\t)\p{Cc}/u.test(its) ? undefined : its;
}
