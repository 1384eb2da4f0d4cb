// What Jest asks of an environment, answered with the process itself: tests, and all that they load, live in Node's own world, where a
// module is loaded once for all files of a worker. (Jest's own environment makes a world for every file, and loads every module anew.)
import { ModuleMocker } from 'jest-mock';
import { understandSources } from './source.mjs';

export default class NativeEnvironment {
  global = globalThis;
  moduleMocker = new ModuleMocker(globalThis);
  fakeTimers = null;
  fakeTimersModern = null;
  #before = { console: globalThis.console, exit: process.exit };
  #patienceMs;

  constructor({ projectConfig }) {
    understandSources();
    // Stacks name lines of the sources.
    process.setSourceMapsEnabled(true);
    this.#patienceMs = projectConfig.testEnvironmentOptions.patienceMs;
  }

  getVmContext() {
    return null;
  }

  async setup() {
    // Jest has put its own in place, which knows only sources that Jest has loaded.
    delete Error.prepareStackTrace;
  }

  /** Jest has one patience for all projects; a project may ask for its own. */
  handleTestEvent({ name }, state) {
    if (name === 'setup' && this.#patienceMs) state.testTimeout = this.#patienceMs;
  }

  /** Jest puts its own in place for each file. */
  async teardown() {
    globalThis.console = this.#before.console;
    process.exit = this.#before.exit;
  }
}
