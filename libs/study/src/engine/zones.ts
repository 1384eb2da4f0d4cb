import type { Columns } from './columns.js';
import { ZoneOffsets } from './zone-offsets.js';

const UTC = 'UTC';

/** Kept for as long as the process runs: what was looked up stays true. */
const OFFSETS = new Map<string, ZoneOffsets>();

/** Time zones of offices, as they are configured. */
export class Zones {
  /** @param zones IANA name by the code of an office; an office that is not in it is taken to be in UTC */
  constructor(private readonly zones: ReadonlyMap<string, string>) {}

  /** The one time zone of the offices of these declarations; UTC where they have several, or where there are none. */
  common({ office, offices }: Columns, rows: Uint32Array): string {
    const seen = new Uint8Array(office.texts.length);
    for (const row of rows) seen[offices.values[row] as number] = 1;
    const names = new Set(office.texts.filter((_code, index) => seen[index] === 1).map((code) => this.of(code)));
    const [only = UTC] = names;
    return names.size === 1 ? only : UTC;
  }

  /** The time zone of an office. */
  of(office: string): string {
    return this.zones.get(office) ?? UTC;
  }

  /** Milliseconds by which clocks in a zone are ahead of UTC. */
  offsetsOf(zone: string): ZoneOffsets {
    let known = OFFSETS.get(zone);
    if (!known) OFFSETS.set(zone, (known = new ZoneOffsets(zone)));
    return known;
  }
}
