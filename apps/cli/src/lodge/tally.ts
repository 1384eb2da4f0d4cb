import type { LodgeResult } from './entry.js';

/** How many lodgements came to what, and how fast. */
export class Tally {
  private readonly began = Date.now();
  private readonly counts = new Map<LodgeResult['status'], number>();
  private last = 0;

  add({ status }: LodgeResult): void {
    this.counts.set(status, (this.counts.get(status) ?? 0) + 1);
  }

  /** Whether everything was accepted, or rejected for a named reason. */
  get isGood(): boolean {
    return !this.counts.has('failed');
  }

  /** Whether so long has passed since it was last asked and answered yes. */
  isDue(everyMs: number): boolean {
    if (Date.now() - Math.max(this.last, this.began) < everyMs) return false;
    this.last = Date.now();
    return true;
  }

  /** `300 in 2.1 s (143/s): 290 accepted, 10 rejected`; of a few, the speed says nothing. */
  told(): string {
    const all = [...this.counts.values()].reduce((sum, count) => sum + count, 0);
    const seconds = (Date.now() - this.began) / 1000;
    const each = [...this.counts].map(([status, count]) => `${count} ${status}`);
    const speed = all < 50 ? '' : ` (${Math.round(all / seconds)}/s)`;
    return `${all} in ${seconds.toFixed(1)} s${speed}: ${each.join(', ') || 'nothing there'}`;
  }
}
