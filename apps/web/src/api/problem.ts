import type { Issue, ProblemCode } from '#libs/domain';

/** What stands in the way: a refusal of the API, or that it cannot be reached. */
export type Obstacle = ProblemCode | 'unreachable';

/** A refusal, as the API tells it (RFC 9457). */
export class Problem extends Error {
  override readonly name = 'Problem';
  constructor(
    readonly code: Obstacle,
    readonly status: number,
    detail: string,
    readonly errors: Issue[] = [],
  ) {
    super(detail);
  }

  /** Whether the same request may well succeed a little later. Sent again it is never done twice. */
  get passes(): boolean {
    return this.code === 'unreachable' || this.status === 503;
  }
}

/** The problem that an answer tells. */
export async function problemOf(response: Response): Promise<Problem> {
  const body = (await response.json().catch(() => ({}))) as { code?: Obstacle; detail?: string; errors?: Issue[] };
  const code = body.code ?? (response.status === 503 ? 'busy' : 'internal-error');
  return new Problem(code, response.status, body.detail ?? '', body.errors);
}
