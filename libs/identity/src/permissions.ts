import type { Actor, CandidateGroup, Role } from '#libs/domain';

const TASK_HOLDERS = ['officer', 'inspector', 'supervisor', 'auditor', 'agency-officer', 'broker', 'gateway'] as const;
const EVERYONE = [...TASK_HOLDERS, 'risk-analyst', 'administrator'] as const;

/**
 * Who may do what. A permission opens the route; which declarations and tasks an actor meets there is narrowed by office,
 * party and agency in PostgreSQL (row-level security), and who holds a task is decided where the task is.
 */
export const PERMISSIONS = {
  // Who one is oneself, and which offices there are.
  'self:read': EVERYONE,
  // What the others of customs are called, and in an agency one another: their ids stand in what they read anyway.
  'people:names': ['officer', 'inspector', 'supervisor', 'agency-officer', 'risk-analyst', 'administrator', 'auditor'],
  // Who works where and does what: whoever assigns tasks must know, and who answers for the system may.
  'people:read': ['supervisor', 'agency-officer', 'administrator'],
  'declaration:lodge': ['broker', 'gateway'],
  'declaration:read': EVERYONE,
  'declaration:amend': ['broker', 'gateway'],
  'declaration:cancel': ['broker', 'supervisor', 'gateway'],
  'declaration:reroute': ['supervisor'],
  'declaration:gate-out': ['gateway', 'officer', 'inspector', 'supervisor'],
  'declaration:report': ['gateway', 'inspector', 'supervisor'],
  'declaration:audit-order': ['supervisor', 'auditor', 'risk-analyst'],
  'declaration:audit-read': ['supervisor', 'auditor', 'risk-analyst', 'administrator'],
  // Who read what, signals and anchors of the record: what tells on customs is not for those it tells on.
  'audit:read': ['auditor', 'administrator'],
  'task:read': EVERYONE,
  'task:claim': TASK_HOLDERS,
  // An agency's officers see to each other's tasks: agencies have no supervisor here.
  'task:assign': ['supervisor', 'agency-officer'],
  'task:comment': TASK_HOLDERS,
  'task:complete': TASK_HOLDERS,
  // Files that an answer, a declaration or an outage refers to.
  'document:upload': [...TASK_HOLDERS, 'administrator'],
  'task:extend': ['officer', 'inspector', 'supervisor', 'auditor', 'agency-officer', 'broker'],
  'task:request-information': ['officer', 'inspector', 'supervisor', 'auditor', 'agency-officer'],
  'times:read': ['administrator', 'auditor', 'supervisor', 'risk-analyst'],
  'outage:record': ['administrator'],
  // How offices count time, and what they promise.
  'office:read': ['administrator', 'auditor', 'supervisor', 'risk-analyst'],
  'office:configure': ['administrator'],
  'outage:read': EVERYONE,
  // What a draw was committed to is worth the more, the more people have it: it tells nothing of who was drawn.
  'draw:read': EVERYONE,
  'risk:read': ['risk-analyst', 'administrator', 'auditor', 'supervisor'],
  'risk:manage': ['risk-analyst'],
  'rule:write': ['risk-analyst'],
  // Never by whoever wrote it: that is decided where the rule is.
  'rule:approve': ['risk-analyst'],
  // Never by whoever asked for it: that is decided where the model is.
  'model:approve': ['risk-analyst'],
  // Lane and risk reasons stay inside customs: a trader or an agency that knew them could steer around them. The gateway
  // is customs' own intake account.
  'lane:see': ['officer', 'inspector', 'supervisor', 'risk-analyst', 'administrator', 'auditor', 'gateway'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

/** Everything that the actor's roles permit. */
export const permissionsOf = (actor: Pick<Actor, 'roles'>): Permission[] =>
  (Object.keys(PERMISSIONS) as Permission[]).filter((permission) => can(actor, permission));

/** Whether one of the actor's roles carries the permission. */
export function can(actor: Pick<Actor, 'roles'>, permission: Permission): boolean {
  const permitted: readonly Role[] = PERMISSIONS[permission];
  return actor.roles.some((role) => permitted.includes(role));
}

const GROUPS: Partial<Record<Role, readonly CandidateGroup[]>> = {
  officer: ['documents', 'arrival'],
  inspector: ['scan', 'inspection', 'arrival'],
  supervisor: ['review', 'documents', 'scan', 'inspection', 'arrival'],
  auditor: ['audit'],
  broker: ['trader', 'arrival'],
  gateway: ['arrival'],
};

/** Candidate groups whose tasks the actor may take, each once; an agency officer takes those of the own agency only. */
export function groupsOf(actor: Pick<Actor, 'roles' | 'agency'>): CandidateGroup[] {
  const groups = actor.roles.flatMap((role): readonly CandidateGroup[] =>
    role === 'agency-officer' && actor.agency !== undefined ? [`agency:${actor.agency}`] : (GROUPS[role] ?? []),
  );
  return [...new Set(groups)];
}
