import type { Declaration, HoldKind, HoldOwner, Lane, Role, Status, TaskState, TransportMode } from '#libs/domain';
import type { Both } from '../texts/language.js';

// The field's words, one for one thing, on every page.

type OwnKind = Exclude<HoldKind, `agency:${string}`>;

interface Words {
  lane: Record<Lane, string>;
  kind: Record<OwnKind, string>;
  agency: (name: string) => string;
  state: Record<TaskState, string>;
  status: Record<Status, string>;
  owner: Record<Exclude<HoldOwner, `agency:${string}`>, string>;
  role: Record<Role, string>;
  everywhere: string;
  declared: Record<Declaration['kind'], string>;
  mode: Record<TransportMode, string>;
  payment: Record<Declaration['payment']['method'], string>;
}

export const words: Both<Words> = {
  es: {
    lane: { green: 'Verde', blue: 'Azul', yellow: 'Amarillo', orange: 'Naranja', red: 'Rojo' },
    kind: {
      arrival: 'Llegada',
      payment: 'Pago',
      documents: 'Revisión documental',
      information: 'Requerimiento de información',
      scan: 'Inspección no intrusiva',
      inspection: 'Inspección física',
      review: 'Revisión de hallazgo',
      audit: 'Auditoría posterior',
    },
    agency: (name) => `Control de ${name}`,
    state: {
      open: 'Por tomar',
      claimed: 'Tomada',
      waiting: 'Espera respuesta',
      completed: 'Terminada',
      cancelled: 'Sin efecto',
    },
    status: {
      held: 'Retenida',
      released: 'Con levante',
      cleared: 'Cerrada',
      refused: 'Levante negado',
      cancelled: 'Anulada',
    },
    owner: { customs: 'La aduana', trader: 'El declarante', carrier: 'El transportador', bank: 'El banco' },
    role: {
      officer: 'Funcionario',
      inspector: 'Inspector',
      supervisor: 'Supervisor',
      'agency-officer': 'Entidad de control',
      'risk-analyst': 'Analista de riesgo',
      administrator: 'Administrador',
      auditor: 'Auditor',
      broker: 'Agente de aduanas',
      gateway: 'Pasarela',
    },
    everywhere: 'todas las oficinas',
    declared: { import: 'importación', export: 'exportación', transit: 'tránsito' },
    mode: {
      sea: 'Marítimo',
      rail: 'Férreo',
      road: 'Carretero',
      air: 'Aéreo',
      post: 'Postal',
      multimodal: 'Multimodal',
      fixed: 'Instalación fija',
      'inland-waterway': 'Fluvial',
      'own-propulsion': 'Propulsión propia',
      unknown: 'No declarado',
    },
    payment: { cash: 'De contado', deferred: 'Diferido', guarantee: 'Garantía', none: 'Sin tributos' },
  },
  en: {
    lane: { green: 'Green', blue: 'Blue', yellow: 'Yellow', orange: 'Orange', red: 'Red' },
    kind: {
      arrival: 'Arrival',
      payment: 'Payment',
      documents: 'Documentary check',
      information: 'Request for information',
      scan: 'Non-intrusive scan',
      inspection: 'Physical inspection',
      review: 'Review of a finding',
      audit: 'Post-clearance audit',
    },
    agency: (name) => `Control by ${name}`,
    state: {
      open: 'To take',
      claimed: 'Taken',
      waiting: 'Waits for an answer',
      completed: 'Done',
      cancelled: 'Called off',
    },
    status: {
      held: 'Held',
      released: 'Released',
      cleared: 'Cleared',
      refused: 'Release refused',
      cancelled: 'Cancelled',
    },
    owner: { customs: 'Customs', trader: 'The trader', carrier: 'The carrier', bank: 'The bank' },
    role: {
      officer: 'Officer',
      inspector: 'Inspector',
      supervisor: 'Supervisor',
      'agency-officer': 'Agency officer',
      'risk-analyst': 'Risk analyst',
      administrator: 'Administrator',
      auditor: 'Auditor',
      broker: 'Customs broker',
      gateway: 'Intake gateway',
    },
    everywhere: 'all offices',
    declared: { import: 'import', export: 'export', transit: 'transit' },
    mode: {
      sea: 'Sea',
      rail: 'Rail',
      road: 'Road',
      air: 'Air',
      post: 'Post',
      multimodal: 'Multimodal',
      fixed: 'Fixed installation',
      'inland-waterway': 'Inland waterway',
      'own-propulsion': 'Own propulsion',
      unknown: 'Not declared',
    },
    payment: { cash: 'Cash', deferred: 'Deferred', guarantee: 'Guarantee', none: 'Nothing due' },
  },
};

/** What a kind of hold, and so of task, is called. */
export function kindName({ kind: its, agency }: Words, kind: HoldKind): string {
  return kind.startsWith('agency:') ? agency(kind.slice('agency:'.length)) : its[kind as OwnKind];
}
