// Set-up and tear-down run in one process but are loaded apart: what one starts the other ends by these.
declare global {
  var stopTestDatabase: (() => Promise<void>) | undefined;
  var stopTestStack: (() => Promise<void>) | undefined;
}

export {};
