/** The house: apps → workflows, activities → libs; inside libs everything may use domain, which uses only zod. */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'With decorator metadata an ESM circle fails on use before initialisation; and a circle has no inside.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'libs-know-only-libs',
      comment: 'A library that knew who uses it could not be used by anybody else.',
      severity: 'error',
      from: { path: '^libs/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^(apps|workflows|activities|tests)/' },
    },
    {
      name: 'domain-uses-only-zod',
      comment: 'The language is spoken everywhere, so it may depend on nothing that is not everywhere.',
      severity: 'error',
      from: { path: '^libs/domain/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '^libs/domain/|node_modules/zod/' },
    },
    {
      name: 'clearance-is-pure',
      comment:
        'The procedure runs inside the workflow sandbox: no package and no I/O at run time; types of the domain only.',
      severity: 'error',
      from: { path: '^libs/clearance/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '^libs/clearance/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'workflows-stay-deterministic',
      comment:
        'A workflow may use the procedure, types, and the SDK; everything else would be bundled and could differ on replay.',
      severity: 'error',
      from: { path: '^workflows/', pathNot: '\\.spec\\.ts$' },
      to: {
        pathNot: '^workflows/|^libs/clearance/|node_modules/@temporalio/workflow/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'activities-know-libs',
      severity: 'error',
      comment: 'An activity is called by a workflow and knows only libraries.',
      from: { path: '^activities/' },
      to: { path: '^(apps|tests)/' },
    },
    {
      name: 'what-is-said-is-not-drawn',
      severity: 'error',
      comment:
        'What a report says is decided without knowing how it will look, and can be tested without reading a PDF.',
      from: { path: '^libs/study-report/src/', pathNot: '^libs/study-report/src/(pdf/|index\\.ts$)' },
      to: { path: '^libs/study-report/src/pdf/|node_modules/pdfkit/' },
    },
    {
      name: 'apps-do-not-share',
      comment: 'What two apps need is a library. The API hosts a worker (docs/adr/0001), so it may start one.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/|^apps/worker/src/index\\.ts$' },
    },
    {
      name: 'pages-know-the-language-only',
      comment:
        'The pages speak to the public API like anybody else: contracts of libs/domain, words, and types; the rest would be sent to browsers.',
      severity: 'error',
      from: { path: '^apps/web/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^libs/', pathNot: '^libs/(domain|words)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'words-load-nothing',
      severity: 'error',
      comment: 'Words are sent to browsers with the pages that say them; a package or a contract would come along.',
      from: { path: '^libs/words/' },
      to: { pathNot: '^libs/words/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'pages-of-one-user-stand-alone',
      comment:
        'Pages of two users share what lies beside their folders; so each is loaded, and changed, without the other.',
      severity: 'error',
      from: { path: '^apps/web/src/(officer|inspector|broker|administrator|risk|supervisor)/' },
      to: {
        path: '^apps/web/src/(officer|inspector|broker|administrator|risk|supervisor)/',
        pathNot: '^apps/web/src/$1/',
      },
    },
    {
      name: 'no-tests-in-the-product',
      severity: 'error',
      comment: 'What is shipped does not import what tests it.',
      from: { path: '^(apps|workflows|activities|libs)/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^tests/|\\.spec\\.ts$' },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
      comment: 'An import that leads nowhere.',
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { conditionNames: ['source', 'import', 'node', 'default'], exportsFields: ['exports'] },
  },
};
