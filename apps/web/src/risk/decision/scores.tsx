import { Link } from 'wouter';
import type { AssessmentView } from '#libs/domain';
import { Figures } from '../../charts/chart.js';
import { useTexts } from '../../texts/language.js';
import { useTold } from '../told.js';
import { texts } from './texts.js';

/** What each model said of the goods item that it found most suspicious. */
export function Scores({ decision: { scores, challengers } }: { decision: AssessmentView }) {
  const t = useTexts(texts);
  const { share } = useTold();
  const all = [
    ...scores.map((each) => ({ ...each, role: t.decides })),
    ...challengers.map((each) => ({ ...each, role: t.challenger })),
  ];
  return (
    <section className="panel stack" aria-label={t.scores}>
      <h2>{t.scores}</h2>
      {all.length === 0 ? (
        <p>{t.noScores}</p>
      ) : (
        <Figures
          name={t.scores}
          table={{
            head: [t.model, t.target, t.role, t.probability, t.item],
            rows: all.map(({ model, target, role, probability, item }) => [
              <Link key={model} href={`/app/risk/models/${encodeURIComponent(model)}`}>
                {model}
              </Link>,
              t.targets[target],
              role,
              share(probability),
              item,
            ]),
          }}
        />
      )}
    </section>
  );
}
