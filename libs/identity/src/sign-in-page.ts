import { ROLES, type Actor, type Role } from '#libs/domain';
import { escaped, page } from './issuer-page.js';

const ROLE_LABELS: Record<Role, string> = {
  officer: 'Funcionario · Officer',
  inspector: 'Inspector · Inspector',
  supervisor: 'Supervisor · Supervisor',
  'agency-officer': 'Entidad de control · Agency officer',
  'risk-analyst': 'Analista de riesgo · Risk analyst',
  administrator: 'Administrador · Administrator',
  auditor: 'Auditor · Auditor',
  broker: 'Agente de aduanas · Broker',
  gateway: 'Pasarela de ingreso · Intake gateway',
};

function scopeOf({ id, offices, parties, agency }: Actor): string {
  const where = offices.includes('*') ? 'nacional · national' : offices.join(', ');
  return [id, agency, where, parties.join(', ')].filter(Boolean).join(' · ');
}

/** The page on which a demo person signs in with one click; each button posts to `<action>/<person id>`. */
export function signInPage(people: readonly Actor[], action: string): string {
  const sections = ROLES.map((role) => {
    const buttons = people
      .filter((person) => person.roles[0] === role)
      .map(
        (person) =>
          `<button formaction="${escaped(`${action}/${encodeURIComponent(person.id)}`)}">${escaped(person.name)}
<br><small>${escaped(scopeOf(person))}</small></button>`,
      );
    return buttons.length === 0 ? '' : `<h2>${escaped(ROLE_LABELS[role])}</h2>\n${buttons.join('\n')}`;
  });
  return page(
    'Entrar · Sign in',
    `<p class="note">Emisor de demostración: personas ficticias, sin contraseña. · Demo issuer: invented people, no password.</p>
<form method="post">${sections.filter(Boolean).join('\n')}</form>`,
  );
}

/** The page that says why signing in did not work. */
export const refusalPage = (reason: string): string =>
  page('No se pudo entrar · Could not sign in', `<p>${escaped(reason)}</p>`);
