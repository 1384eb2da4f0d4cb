import { constants } from 'node:os';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Ctrl-C, or being asked to end: not a failure, but the end of what was under way. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';

  constructor(private readonly by: NodeJS.Signals) {
    super(`Interrupted by ${by}.`);
  }

  /** As shells count it: 130 after Ctrl-C. */
  get exitCode(): number {
    return 128 + constants.signals[this.by];
  }
}

/** Listens for Ctrl-C while something runs that has to be ended in good order. A second one is not held up. */
export interface Interruption {
  /** Aborted, with an Interrupted as its reason, at the first signal. */
  signal: AbortSignal;
  /** Rejects with Interrupted at the first signal; never resolves. */
  interrupted: Promise<never>;
  /** Leaves signals to whoever else listens, or to the system. */
  ignore(): void;
}

export function listenForInterruption(): Interruption {
  const controller = new AbortController();
  let reject: (reason: Interrupted) => void = () => undefined;
  const interrupted = new Promise<never>((_resolve, refuse) => {
    reject = refuse;
  });
  // Whoever does not wait for it is told by the signal.
  interrupted.catch(() => undefined);
  const onSignal = (name: NodeJS.Signals): void => {
    const reason = new Interrupted(name);
    // The stack's watchdog ends its processes when ours is gone.
    if (controller.signal.aborted) process.exit(reason.exitCode);
    controller.abort(reason);
    reject(reason);
  };
  for (const name of signals) process.on(name, onSignal);
  return {
    signal: controller.signal,
    interrupted,
    ignore: () => {
      for (const name of signals) process.off(name, onSignal);
    },
  };
}
