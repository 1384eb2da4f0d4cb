import type { ClientConfiguration } from '#libs/domain';

/** Whom clients sign in with, as this process is configured. */
export class SignIn {
  constructor(readonly configuration: ClientConfiguration) {}
}
