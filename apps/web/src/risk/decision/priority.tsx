import type { AssessmentView } from '#libs/domain';
import { Bars } from '../../charts/bars.js';
import { useTexts } from '../../texts/language.js';
import { useTold } from '../told.js';
import { texts } from './texts.js';

const TIERS = ['inspection', 'scan', 'documents'] as const;

/** The priority beside the thresholds that were in force. */
export function Priority({ decision: { priority, thresholds } }: { decision: AssessmentView }) {
  const t = useTexts(texts);
  const { number } = useTold();
  if (priority === null || thresholds === null)
    return (
      <section className="panel stack" aria-label={t.priority}>
        <h2>{t.priority}</h2>
        <p>
          {priority === null ? t.noPriority : t.prioritySays(number(priority))} {thresholds === null && t.noThresholds}
        </p>
      </section>
    );
  const rows = [
    { label: t.its, value: priority },
    ...TIERS.flatMap((tier) => {
      const from = thresholds[tier];
      return typeof from === 'number' ? [{ label: t.from[tier], value: from }] : [];
    }),
  ];
  return (
    <Bars
      title={t.priority}
      says={t.prioritySays(number(priority))}
      rows={rows.map(({ label, value }) => ({ label, bars: [{ value, text: number(value) }] }))}
      note={t.prioritySays(number(priority))}
      table={{ head: [t.priority, t.value], rows: rows.map(({ label, value }) => [label, number(value)]) }}
    />
  );
}
