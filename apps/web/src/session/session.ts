import { useSyncExternalStore } from 'react';
import { Problem } from '../api/problem.js';
import { stored } from '../device/stored.js';
import { forgetPerson, personAway } from './away.js';
import { isUnanswered } from './patience.js';
import { comeBack, isCallback, leaveToSignIn, renewed, whereToEnd, withdraw, type Tokens } from './sign-in.js';

/** Renewed so long before the token ends that clocks which differ do not matter. */
const EARLY_MS = 60_000;
/**
 * Whether somebody signed out on this device and nobody has signed in since. The issuer may know them still, where it does not end its own
 * session, and must ask who it is.
 */
const signedOut = stored('signed-out', false);

/**
 * Not known yet; signed in; the session ended by itself; signing out; signed out; nobody answers, and what the device keeps may be
 * read; the issuer or the API does not answer, or refuses.
 */
export type Session = 'starting' | 'in' | 'lapsed' | 'leaving' | 'out' | 'away' | 'unreachable' | 'refused';

let session: Session = 'starting';
let tokens: Tokens | undefined;
let renewing: Promise<string> | undefined;
const listeners = new Set<() => void>();

function become(now: Session): void {
  session = now;
  for (const listener of listeners) listener();
}

/** Stay without a session: a page that asks for none is open. */
export const stayOut = (): void => become('out');

export const useSession = (): Session =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => session,
  );

// Who signs out in one tab is signed out in all.
signedOut.subscribe(() => {
  if (!signedOut.get() || isLeaving() || session === 'out') return;
  leave();
  loadAnew('/');
});

const isLeaving = (): boolean => session === 'leaving';

function leave(): void {
  tokens = undefined;
  become('leaving');
}

/** Nothing that was read may be left in memory. */
const loadAnew = (address: string): void => location.assign(address);

/** Be signed in, or go where one signs in. */
export async function start(): Promise<void> {
  become('starting');
  try {
    if (isCallback()) {
      tokens = await comeBack();
      signedOut.set(undefined);
      become('in');
    } else if (signedOut.get()) become('out');
    else await leaveToSignIn(false);
  } catch (error) {
    become(isUnanswered(error) ? unanswered() : 'refused');
  }
}

const unanswered = (): Session => (personAway() ? 'away' : 'unreachable');

/** Sign in, as somebody else perhaps. */
export async function signIn(): Promise<void> {
  await leaveToSignIn(signedOut.get() || session === 'refused').catch(() => become(unanswered()));
}

/**
 * Forget who was signed in, in every tab, and have the issuer forget it. Drafts, and what waits to be sent, stay on the device, under the
 * person's name.
 *
 * @param forgetRead forgets what can be read again; done once no tab brings anything more
 */
export async function signOut(forgetRead: () => Promise<unknown>): Promise<void> {
  const { refresh, identity } = tokens ?? {};
  forgetPerson();
  leave();
  signedOut.set(true);
  await forgetRead();
  // Whether or not the issuer answers, nobody has it any more.
  if (refresh) await withdraw(refresh).catch(() => {});
  loadAnew((await whereToEnd(identity).catch(() => undefined)) ?? '/');
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
    const fresh = await renewed(tokens.refresh);
    // Who signed out meanwhile has none.
    if (isLeaving()) throw new Error('The person signed out.');
    // Few issuers tell again who it is.
    tokens = { ...fresh, identity: fresh.identity ?? tokens.identity };
    return tokens.access;
  } catch (error) {
    if (isUnanswered(error)) throw new Problem('unreachable', 0, 'The issuer does not answer.');
    if (!isLeaving()) become('lapsed');
    throw new Problem('not-signed-in', 401, 'The session is over.');
  }
}
