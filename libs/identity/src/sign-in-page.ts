import { ROLES, type Actor, type Role } from '#libs/domain';

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

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);

const page = (title: string, body: string): string => `<!doctype html>
<html lang="es">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Levante · ${escaped(title)}</title>
<style>
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; color: #1b2733 }
  h1 { font-size: 1.4rem } h2 { font-size: 1rem; margin: 1.2rem 0 .3rem }
  .note { background: #fff4d6; border-left: 4px solid #b87900; padding: .5rem .8rem }
  button { display: block; width: 100%; text-align: left; font: inherit; margin: .25rem 0; padding: .5rem .8rem;
    background: #fff; border: 1px solid #9aa7b4; border-radius: 6px; cursor: pointer }
  button:hover, button:focus { border-color: #0b5cad; background: #eef5fc }
  small { color: #51606e }
</style>
<h1>Levante · ${escaped(title)}</h1>
${body}
</html>
`;

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
