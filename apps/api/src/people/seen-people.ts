import { isStaff, type Actor } from '#libs/domain';

/** After a failure nothing is tried for so long: whatever is wrong must not be felt in every request. */
const AGAIN_MS = 60_000;

/**
 * Has it kept who of customs and of agencies is here: each person once a day, and when their token says something else of them. What was
 * kept is remembered, so that a request costs a look; nobody waits for what is written.
 */
export class SeenPeople {
  private day = '';
  private readonly kept = new Set<string>();

  /**
   * @param keep keeps a person for a day in UTC, `2026-11-29`
   * @param failed hears why somebody could not be kept
   */
  constructor(
    private readonly keep: (actor: Actor, day: string) => Promise<void>,
    private readonly failed: (error: unknown) => void,
    private readonly now: () => number = Date.now,
  ) {}

  /** Somebody is here, by a token that holds. */
  saw(actor: Actor): void {
    if (!isStaff(actor) || actor.service) return;
    const day = new Date(this.now()).toISOString().slice(0, 10);
    if (day !== this.day) this.kept.clear();
    this.day = day;
    const { id, name, roles, offices, agency } = actor;
    const said = JSON.stringify([id, name, roles, offices, agency]);
    if (this.kept.has(said)) return;
    this.kept.add(said);
    this.keep(actor, day).catch((error: unknown) => {
      this.failed(error);
      setTimeout(() => this.kept.delete(said), AGAIN_MS).unref();
    });
  }
}
