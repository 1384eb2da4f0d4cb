import { useSyncExternalStore } from 'react';
import { Problem } from '../api/problem.js';
import { forgetPerson, personAway } from './away.js';
import { comeBack, isCallback, leaveToSignIn, renewed, type Tokens } from './sign-in.js';

/** Renewed so long before the token ends that clocks which differ do not matter. */
const EARLY_MS = 60_000;
const SIGNED_OUT = 'levante.signed-out';

/**
 * Not known yet; signed in; the session ended by itself; signed out; nobody answers, and what the device keeps may be read; the issuer
 * or the API does not answer, or refuses.
 */
export type Session = 'starting' | 'in' | 'lapsed' | 'out' | 'away' | 'unreachable' | 'refused';

let session: Session = 'starting';
let tokens: Tokens | undefined;
let renewing: Promise<string> | undefined;
const listeners = new Set<() => void>();

function become(now: Session): void {
  session = now;
  for (const listener of listeners) listener();
}

export const useSession = (): Session =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => session,
  );

/** Be signed in, or go where one signs in. */
export async function start(): Promise<void> {
  become('starting');
  try {
    if (isCallback()) {
      tokens = await comeBack();
      become('in');
    } else if (sessionStorage.getItem(SIGNED_OUT)) become('out');
    else await leaveToSignIn(false);
  } catch (error) {
    // What fetch throws where nobody answers; everything else is a refusal.
    become(error instanceof TypeError ? unanswered() : 'refused');
  }
}

const unanswered = (): Session => (personAway() ? 'away' : 'unreachable');

/** Sign in, as somebody else perhaps. */
export async function signIn(): Promise<void> {
  const asks = sessionStorage.getItem(SIGNED_OUT) !== null || session === 'refused';
  sessionStorage.removeItem(SIGNED_OUT);
  await leaveToSignIn(asks).catch(() => become(unanswered()));
}

/** Forget who was signed in. Drafts, and what waits to be sent, stay on the device, under the person's name. */
export function signOut(): void {
  forgetPerson();
  sessionStorage.setItem(SIGNED_OUT, 'yes');
  tokens = undefined;
  // Nothing that was read may be left in memory.
  location.assign('/');
}

/** A token that holds for another minute at least. @throws Problem not-signed-in once the session is over */
export async function accessToken(): Promise<string> {
  if (tokens && Date.now() < tokens.until - EARLY_MS) return tokens.access;
  return renew();
}

/** A new token, whatever the present one is; many who ask at once get the same. @throws Problem not-signed-in */
export function renew(): Promise<string> {
  renewing ??= renewOnce().finally(() => (renewing = undefined));
  return renewing;
}

async function renewOnce(): Promise<string> {
  try {
    if (session === 'away') throw new TypeError('Nobody has signed in since the network went.');
    // Once over, only signing in begins it anew.
    if (session === 'lapsed' || !tokens?.refresh) throw new Error('There is nothing to renew by.');
    tokens = await renewed(tokens.refresh);
    return tokens.access;
  } catch (error) {
    if (error instanceof TypeError) throw new Problem('unreachable', 0, 'The issuer does not answer.');
    become('lapsed');
    throw new Problem('not-signed-in', 401, 'The session is over.');
  }
}
