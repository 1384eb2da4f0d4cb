import { Route, Switch } from 'wouter';
import { AuditPage } from './audit-page.js';
import { DeclarationAudit } from './declaration-audit.js';
import { PersonAudit } from './person-audit.js';
import { RejectedPage } from './rejected-page.js';
import './audit.css';

/** The audit of the record, and of one declaration. */
export default function Pages() {
  return (
    <Switch>
      <Route path="/app/audit/rejected">
        <RejectedPage />
      </Route>
      <Route path="/app/audit/people/:id">{({ id }) => <PersonAudit key={id} id={decodeURIComponent(id)} />}</Route>
      <Route path="/app/audit/:id">{({ id }) => <DeclarationAudit key={id} id={id} />}</Route>
      <Route>
        <AuditPage />
      </Route>
    </Switch>
  );
}
