import { spawn } from 'node:child_process';

// Reads lines of process ids, remembers the last one, and at the end of input (which comes however the parent dies, SIGKILL
// included) ends those processes: SIGINT, because PostgreSQL then disconnects its clients, and SIGKILL after ten seconds.
const script = `
pids=
while read -r line; do pids=$line; done
[ -z "$pids" ] || kill -INT $pids 2>/dev/null
for second in 1 2 3 4 5 6 7 8 9 10; do
  left=
  for pid in $pids; do kill -0 $pid 2>/dev/null && left="$left $pid"; done
  [ -z "$left" ] && break
  sleep 1
done
[ -z "$left" ] || kill -KILL $left 2>/dev/null
[ -z "$1" ] || rm -rf "$1"
`;

export interface Watchdog {
  /** Replaces the list of processes that must not outlive us. */
  watch(pids: number[]): void;
  /** Ends the watch; nothing is killed. */
  dismiss(): void;
}

/**
 * Starts a small shell that ends the given processes, and then removes `temporaryFolder`, once this process is gone for whatever
 * reason. It stands in a session of its own, so Ctrl-C does not reach it. Windows has no such shell; there the next start
 * cleans up.
 */
export function startWatchdog(temporaryFolder?: string): Watchdog {
  if (process.platform === 'win32') return { watch: () => undefined, dismiss: () => undefined };
  const shell = spawn('/bin/sh', ['-c', script, 'levante-watchdog', temporaryFolder ?? ''], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // Without a watchdog the stack still works, and the next start cleans up after a crash.
  shell.on('error', () => undefined);
  shell.stdin.on('error', () => undefined);
  shell.unref();
  return {
    watch: (pids) => void shell.stdin.write(`${pids.join(' ')}\n`),
    dismiss: () => {
      shell.kill('SIGKILL');
      shell.stdin.destroy();
    },
  };
}
