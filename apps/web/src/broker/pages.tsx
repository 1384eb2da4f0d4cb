import { Route, Switch } from 'wouter';
import { AmendPage } from './lodge/amend-page.js';
import { DeclarationPage } from './declaration/declaration-page.js';
import { DeclarationList } from './list/declaration-list.js';
import { RejectedPage } from './list/rejected-page.js';
import { LodgePage } from './lodge/lodge-page.js';
import './broker.css';

/** The pages of whoever lodges. */
export default function Pages() {
  return (
    <Switch>
      <Route path="/app/declarations/new">
        <LodgePage />
      </Route>
      <Route path="/app/declarations/rejected">
        <RejectedPage />
      </Route>
      <Route path="/app/declarations/:id/amend">{({ id }) => <AmendPage key={id} id={id} />}</Route>
      <Route path="/app/declarations/:id">{({ id }) => <DeclarationPage key={id} id={id} />}</Route>
      <Route>
        <DeclarationList />
      </Route>
    </Switch>
  );
}
