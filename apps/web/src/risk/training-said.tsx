import type { TrainingView } from '#libs/domain';
import { useTexts } from '../texts/language.js';
import { useMeasures } from '../words/measures.js';
import { OnRecord } from './on-record.js';
import { texts } from './texts.js';
import { lackingOf } from './too-few.js';

/** Why a training came to what it did. */
export function TrainingSaid({ training }: { training: TrainingView }) {
  const t = useTexts(texts);
  const { count } = useMeasures();
  const lacking = lackingOf(training);
  if (!lacking) return <OnRecord said={training.why} />;
  const { rows, judged, needed, missing, days } = lacking;
  return (
    <>
      {t.tooFew(count(rows), count(judged), count(needed), count(missing))}{' '}
      {days === null ? t.tooFewNone : t.tooFewPace(count(days))}
    </>
  );
}
