import { useEffect } from 'react';
import { Route, Switch } from 'wouter';
import { useMe } from '../api/queries.js';
import { AmendPage } from './lodge/amend-page.js';
import { DeclarationPage } from './declaration/declaration-page.js';
import { DeclarationList } from './list/declaration-list.js';
import { followMine } from './live.js';
import { LodgePage } from './lodge/lodge-page.js';
import './broker.css';

/** The pages of whoever lodges. While one of them is open, what changes is followed. */
export default function Pages() {
  const me = useMe();
  useEffect(() => {
    if (!me) return;
    const stop = new AbortController();
    void followMine(stop.signal);
    return () => stop.abort();
  }, [me]);
  return (
    <Switch>
      <Route path="/app/declarations/new">
        <LodgePage />
      </Route>
      <Route path="/app/declarations/:id/amend">{({ id }) => <AmendPage key={id} id={id} />}</Route>
      <Route path="/app/declarations/:id">{({ id }) => <DeclarationPage key={id} id={id} />}</Route>
      <Route>
        <DeclarationList />
      </Route>
    </Switch>
  );
}
