import { Route, Switch } from 'wouter';
import { AuditPage } from './audit-page.js';
import { DeclarationAudit } from './declaration-audit.js';
import './audit.css';

/** The audit of the record, and of one declaration. */
export default function Pages() {
  return (
    <Switch>
      <Route path="/app/audit/:id">{({ id }) => <DeclarationAudit key={id} id={id} />}</Route>
      <Route>
        <AuditPage />
      </Route>
    </Switch>
  );
}
