import type { DistributionView } from '#libs/domain';
import { Bars } from '../../charts/bars.js';
import { useTexts } from '../../texts/language.js';
import { useMeasures } from '../../words/measures.js';
import { texts } from './texts.js';

/** How long declarations took, in classes. */
export function Distribution({ of }: { of: DistributionView }) {
  const t = useTexts(texts);
  const { count, duration, share } = useMeasures();
  const last = of.classes.at(-1);
  const classes = [
    ...of.classes.map(({ to, n, upTo }) => ({ label: t.upTo(duration(to)), n, upTo })),
    { label: t.beyond(duration(last?.to ?? 0)), n: of.above, upTo: 1 },
  ];
  // Empty classes after the last that has something tell nothing.
  const shown = classes.slice(0, classes.findLastIndex(({ n }) => n > 0) + 1);
  const part = (n: number): number => (of.n === 0 ? 0 : n / of.n);
  const most = shown.toSorted((a, b) => b.n - a.n)[0];
  return (
    <Bars
      title={t.distribution}
      says={most ? t.distributionSays(most.label, share(part(most.n))) : ''}
      note={most ? t.distributionSays(most.label, share(part(most.n))) : undefined}
      rows={shown.map(({ label, n }) => ({ label, bars: [{ value: n, text: share(part(n)) }] }))}
      table={{
        head: [t.duration, t.declarations, t.share, t.cumulative],
        rows: shown.map(({ label, n, upTo }) => [label, count(n), share(part(n)), share(upTo)]),
      }}
    />
  );
}
