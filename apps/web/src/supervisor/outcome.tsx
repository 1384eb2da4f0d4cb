import type { TaskView } from '#libs/domain';
import { Problem } from '../api/problem.js';
import { useNames } from '../api/queries.js';
import { useTexts } from '../texts/language.js';
import { useMeasures } from '../words/measures.js';
import { problems } from '../words/problems.js';
import type { Failed, Progress } from './assigning.js';
import { texts } from './texts.js';

/** How far assigning has come, and which tasks were refused, each with why. */
export function Outcome({
  progress: { all, done, failed, isRunning },
  tasks,
}: {
  progress: Progress;
  /** Those that were to be assigned, as they were then. */
  tasks: readonly TaskView[];
}) {
  const t = useTexts(texts);
  const p = useTexts(problems);
  const { count } = useMeasures();
  const nameOf = useNames();
  // Problems are told to whoever reads them; this one is about somebody else.
  const told = ({ refused }: Failed): string => {
    if (!refused) return t.nobodyDoes;
    const { to, error } = refused;
    const code = error instanceof Problem ? error.code : 'internal-error';
    if (code === 'separation-of-duties') return t.tookPart(nameOf(to));
    return code.startsWith('assignee-') ? `${nameOf(to)}. ${p[code]}` : p[code];
  };
  return (
    <div className="stack" role="status">
      {isRunning && (
        <p className="row">
          <progress max={all} value={done + failed.length} aria-label={t.assign} />
          {t.progress(count(done + failed.length), count(all))}
        </p>
      )}
      {!isRunning && done > 0 && <p className="note">{t.done(count(done))}</p>}
      {failed.length > 0 && (
        <div className="note bad">
          <p>{t.failed(failed.length, count(failed.length))}</p>
          <ul>
            {failed.map((each) => (
              <li key={each.task}>
                <span className="mono">{tasks.find(({ id }) => id === each.task)?.mrn ?? each.task}</span>: {told(each)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
