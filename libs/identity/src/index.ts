export { can, groupsOf, PERMISSIONS, type Permission } from './permissions.js';
export { CLAIM_NAMES, type ClaimNames } from './claims.js';
export { IssuerUnavailable, TokenRefused, type TokenRefusal } from './token-refused.js';
export { tokenVerifier, type TokenVerifier, type VerifierOptions } from './verify.js';
export {
  embeddedIssuer,
  servesEmbeddedIssuer,
  type EmbeddedIssuer,
  type EmbeddedIssuerOptions,
} from './embedded-issuer.js';
export { API_AUDIENCE, DEMO_SECRET, WEB_CLIENT } from './issuer-names.js';
export { DEMO_PEOPLE } from './demo-people.js';
