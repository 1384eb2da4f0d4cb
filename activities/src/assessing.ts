import type { Assessed } from '#libs/clearance';
import { areConfigured, DEFAULT_OFFICE } from '#libs/calendar';
import type { Declaration, DeclarationId, Facts, Instant, Reason } from '#libs/domain';
import {
  agenciesFor,
  drawDay,
  factsOf,
  strictest,
  type Basis,
  type Known,
  type Occasion,
  type RiskDecision,
  type Targeting,
} from '#libs/risk';
import { basisHash, type InForce, type KnownNow, type Organisation, type TargetingReader } from '#libs/store';

/** The risk engine: pure, and it never throws. */
export type Engine = (declaration: Declaration, occasion: Occasion, known: Known, targeting: Targeting) => RiskDecision;

/** What the risk engine says of some content, with what it was made by. */
export interface AssessedWithBasis extends Assessed {
  basis: Basis;
}

/** What the procedure must know of a declaration: the office that handles it among them. */
export function factsIn({ offices, agencies }: Organisation, declaration: Declaration): Facts {
  const office = offices.has(declaration.office) ? declaration.office : DEFAULT_OFFICE;
  return factsOf(declaration, { office, agencies: agenciesFor(declaration, agencies) });
}

/** The office that is declared, where the administration has none of that code; null where it has, or has not said which it has. */
export const unknownOffice = ({ offices }: Organisation, { office }: Declaration): string | null =>
  offices.has(office) || !areConfigured(offices) ? null : office;

/** An occasion of which the office is known by the facts. */
export interface When {
  id: DeclarationId;
  at: Instant;
  receivedAt: Instant;
  /** See the function of that name. */
  unknownOffice: string | null;
}

/**
 * Assess a declaration by what is known of it and what is in force. What cannot be read of the latter stops nothing: the decision is
 * made without, goes to the safer lane, and says so.
 */
export async function assessBy(
  { engine, targeting }: { engine: Engine; targeting: TargetingReader },
  declaration: Declaration,
  facts: Facts,
  { unknownOffice: declared, ...when }: When,
  { targeting: version, ...now }: KnownNow,
): Promise<AssessedWithBasis> {
  const inForce = await targeting(version, drawDay(when.receivedAt));
  const occasion = { ...when, office: facts.office };
  const made = engine(declaration, occasion, now, inForce.targeting);
  const unreadable = inForce.unreadable.filter(({ office }) => office === null || office === facts.office);
  const known = withFaults(
    made,
    unreadable.map(({ fault }) => fault),
    UNREADABLE,
  );
  const { assessment, basis: told } = withFaults(
    known,
    declared === null ? [] : [`office-unknown:${declared}`],
    NO_OFFICE,
  );
  const basis = { ...told, draw: drawIn(told, inForce), faults: told.faults.map(keepable) };
  return { facts, assessment: { ...assessment, basis: basisHash(basis) }, basis };
}

const drawIn = ({ draw }: Basis, { lateSeeds }: InForce): Basis['draw'] =>
  draw && lateSeeds.has(draw.day) ? { ...draw, late: true } : draw;

/** An error's message may quote anything, at any length; PostgreSQL keeps no NUL and no half of a surrogate pair. */
const keepable = (fault: string): string =>
  Buffer.from(fault.slice(0, LONGEST_FAULT).replaceAll('\0', '')).toString('utf8');
const LONGEST_FAULT = 500;

/** The decision, where something went wrong by the lane of a reason at least, and with it. */
function withFaults({ assessment, basis }: RiskDecision, faults: readonly string[], reason: Reason): RiskDecision {
  if (faults.length === 0) return { assessment, basis };
  return {
    assessment: {
      ...assessment,
      lane: strictest([assessment.lane, reason.lane]),
      reasons: [...assessment.reasons, reason],
    },
    basis: { ...basis, faults: [...basis.faults, ...faults] },
  };
}

/** Nobody knows what would have been selected: a person looks. */
const UNREADABLE: Reason = {
  rule: 'targeting-failed',
  purpose: 'Not all that the risk unit has put in force could be read when the declaration was assessed',
  expectedFinding: 'None in particular',
  instruction: 'Check the documents by judgement, and report the failure to the risk analysts',
  lane: 'yellow',
  weight: 0,
};

/** Capacity, thresholds and rules of offices are those of the office that handles it, which may be far from the goods. */
const NO_OFFICE: Reason = {
  rule: 'office-unknown',
  purpose: 'The declared office is none of this administration: the default office handles the declaration',
  expectedFinding: 'A wrong office, by mistake or to be controlled elsewhere than where the goods are',
  instruction:
    'Find out where the goods are, have the office corrected, and send them there for control where it is due',
  lane: 'yellow',
  weight: 0,
};
