// Loads what a test file needs as Node does, by the hooks in source-hooks.mjs, rather than as Jest does (see native-environment.mjs).
// Mocks of modules and fake timers are Jest's loader's, so there are none.
const { pathToFileURL } = require('node:url');
const { default: Runtime } = require('jest-runtime');

module.exports = class NativeRuntime extends Runtime {
  unstable_shouldLoadAsEsm() {
    return true;
  }

  async unstable_importModule(path) {
    return import(pathToFileURL(path).href);
  }

  /** Jest's own framework, anew for each test file, since it keeps that file's tests. */
  requireInternalModule(path) {
    delete require.cache[path];
    delete globalThis[Symbol.for('EVENT_HANDLERS')];
    return require(path);
  }

  /** The process's own stays. */
  installGetBuiltinModule() {}
};
