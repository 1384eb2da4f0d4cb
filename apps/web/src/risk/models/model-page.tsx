import { Link } from 'wouter';
import type { RiskModelSummary, RiskModelView } from '#libs/domain';
import { useRead } from '../../api/queries.js';
import { useTexts } from '../../texts/language.js';
import { Moment } from '../../ui/moment.js';
import { ProblemNote, Reading } from '../../ui/notes.js';
import { Page } from '../../ui/page.js';
import { By } from '../by.js';
import { OnRecord } from '../on-record.js';
import { Acts } from '../rules/acts.js';
import { speaksFor } from './figures.js';
import { Promotion } from './promotion.js';
import { Figures, Said } from './speaks.js';
import { texts } from './texts.js';
import { Watch } from './watch.js';
import { Weights } from './weights.js';

/** One model: where it stands, what speaks for it, what decides in it, its card, how it holds up, and what was done with it. */
export function ModelPage({ version }: { version: string }) {
  const t = useTexts(texts);
  const { data: model, error } = useRead<RiskModelView>(`/risk/models/${encodeURIComponent(version)}`);
  const { data: models = [] } = useRead<RiskModelSummary[]>('/risk/models');
  const champion = models.find(({ target, status }) => target === model?.target && status === 'champion') ?? null;
  return (
    <Page title={version} aside={<Link href="/app/risk/models">← {t.back}</Link>}>
      <div className="stack">
        <ProblemNote error={error} />
        {!model && !error && <Reading label={t.reading} />}
        {model && (
          <>
            <Promotion model={model} champion={champion?.version ?? null} />
            <section className="panel stack">
              <h2>{t.speaks}</h2>
              <Said speaks={speaksFor(model.metrics)} champion={champion?.version ?? null} model={model} />
              <Figures speaks={speaksFor(model.metrics)} />
            </section>
            <Weights features={speaksFor(model.metrics).features} />
            <Watch watch={model.watch} />
            <Card model={model} />
            <Acts log={model.log} acts={t.acts} />
          </>
        )}
      </div>
    </Page>
  );
}

/** What whoever made it says of it. */
function Card({ model: { card, sha256, featureSet } }: { model: RiskModelView }) {
  const t = useTexts(texts);
  const parts = Object.entries(t.cardParts).flatMap(([name, label]) => {
    const said = card[name];
    return typeof said === 'string' && said !== '' ? [{ name, label, said }] : [];
  });
  return (
    <section className="panel stack">
      <h2>{t.card}</h2>
      <dl className="rule-facts">
        {parts.map(({ name, label, said }) => (
          <div key={name}>
            <dt>{label}</dt>
            {name === 'madeAt' ? (
              <dd>
                <Moment at={said} office="" show="absolute" />
              </dd>
            ) : (
              <dd>{name === 'author' ? <By id={said} /> : <OnRecord said={said} />}</dd>
            )}
          </div>
        ))}
        <div>
          <dt>{t.featureSet}</dt>
          <dd className="mono">{featureSet}</dd>
        </div>
        <div>
          <dt>{t.sha256}</dt>
          <dd className="mono">{sha256}</dd>
        </div>
      </dl>
    </section>
  );
}
