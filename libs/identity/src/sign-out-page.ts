import { createHash } from 'node:crypto';
import { page } from './issuer-page.js';

const SUBMIT = 'document.forms[0].submit()';
const SUBMIT_HASH = createHash('sha256').update(SUBMIT).digest('base64');

const NOTHING_ELSE = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/** A page and its content security policy. */
interface Guarded {
  html: string;
  policy: string;
}

/** The page that ends the session by itself; by a button where the browser runs no script. The form is the issuer's. */
export const endingPage = (form: string): Guarded => ({
  html: page(
    'Saliendo · Signing out',
    `${form}
<input type="hidden" form="op.logoutForm" name="logout" value="yes">
<noscript><button type="submit" form="op.logoutForm">Salir · Sign out</button></noscript>
<script>${SUBMIT}</script>`,
  ),
  policy: `${NOTHING_ELSE}; script-src 'sha256-${SUBMIT_HASH}'`,
});

/** The page that asks whether the session is to end. The form is the issuer's. */
export const endPage = (form: string): Guarded => ({
  html: page(
    'Salir · Sign out',
    `<p>¿Quiere salir del emisor? · Do you want to sign out of the issuer?</p>
${form}
<button type="submit" form="op.logoutForm" name="logout" value="yes">Salir · Sign out</button>
<button type="submit" form="op.logoutForm">Seguir dentro · Stay signed in</button>`,
  ),
  policy: NOTHING_ELSE,
});

/** Where nobody asked to be sent back. */
export const signedOutPage = (): string => page('Ha salido · You are signed out', '');
