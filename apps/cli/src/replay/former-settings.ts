import type { SelectionSettings } from '#libs/domain';
import { DEFAULT_SETTINGS } from '#libs/risk';

/** How reasons of a replay's own changes of settings begin. */
export const REPLAY_REASON = 'replay: ';

/** Settings as the API tells them. */
export interface SettingsTold {
  inForce: readonly { office: string; settings: SelectionSettings }[];
  /** Latest first. */
  history: readonly { office: string; reason: string; settings: SelectionSettings }[];
}

/** Offices whose settings a replay changes: the one that it lodges at, or all that have settings, the defaults among them. */
export const officesIn = ({ inForce }: SettingsTold, office?: string): string[] =>
  office === undefined ? inForce.map((each) => each.office) : [office];

/**
 * An office's settings apart from what replays did to them: a replay that was killed could not restore them. An office without settings
 * of its own goes by the defaults.
 */
export function formerSettings({ inForce, history }: SettingsTold, office: string): SelectionSettings {
  const changes = history.filter((each) => each.office === office);
  const isReplayed = changes[0]?.reason.startsWith(REPLAY_REASON) ?? false;
  const own = isReplayed
    ? changes.find(({ reason }) => !reason.startsWith(REPLAY_REASON))
    : inForce.find((each) => each.office === office);
  if (own) return own.settings;
  return office === '*' ? DEFAULT_SETTINGS : formerSettings({ inForce, history }, '*');
}

/** Everything is inspected, as if it were drawn at random. */
export const learning = (former: SelectionSettings): SelectionSettings => ({ ...former, random: 1 });

/** The share that can be inspected; exploration, and unless told the random control, as they were. */
export const inspecting = (former: SelectionSettings, share: number, random = former.random): SelectionSettings => ({
  ...former,
  random,
  capacity: { inspection: { share }, scan: { share: 0 }, documents: { share: 0 } },
});
