export { can, groupsOf, permissionsOf, type Permission } from './permissions.js';
export { IssuerUnavailable, TokenRefused } from './token-refused.js';
export { tokenVerifier, type TokenVerifier } from './verify.js';
export { embeddedIssuer, servesEmbeddedIssuer } from './embedded-issuer.js';
export { DEMO_SECRET, WEB_CLIENT } from './issuer-names.js';
export { DEMO_PEOPLE } from './demo-people.js';
