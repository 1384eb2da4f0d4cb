import { Route, Switch } from 'wouter';
import { ModelList } from './list.js';
import { ModelPage } from './model-page.js';
import '../rules/rules.css';

/** Models: all of them with their trainings, and one. */
export default function ModelsPages() {
  return (
    <Switch>
      <Route path="/app/risk/models/:version">{({ version }) => <ModelPage key={version} version={version} />}</Route>
      <Route component={ModelList} />
    </Switch>
  );
}
