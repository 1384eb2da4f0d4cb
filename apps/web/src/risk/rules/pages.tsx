import { lazy, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import type { RuleView } from '#libs/domain';
import { useRead } from '../../api/queries.js';
import { useTexts } from '../../texts/language.js';
import { ProblemNote, Reading } from '../../ui/notes.js';
import { RuleList } from './list.js';
import { RulePage } from './rule-page.js';
import { texts } from './texts.js';
import './rules.css';

// It brings the contracts, which whoever only reads rules needs not.
const Editor = lazy(() => import('./editor.js'));

/** Rules: the list, one of them, and its editor. No rule can be called `_new`. */
export default function RulesPages() {
  const t = useTexts(texts);
  return (
    <Suspense fallback={<Reading label={t.reading} />}>
      <Switch>
        <Route path="/app/risk/rules/_new">
          <Editor />
        </Route>
        <Route path="/app/risk/rules/:id/edit">{({ id }) => <EditRule key={id} id={id} />}</Route>
        <Route path="/app/risk/rules/:id">{({ id }) => <RulePage key={id} id={id} />}</Route>
        <Route component={RuleList} />
      </Switch>
    </Suspense>
  );
}

/** The editor begins with the latest version. */
function EditRule({ id }: { id: string }) {
  const t = useTexts(texts);
  const { data, error } = useRead<RuleView>(`/risk/rules/${encodeURIComponent(id)}`);
  if (data) return <Editor rule={data} />;
  return error ? <ProblemNote error={error} /> : <Reading label={t.reading} />;
}
