import { READY, type Told } from './events.js';
import { pause } from './pause.js';

// Windows of one browser that follow the same share one stream: whoever has the lock of its name listens, and tells the others by a
// channel of that name. The browser gives the lock to the next when a window is closed or crashes; one that holds it and says nothing,
// frozen or busy, is robbed of it.

/** What windows say to each other. */
type Said =
  | { is: 'asks' }
  /** Said every five seconds by the one that listens. */
  | { is: 'here'; isOpen: boolean }
  | { is: 'begins' }
  | { is: 'told'; told: Told };

const HERE_MS = 5_000;
/** Four times nothing was said. */
const SILENCE_MS = 20_000;
const AGAIN_MS = 2_000;

/** Listens for all windows until the stream or the signal ends; says when something is heard, and tells what. */
export type Listen = (hears: () => void, tell: (told: Told) => void, signal: AbortSignal) => Promise<unknown>;

/**
 * Have one window listen for all that come under the same name, and tell each of them; another one whenever it ends. Who comes to a
 * stream under way is told `ready`, so that it reads what was told before.
 *
 * @param name whoever comes under the same name may know the same
 * @returns once the signal says to stop
 */
export async function together(
  name: string,
  listen: Listen,
  tell: (told: Told) => void,
  signal: AbortSignal,
): Promise<void> {
  const channel = new BroadcastChannel(name);
  const say = (said: Said): void => channel.postMessage(said);
  let stream: 'of another' | 'opening' | 'open' = 'of another';
  let isMissing = true;
  const silence = alarm();
  const sayHere = () => say({ is: 'here', isOpen: stream === 'open' });

  channel.onmessage = ({ data }: MessageEvent<Said>) => {
    if (data.is === 'asks') {
      if (stream !== 'of another') sayHere();
      return;
    }
    silence.putOff();
    if (data.is === 'told') tell(data.told);
    else if (data.is === 'begins') isMissing = false;
    else if (data.isOpen && isMissing) {
      isMissing = false;
      tell(READY);
    }
  };
  const lead = async (until: AbortSignal) => {
    silence.stop();
    stream = 'opening';
    sayHere();
    const timer = setInterval(sayHere, HERE_MS);
    const hears = () => {
      if (stream === 'open') return;
      stream = 'open';
      isMissing = false;
      say({ is: 'begins' });
    };
    const tellAll = (told: Told) => {
      say({ is: 'told', told });
      tell(told);
    };
    try {
      await listen(hears, tellAll, until);
    } finally {
      clearInterval(timer);
      stream = 'of another';
    }
  };

  say({ is: 'asks' });
  while (!signal.aborted) {
    await turn(name, lead, silence.begin(), signal);
    silence.stop();
    // It gives others their turn as well: the session of this window may be over, and theirs not.
    await pause(AGAIN_MS, signal);
  }
  channel.close();
}

/** Leads once it is this window's turn, or there is silence, until that ends, another one takes it, or the signal says to stop. */
async function turn(
  name: string,
  lead: (until: AbortSignal) => Promise<void>,
  silent: AbortSignal,
  signal: AbortSignal,
): Promise<void> {
  const robbed = new AbortController();
  const until = AbortSignal.any([signal, robbed.signal]);
  const ask = (options: LockOptions) => navigator.locks.request(name, options, () => lead(until));
  const isSilent = await ask({ signal: AbortSignal.any([signal, silent]) }).then(
    () => false,
    () => silent.aborted && !signal.aborted,
  );
  if (isSilent) await ask({ steal: true }).catch(() => {});
  robbed.abort();
}

/** Goes off when nothing was said for too long. */
function alarm() {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let off = new AbortController();
  const stop = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  const set = () => {
    stop();
    timer = setTimeout(() => off.abort(), SILENCE_MS);
  };
  return {
    stop,
    putOff: () => {
      if (timer !== undefined) set();
    },
    /** @returns aborted when it goes off */
    begin: (): AbortSignal => {
      off = new AbortController();
      set();
      return off.signal;
    },
  };
}
