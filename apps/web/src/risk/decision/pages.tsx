import { Link, useLocation } from 'wouter';
import type { DeclarationSummary, Page as PageOf } from '#libs/domain';
import { useRead } from '../../api/queries.js';
import { Figures } from '../../charts/chart.js';
import { useTexts } from '../../texts/language.js';
import { LaneMark } from '../../ui/marks.js';
import { Moment } from '../../ui/moment.js';
import { Empty, ProblemNote } from '../../ui/notes.js';
import { OpenOne } from '../../ui/open-one.js';
import { Page } from '../../ui/page.js';
import { Explained } from './explained.js';
import { texts } from './texts.js';

/** Why one declaration was selected, or was not. */
export default function DecisionPage({ id }: { id?: string }) {
  return id === undefined ? <Choose /> : <Explained id={id} />;
}

/** Of which declaration: by its number, or one of the last. */
function Choose() {
  const t = useTexts(texts);
  const { data, error } = useRead<PageOf<DeclarationSummary>>('/declarations?limit=10');
  return (
    <Page title={t.title}>
      <div className="stack">
        <Empty title={t.emptyTitle}>
          <p>{t.emptyText}</p>
          <Search />
        </Empty>
        <section className="panel stack" aria-label={t.lately}>
          <h2>{t.lately}</h2>
          <ProblemNote error={error} />
          {data?.items.length === 0 && <p>{t.noneLately}</p>}
          {data && data.items.length > 0 && (
            <Figures
              name={t.lately}
              table={{
                head: [t.declaration, t.lane, t.office, t.accepted],
                rows: data.items.map(({ id, mrn, lane, office, acceptedAt }) => [
                  <Link key={id} className="mono" href={`/app/risk/decision/${mrn}`}>
                    {mrn}
                  </Link>,
                  lane && <LaneMark key="lane" lane={lane} />,
                  office,
                  <Moment key="at" at={acceptedAt} office={office} />,
                ]),
              }}
            />
          )}
        </section>
      </div>
    </Page>
  );
}

function Search() {
  const t = useTexts(texts);
  const [, go] = useLocation();
  return (
    <OpenOne
      label={t.search}
      action={t.show}
      isPrimary
      onOpen={(id) => go(`/app/risk/decision/${encodeURIComponent(id)}`)}
    />
  );
}
