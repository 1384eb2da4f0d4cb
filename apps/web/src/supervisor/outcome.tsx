import type { TaskView } from '#libs/domain';
import { Problem } from '../api/problem.js';
import { useTexts } from '../texts/language.js';
import { useMeasures } from '../words/measures.js';
import { problems } from '../words/problems.js';
import type { Progress } from './assigning.js';
import { texts } from './texts.js';

/** How far assigning has come, and which tasks were refused, each with why. */
export function Outcome({
  progress: { all, done, failed, isRunning },
  tasks,
}: {
  progress: Progress;
  tasks: TaskView[];
}) {
  const t = useTexts(texts);
  const p = useTexts(problems);
  const { count } = useMeasures();
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
          <p>{t.failed(count(failed.length))}</p>
          <ul>
            {failed.map(({ task, error }) => (
              <li key={task}>
                <span className="mono">{tasks.find(({ id }) => id === task)?.mrn ?? task}</span>:{' '}
                {p[error instanceof Problem ? error.code : 'internal-error']}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
