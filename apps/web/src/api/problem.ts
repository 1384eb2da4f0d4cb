import type { Issue, ProblemCode } from '#libs/domain';

/**
 * What stands in the way: a refusal of the API, that it cannot be reached, that it does not answer in time, or that this device cannot
 * keep what it should.
 */
export type Obstacle = ProblemCode | 'unreachable' | 'unanswered' | 'device-keeps-nothing';

/** A refusal, as the API tells it (RFC 9457). */
export class Problem extends Error {
  override readonly name = 'Problem';
  constructor(
    readonly code: Obstacle,
    readonly status: number,
    detail: string,
    readonly errors: Issue[] = [],
    /** Of a lodgement: under which it is kept among those that were rejected. */
    readonly rejectionId?: string,
  ) {
    super(detail);
  }

  /** Whether the same request may well succeed a little later. Sent again it is never done twice. */
  get passes(): boolean {
    return this.code === 'unreachable' || this.code === 'unanswered' || this.status === 503;
  }
}

/** What it means where something before the API answers for it. */
const OTHERS: Record<number, Obstacle> = { 502: 'unreachable', 503: 'busy', 504: 'unreachable' };

/** The problem that an answer tells. */
export async function problemOf(response: Response): Promise<Problem> {
  const body = (await response.json().catch(() => ({}))) as {
    code?: Obstacle;
    detail?: string;
    errors?: Issue[];
    rejectionId?: string;
  };
  const code = body.code ?? OTHERS[response.status] ?? 'internal-error';
  return new Problem(code, response.status, body.detail ?? '', body.errors, body.rejectionId);
}
