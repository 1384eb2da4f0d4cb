/** The audience of access tokens that the API accepts. */
export const API_AUDIENCE = 'levante-api';

/** The browser client of the embedded issuer: public, authorization code with PKCE. */
export const WEB_CLIENT = 'levante-web';

/** The client secret of every demo person. Published: the embedded issuer serves one machine only. */
export const DEMO_SECRET = 'demo';
