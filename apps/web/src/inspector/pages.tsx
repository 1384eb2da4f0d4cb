import { useEffect } from 'react';
import { Route, Switch } from 'wouter';
import { useMe } from '../api/queries.js';
import { useReachable } from '../device/connection.js';
import { useSession } from '../session/session.js';
import { DayPage } from './day/day-page.js';
import { InspectionPage } from './inspection/inspection-page.js';
import { sendWaiting } from './send/outbox.js';
import './inspector.css';

const AGAIN_MS = 20_000;

/** The pages of whoever inspects goods. While one of them is open, what waits is sent whenever somebody answers. */
export default function Pages() {
  const me = useMe()?.id;
  const isIn = useSession() === 'in';
  const isReachable = useReachable();
  useEffect(() => {
    if (!me || !isIn) return;
    const send = () => void sendWaiting(me);
    if (isReachable) send();
    // Whether somebody answers is known by trying only.
    const timer = setInterval(send, AGAIN_MS);
    return () => clearInterval(timer);
  }, [me, isIn, isReachable]);
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
