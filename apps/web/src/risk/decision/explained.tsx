import type { AssessmentView, DeclarationView, TimelineEntry } from '#libs/domain';
import { Problem } from '../../api/problem.js';
import { useRead } from '../../api/queries.js';
import { Ways } from '../../declaration/ways.js';
import { useTexts } from '../../texts/language.js';
import { LaneMark } from '../../ui/marks.js';
import { Moment } from '../../ui/moment.js';
import { Empty, ProblemNote, Reading } from '../../ui/notes.js';
import { Page } from '../../ui/page.js';
import { useMeasures } from '../../words/measures.js';
import { kindName, words } from '../../words/words.js';
import { FaultNote } from '../fault-note.js';
import { Answers } from './answers.js';
import { Contributions } from './contributions.js';
import { Draw } from './draw.js';
import { Exactly } from './exactly.js';
import { answeredSince, isControl } from './later.js';
import { Priority } from './priority.js';
import { Reasons } from './reasons.js';
import { Scores } from './scores.js';
import { texts } from './texts.js';

/** The latest decision of targeting on a declaration, with all that it was made by. */
export function Explained({ id }: { id: string }) {
  const t = useTexts(texts);
  const path = `/declarations/${encodeURIComponent(id)}`;
  const decision = useRead<AssessmentView>(`${path}/assessment`);
  const { data: view } = useRead<DeclarationView>(path);
  const { data: timeline = [] } = useRead<TimelineEntry[]>(`${path}/timeline`);
  const { data, error, isPending } = decision;
  const isNone = error instanceof Problem && error.code === 'not-found';
  return (
    <Page
      title={`${t.ofDeclaration} ${view?.mrn ?? id}`}
      aside={
        <Ways
          to={view && { href: `/app/times/${view.mrn}`, name: t.times, requires: 'times:read' }}
          back={{ href: '/app/risk/decision', name: t.other }}
        />
      }
    >
      <div className="stack">
        {isNone ? <Empty title={t.none} /> : <ProblemNote error={error} />}
        {isPending && <Reading label={t.reading} />}
        {data && <Told decision={data} view={view} timeline={timeline} />}
      </div>
    </Page>
  );
}

interface ToldProps {
  decision: AssessmentView;
  view: DeclarationView | undefined;
  timeline: TimelineEntry[];
}

function Told({ decision, view, timeline }: ToldProps) {
  const t = useTexts(texts);
  const answered = answeredSince(timeline, decision.seq);
  return (
    <>
      <Says decision={decision} view={view} />
      {decision.faults.length > 0 && (
        <section className="stack" aria-label={t.faults}>
          <h2>{t.faults}</h2>
          {decision.faults.map((fault) => (
            <FaultNote key={fault} fault={fault} />
          ))}
        </section>
      )}
      <div className="risk-grid">
        <div className="stack">
          <Reasons reasons={decision.reasons} answered={answered} />
          <Answers answered={answered} office={decision.office} />
          <Draw decision={decision} />
        </div>
        <div className="stack">
          <Priority decision={decision} />
          <Scores decision={decision} />
          <Contributions decision={decision} />
        </div>
      </div>
      <Exactly decision={decision} />
    </>
  );
}

/** The decision in a few sentences. */
function Says({ decision, view }: Pick<ToldProps, 'decision' | 'view'>) {
  const t = useTexts(texts);
  const w = useTexts(words);
  const { count } = useMeasures();
  const { at, lane, office, score, selectedBy, reasons } = decision;
  // An agency, payment and the like hold goods by no decision of targeting.
  const others = view?.holds.filter(({ kind, closedAt }) => closedAt === null && !isControl(kind)) ?? [];
  const rules = reasons.filter(({ rule }) => !isOfSelection(rule)).length;
  return (
    <section className="panel headline">
      <p className="says">
        <LaneMark lane={lane} />
      </p>
      <p>
        {selectedBy.length > 0
          ? t.selectedBy(selectedBy.map((each) => t.ground[each] ?? each).join('; '))
          : t.selectedByNone}{' '}
        {selectedBy.length === 0 && rules > 0 && lane !== 'green' && `${t.laneByRules(w.lane[lane].toLowerCase())} `}
        {rules > 0 ? t.byRules(count(rules)) : t.byNoRule} {score !== null && t.score(count(score))}
      </p>
      {others.length > 0 && (
        <p>{t.heldBesides([...new Set(others.map(({ kind }) => kindName(w, kind)))].join(', '))}</p>
      )}
      {view?.lane && view.lane !== lane && <p>{t.moved(w.lane[view.lane].toLowerCase())}</p>}
      <p className="quiet">
        {t.decided} <Moment at={at} office={office} show="both" /> · {office}
      </p>
    </section>
  );
}

/** Reasons that selection gives, apart from rules and watchlists. */
const isOfSelection = (rule: string): boolean =>
  rule === 'random-control' || rule === 'exploration' || rule.startsWith('model:');
