import { Actor, ROLES, type Role } from '#libs/domain';
import { can, groupsOf, PERMISSIONS, type Permission } from './permissions.js';

const actor = (...roles: Role[]) =>
  Actor.parse({ id: 'somebody', name: 'Somebody', roles, offices: ['*'], parties: [] });
const permitted = (permission: Permission) => ROLES.filter((role) => can(actor(role), permission));

describe('permissions', () => {
  it('show the lane and its reasons to customs roles only, never to a broker or an agency', () => {
    expect(permitted('lane:see').sort()).toEqual(
      ['officer', 'inspector', 'supervisor', 'risk-analyst', 'administrator', 'auditor', 'gateway'].sort(),
    );
  });

  it('let only brokers and the gateway lodge and amend', () => {
    expect(permitted('declaration:lodge')).toEqual(['broker', 'gateway']);
    expect(permitted('declaration:amend')).toEqual(['broker', 'gateway']);
  });

  it('let only a supervisor re-route', () => {
    expect(permitted('declaration:reroute')).toEqual(['supervisor']);
  });

  it('let supervisors, and within an agency its officers, assign', () => {
    expect(permitted('task:assign').sort()).toEqual(['agency-officer', 'supervisor']);
  });

  it('tell who works here to those who assign and to the administrator, and the names of others to no trader', () => {
    expect(permitted('people:read').sort()).toEqual([...permitted('task:assign'), 'administrator'].sort());
    expect(permitted('people:names')).toEqual(ROLES.filter((role) => role !== 'broker' && role !== 'gateway'));
  });

  it('let whoever controls ask the trader for information, and the trader ask for more time', () => {
    const controllers = ['agency-officer', 'auditor', 'inspector', 'officer', 'supervisor'];
    expect(permitted('task:request-information').sort()).toEqual(controllers);
    expect(permitted('task:extend').sort()).toEqual([...controllers, 'broker'].sort());
  });

  it('let a broker or a supervisor cancel', () => {
    expect(permitted('declaration:cancel')).toEqual(['supervisor', 'broker', 'gateway']);
  });

  it('let administrators and risk analysts read tasks but neither take nor complete one', () => {
    for (const role of ['administrator', 'risk-analyst'] as const) {
      expect(can(actor(role), 'task:read')).toBe(true);
      expect(can(actor(role), 'task:claim')).toBe(false);
      expect(can(actor(role), 'task:complete')).toBe(false);
      expect(groupsOf(actor(role))).toEqual([]);
    }
  });

  it('let whoever answers tasks, and the administrator for an outage’s evidence, upload files', () => {
    expect(permitted('document:upload').sort()).toEqual([...permitted('task:complete'), 'administrator'].sort());
  });

  it('keep clearance times and the audit trail from traders, agencies and officers', () => {
    expect(permitted('times:read').sort()).toEqual(['administrator', 'auditor', 'risk-analyst', 'supervisor']);
    expect(permitted('declaration:audit-read')).not.toEqual(expect.arrayContaining(['broker']));
    expect(permitted('declaration:audit-order').sort()).toEqual(['auditor', 'risk-analyst', 'supervisor']);
  });

  it('show who read what, checkpoints and signals to those who oversee, not to those whom it tells on', () => {
    expect(permitted('audit:read').sort()).toEqual(['administrator', 'auditor']);
  });

  it('keep targeting to the risk unit: others of customs who oversee may look, nobody else', () => {
    expect(permitted('risk:read').sort()).toEqual(['administrator', 'auditor', 'risk-analyst', 'supervisor']);
    expect(permitted('risk:manage')).toEqual(['risk-analyst']);
    expect(permitted('model:approve')).toEqual(['risk-analyst']);
  });

  it('let an administrator alone change how an office counts time, and those who oversee read it', () => {
    expect(permitted('office:configure')).toEqual(['administrator']);
    expect(permitted('office:read').sort()).toEqual(['administrator', 'auditor', 'risk-analyst', 'supervisor']);
  });

  it('are carried by any one of several roles', () => {
    expect(can(actor('officer', 'auditor'), 'times:read')).toBe(true);
    expect(can(actor('officer', 'inspector'), 'times:read')).toBe(false);
  });

  it('name only roles that somebody can have', () => {
    for (const roles of Object.values(PERMISSIONS)) expect(ROLES).toEqual(expect.arrayContaining([...roles]));
  });
});

describe('candidate groups', () => {
  it('give an auditor audits and nothing else', () => {
    expect(groupsOf(actor('auditor'))).toEqual(['audit']);
  });

  it('give an agency officer the tasks of the own agency, and none without an agency', () => {
    expect(groupsOf({ ...actor('agency-officer'), agency: 'ICA' })).toEqual(['agency:ICA']);
    expect(groupsOf(actor('agency-officer'))).toEqual([]);
  });

  it('do not give an agency to an officer of customs', () => {
    expect(groupsOf({ ...actor('officer'), agency: 'ICA' })).toEqual(['documents', 'arrival']);
  });

  it('keep review of adverse findings to supervisors', () => {
    expect(ROLES.filter((role) => groupsOf(actor(role)).includes('review'))).toEqual(['supervisor']);
  });

  it('name each group once for somebody with two roles', () => {
    expect(groupsOf(actor('officer', 'inspector'))).toEqual(['documents', 'arrival', 'scan', 'inspection']);
  });
});
