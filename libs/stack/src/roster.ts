import { endProcess, identify, isRunning } from './process-identity.js';
import type { ProcessIdentity } from './process-identity.js';
import { readRecord, writeRecord } from './stack-record.js';
import type { ChildName, StackRecord, StackUrls } from './stack-record.js';
import { startWatchdog } from './watchdog.js';

/** Keeps account of the processes of a stack where others can see it: in `stack.json`, and with the watchdog. */
export interface Roster {
  note(name: ChildName, now: ProcessIdentity | undefined): void;
  /** Makes the stack known to those who look for a running one. */
  announce(urls: StackUrls): void;
  close(): void;
}

export function openRoster(data: string, ports: StackRecord['ports'], temporaryFolder?: string): Roster {
  const launcher = identify(process.pid);
  if (launcher === undefined) throw new Error('This process cannot identify itself.');
  const watchdog = startWatchdog(temporaryFolder);
  // The launcher of a stack stays for as long as the stack does, though it has nothing to do.
  const stay = setInterval(() => undefined, 2 ** 30);
  const children = new Map<ChildName, ProcessIdentity>();
  let urls: StackUrls | undefined;
  const save = (): void => {
    writeRecord(data, { ports, running: { launcher, urls, children: Object.fromEntries(children) } });
  };
  return {
    note: (name, now) => {
      if (now === undefined) children.delete(name);
      else children.set(name, now);
      watchdog.watch([...children.values()].map(({ pid }) => pid));
      save();
    },
    announce: (known) => {
      urls = known;
      save();
    },
    close: () => {
      clearInterval(stay);
      watchdog.dismiss();
      writeRecord(data, { ports });
    },
  };
}

/** Ends what a launcher that was killed, watchdog and all, has left running on this data folder. */
export async function endLeftovers(data: string): Promise<void> {
  const { api, worker, temporal, postgres } = readRecord(data)?.running?.children ?? {};
  for (const group of [[api, worker], [temporal], [postgres]])
    await Promise.all(group.map(async (left) => left && isRunning(left) && endProcess(left, 'SIGINT', 10_000)));
}
