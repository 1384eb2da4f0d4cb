import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

/** The API of `npm start`, for `npx vite apps/web`, which shows a change of a page at once. */
const API = process.env['LEVANTE_API'] ?? 'http://localhost:3000';

const SERVICE_WORKER = 'service-worker.js';
/** Files of public/ that the pages need to open. */
const FIXED = ['favicon.svg', 'app.webmanifest', 'icon-192.png'];

/** The machine code of the reader of codes: of the version that its package was made for, and served under its own hash. */
const readerFile = createRequire(createRequire(import.meta.url).resolve('barcode-detector/ponyfill')).resolve(
  'zxing-wasm/reader/zxing_reader.wasm',
);
const readerCode = readFileSync(readerFile);
const READER = `assets/code-reader-${createHash('sha256').update(readerCode).digest('hex').slice(0, 8)}.wasm`;

const codeReader: Plugin = {
  name: 'levante-code-reader',
  apply: 'build',
  buildStart() {
    this.emitFile({ type: 'asset', fileName: READER, source: readerCode });
  },
};

/** Tells the service worker which files the build made, so that it keeps them all. */
const shellList: Plugin = {
  name: 'levante-shell-list',
  enforce: 'post',
  generateBundle(_options, bundle) {
    const worker = bundle[SERVICE_WORKER];
    if (worker?.type !== 'chunk') throw new Error('The build made no service worker.');
    const files = [...Object.keys(bundle).filter((file) => file.startsWith('assets/')), ...FIXED].sort();
    const name = createHash('sha256')
      .update(JSON.stringify([files, worker.code]))
      .digest('hex')
      .slice(0, 16);
    const shell = { name: `levante-${name}`, files: files.map((file) => `/${file}`) };
    worker.code = `const SHELL = ${JSON.stringify(shell)};\n${worker.code}`;
  },
};

export default defineConfig(({ command }) => {
  // What is built is for use, whoever builds it: tests build under a NODE_ENV of their own.
  if (command === 'build') process.env['NODE_ENV'] = 'production';
  return {
    root: fileURLToPath(new URL('.', import.meta.url)),
    // `#libs/*` is read from its sources, as everywhere in this repository.
    plugins: [codeReader, shellList],
    define: { CODE_READER: JSON.stringify(command === 'build' ? `/${READER}` : `/@fs${readerFile}`) },
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
        input: {
          index: fileURLToPath(new URL('index.html', import.meta.url)),
          'service-worker': fileURLToPath(new URL('src/service-worker.ts', import.meta.url)),
        },
        // The service worker has one name for ever: browsers ask for it by that.
        output: {
          entryFileNames: ({ name }) => (name === 'service-worker' ? SERVICE_WORKER : 'assets/[name]-[hash].js'),
        },
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
          'rejected-lodgements',
          'release-notes',
          'risk',
          'clearance-times',
          'audit',
          'oidc',
        ].map((path) => [`/${path}`, API]),
      ),
    },
  };
});
