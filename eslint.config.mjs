import js from '@eslint/js';
import astro from 'eslint-plugin-astro';
import boundaries from 'eslint-plugin-boundaries';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import * as mdx from 'eslint-plugin-mdx';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const parts = [
  'simulators',
  'playback',
  'share',
  'drawing',
  'components',
  'layouts',
  'pages',
  'styles',
  'schemas',
];
const own = [
  'content-checks',
  'content-security',
  'finished-pages',
  'language',
  'offline',
  'scripts',
  'search',
];

/** Who may import whom: DESIGN §3. What is not listed here is not allowed. */
const mayImport = {
  simulators: ['simulators'],
  share: ['share'],
  playback: ['playback', 'share', 'language'],
  drawing: ['drawing'],
  figure: ['simulators', 'playback', 'share', 'drawing', 'language'],
  content: ['figure', 'components'],
  components: ['components', 'schemas', 'styles', 'scripts', 'playback', 'drawing', 'language'],
  layouts: ['layouts', 'components', 'schemas', 'styles', 'scripts', 'language'],
  pages: ['layouts', 'components', 'schemas', 'styles', 'simulators', 'language'],
  schemas: ['schemas', 'language'],
  language: ['language'],
  'content-checks': ['content-checks', 'schemas', 'language'],
  'content-security': ['content-security'],
  'finished-pages': ['finished-pages', 'content-security'],
  offline: ['offline'],
  search: ['search', 'schemas', 'language'],
  scripts: ['scripts', 'share'],
  styles: ['styles'],
};

export const importRules = {
  plugins: { boundaries },
  settings: {
    'boundaries/elements': [
      { type: 'figure', pattern: 'src/figures/*', capture: ['figure'] },
      ...[...parts, ...own].map((type) => ({ type, pattern: `src/${type}` })),
      { type: 'content', pattern: 'content/*' },
    ],
  },
  rules: {
    'boundaries/dependencies': [
      'error',
      {
        default: 'disallow',
        policies: [
          ...Object.entries(mayImport).map(([from, to]) => ({
            from: { element: { type: from } },
            allow: { to: { element: { types: { anyOf: to } } } },
          })),
          {
            from: { element: { type: 'figure' } },
            allow: {
              to: { element: { type: 'figure', captured: { figure: '{{ from.element.captured.figure }}' } } },
            },
          },
        ],
      },
    ],
  },
};

export default tseslint.config(
  { ignores: ['dist', '.astro', 'node_modules', 'test-results'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  ...tseslint.configs.stylistic,
  ...astro.configs.recommended,
  {
    files: ['**/*.{jsx,tsx}'],
    ...jsxA11y.flatConfigs.strict,
    rules: {
      ...jsxA11y.flatConfigs.strict.rules,
      // A Box has a role in the machine, which is not an ARIA role.
      'jsx-a11y/aria-role': ['error', { ignoreNonDOM: true }],
    },
  },
  {
    files: ['src/{playback,share,drawing,figures}/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: reactHooks.configs.recommended.rules,
  },
  { ...mdx.flat, files: ['content/**/*.mdx'] },
  {
    files: ['**/*.{ts,tsx,astro}'],
    rules: {
      // An index that was just checked is not null; the alternative is a check that cannot fail.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },
  {
    files: ['scripts/**', '*.config.*', 'src/scripts/**'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        fetch: 'readonly',
        setTimeout: 'readonly',
        URL: 'readonly',
        document: 'readonly',
        localStorage: 'readonly',
      },
    },
  },
  {
    ...importRules,
    files: ['src/**/*.{ts,tsx,astro}', 'content/**/*.mdx'],
    ignores: ['**/*.test.{ts,tsx}'],
  },
);
