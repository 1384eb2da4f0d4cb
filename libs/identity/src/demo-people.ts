import { Actor } from '#libs/domain';

type Said = Pick<Actor, 'name' | 'agency' | 'service'> & {
  id: string;
  role: string;
  offices?: string[];
  parties?: string[];
};

const person = ({ role, offices = ['*'], parties = [], ...rest }: Said): Actor =>
  Actor.parse({ ...rest, roles: [role], offices, parties });

// Traders of the published sample declarations, shared out between two firms of customs agents.
const ANDINA = ['GB603202734852', 'XI603202734852', 'GB553202734852', 'CO900111222'];
const BOLIVAR = ['GB427168118378', 'GB150454489082', 'GB896458895015', 'GB896458895023', 'CO900333444'];

/** Invented people for every role, in Bogotá (COBOG), Buenaventura (COBUN), Cartagena (COCTG) or all offices. */
export const DEMO_PEOPLE: readonly Actor[] = [
  // Whoever works at all offices first: a newcomer finds most there.
  { id: 'olga', name: 'Olga Restrepo', role: 'officer' },
  { id: 'oscar', name: 'Óscar Rincón', role: 'officer', offices: ['COBOG'] },
  { id: 'omaira', name: 'Omaira Valencia', role: 'officer', offices: ['COBUN'] },
  { id: 'orlando', name: 'Orlando Peña', role: 'officer' },
  { id: 'ines', name: 'Inés Caicedo', role: 'inspector' },
  { id: 'irene', name: 'Irene Bustos', role: 'inspector' },
  { id: 'ivan', name: 'Iván Puello', role: 'inspector', offices: ['COCTG'] },
  { id: 'sofia', name: 'Sofía Arango', role: 'supervisor' },
  { id: 'samuel', name: 'Samuel Ortiz', role: 'supervisor', offices: ['COBOG'] },
  { id: 'adriana', name: 'Adriana Pinzón, ICA', role: 'agency-officer', agency: 'ICA' },
  { id: 'ignacio', name: 'Ignacio Duarte, INVIMA', role: 'agency-officer', agency: 'INVIMA' },
  { id: 'alicia', name: 'Alicia Mosquera, ANLA', role: 'agency-officer', agency: 'ANLA' },
  // Two, because whoever asks for a rule or a model may not approve it.
  { id: 'ramiro', name: 'Ramiro Salgado', role: 'risk-analyst' },
  { id: 'regina', name: 'Regina Ospina', role: 'risk-analyst' },
  { id: 'amparo', name: 'Amparo Quintero', role: 'administrator' },
  // Two, because whoever took part in a clearance must not audit it.
  { id: 'aurora', name: 'Aurora Bedoya', role: 'auditor' },
  { id: 'augusto', name: 'Augusto Lozano', role: 'auditor' },
  { id: 'bruno', name: 'Bruno Salazar, Agencia de Aduanas Andina', role: 'broker', parties: ANDINA },
  { id: 'beatriz', name: 'Beatriz Cuéllar, Agencia de Aduanas Andina', role: 'broker', parties: ANDINA },
  { id: 'berta', name: 'Berta Angulo, Agencia de Aduanas Bolívar', role: 'broker', parties: BOLIVAR },
  { id: 'gateway', name: 'Pasarela de ingreso', role: 'gateway', service: true },
].map(person);
