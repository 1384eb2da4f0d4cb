import { useEffect } from 'react';
import { Route, Switch } from 'wouter';
import { useMe } from '../api/queries.js';
import { followTasks } from './live-tasks.js';
import { Inbox } from './inbox/inbox.js';
import { TaskPage } from './task/task-page.js';
import './officer.css';

/** The pages of whoever takes tasks. While one of them is open, changes of tasks are followed. */
export default function Pages() {
  const me = useMe();
  useEffect(() => {
    if (!me) return;
    const stop = new AbortController();
    void followTasks(stop.signal);
    return () => stop.abort();
  }, [me]);
  return (
    <Switch>
      <Route path="/app/work/:id">{({ id }) => <TaskPage key={id} id={id} />}</Route>
      <Route>
        <Inbox />
      </Route>
    </Switch>
  );
}
