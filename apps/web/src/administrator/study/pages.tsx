import { Route, Switch } from 'wouter';
import { DeclarationPage } from './declaration-page.js';
import { StudyPage } from './study-page.js';
import './study.css';

/** The study, and the times of one declaration. */
export default function Pages() {
  return (
    <Switch>
      <Route path="/app/times/:id">{({ id }) => <DeclarationPage key={id} id={id} />}</Route>
      <Route>
        <StudyPage />
      </Route>
    </Switch>
  );
}
