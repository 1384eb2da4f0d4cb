import { Route, Switch } from 'wouter';
import { useMe } from '../api/queries.js';
import { DayPage } from './day/day-page.js';
import { InspectionPage } from './inspection/inspection-page.js';
import './inspector.css';

/** The pages of whoever inspects goods. */
export default function Pages() {
  const me = useMe()?.id;
  if (!me) return null;
  return (
    <Switch>
      <Route path="/app/inspections/:id">{({ id }) => <InspectionPage key={id} id={id} me={me} />}</Route>
      <Route>
        <DayPage me={me} />
      </Route>
    </Switch>
  );
}
