/** The fences of the house: who may import whom. docs/architecture.md draws the same picture. */
const tests = '(\\.test\\.tsx?$|/testing[^/]*\\.ts$|^platform/testing/)';
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'algorithms-are-pure',
      comment: 'Pure computation: no module, no platform, no input or output (but a command line on files).',
      severity: 'error',
      from: { path: '^algorithms/', pathNot: `(/cli\\.ts$|${tests})` },
      to: { path: '^(modules|platform|app|web|node:fs|fs$)' },
    },
    {
      name: 'platform-knows-no-domain',
      severity: 'error',
      from: { path: '^platform/', pathNot: tests },
      to: { path: '^(modules|app|web|migrations)/' },
    },
    {
      name: 'modules-through-the-door',
      comment:
        'Another module is entered by its index.ts; its contract may be read by fronts and tests, what lies in its web/parts drawn by their screens.',
      severity: 'error',
      from: { path: '^modules/([^/]+)/', pathNot: tests },
      to: {
        path: '^modules/([^/]+)/',
        pathNot: '^modules/($1/|[^/]+/(index\\.ts|contract\\.ts|web/parts/[^/]+\\.tsx?)$)',
      },
    },
    { name: 'app-lists-modules', severity: 'error', from: { pathNot: '^(app|tests|bench)/' }, to: { path: '^app/' } },
    {
      name: 'fronts-keep-out-of-server-code',
      severity: 'error',
      from: {
        path: '^(web/(public|member|staff|kit)|modules/[^/]+/web)/',
        pathNot: '(loaders\\.ts$|public-pages\\.ts$|-build\\.ts$)',
      },
      to: {
        path: '^modules/[^/]+/(commands|queries|store|jobs|tables\\.ts|store\\.ts|module\\.ts|index\\.ts)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(virtual:|node:)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^dist/|node_modules)' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
};
