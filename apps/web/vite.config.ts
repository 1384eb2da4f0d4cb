import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** The API of `npm start`, for `npx vite apps/web`, which shows a change of a page at once. */
const API = process.env['LEVANTE_API'] ?? 'http://localhost:3000';

export default defineConfig(({ command }) => {
  // What is built is for use, whoever builds it: tests build under a NODE_ENV of their own.
  if (command === 'build') process.env['NODE_ENV'] = 'production';
  return {
    root: fileURLToPath(new URL('.', import.meta.url)),
    // `#libs/*` is read from its sources, as everywhere in this repository.
    resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
    build: {
      outDir: fileURLToPath(new URL('../../dist/web', import.meta.url)),
      emptyOutDir: true,
      target: 'es2023',
      // The first load is told from this by a test.
      manifest: 'manifest.json',
      // The policy of the pages lets no `data:` script or font in.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        // `use client` is meant for servers that draw pages; there is none.
        onLog: (level, log, tell) => {
          if (log.code !== 'MODULE_LEVEL_DIRECTIVE') tell(level, log);
        },
      },
    },
    server: {
      strictPort: true,
      proxy: Object.fromEntries(
        [
          'configuration',
          'me',
          'offices',
          'tasks',
          'declarations',
          'documents',
          'outages',
          'risk',
          'clearance-times',
          'audit',
          'oidc',
        ].map((path) => [`/${path}`, API]),
      ),
    },
  };
});
