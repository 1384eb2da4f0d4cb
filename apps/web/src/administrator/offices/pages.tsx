import { Route, Switch } from 'wouter';
import { OfficeList } from './office-list.js';
import { NewOffice, OfficePage } from './office-page.js';
import './offices.css';

/** Offices, and how one is configured. */
export default function Pages() {
  return (
    <Switch>
      <Route path="/app/offices/new">
        <NewOffice />
      </Route>
      <Route path="/app/offices/:code">{({ code }) => <OfficePage key={code} code={code} />}</Route>
      <Route>
        <OfficeList />
      </Route>
    </Switch>
  );
}
