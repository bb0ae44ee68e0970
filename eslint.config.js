// @ts-check
import js from '@eslint/js'
import svelte from 'eslint-plugin-svelte'
import { defineConfig } from 'eslint/config'
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript'
import { importX } from 'eslint-plugin-import-x'
import globals from 'globals'
import typescript from 'typescript-eslint'
import { importDirection } from './scripts/importDirection.js'
import svelteConfig from './svelte.config.js'

/** Types are looked up in one program for all files. */
const typed = { projectService: true, tsconfigRootDir: import.meta.dirname, extraFileExtensions: ['.svelte'] }

export default defineConfig(
  { ignores: ['build/', '.svelte-kit/', '.cache/', 'test-results/', 'playwright-report/', 'static/'] },
  js.configs.recommended,
  typescript.configs.recommendedTypeChecked,
  svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser }, parserOptions: typed },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      // TypeScript looks up every name already.
      'no-undef': 'off',
      eqeqeq: 'error',
      'no-console': ['error', { allow: ['warn', 'error'] }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true }
      ],
      // Our objects are closures: their methods never ask for this.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }]
    }
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: typescript.parser, svelteConfig } },
    rules: {
      // Maps and sets here are replaced whole, never changed in place.
      'svelte/prefer-svelte-reactivity': 'off',
      // It takes the reason behind a code for more codes.
      'svelte/no-unused-svelte-ignore': 'off'
    }
  },
  {
    // Addresses here are relative or fragments, and a test serves the site under a sub-path.
    rules: { 'svelte/no-navigation-without-resolve': 'off' }
  },
  {
    // The parser loses the types of props and snippets; svelte-check knows them.
    files: ['**/*.svelte'],
    rules: Object.fromEntries(
      ['argument', 'assignment', 'call', 'member-access', 'return'].map((use) => [
        `@typescript-eslint/no-unsafe-${use}`,
        'off'
      ])
    )
  },
  {
    // Plain text for a terminal, JSON reports and doc-comment types.
    files: ['**/*.js'],
    languageOptions: { globals: { ...globals.node } },
    rules: { 'no-console': 'off' },
    extends: [typescript.configs.disableTypeChecked]
  },
  {
    files: ['tests/**', 'scripts/**'],
    rules: { 'no-console': 'off' }
  },
  importDirection,
  {
    // No file imports values of itself in a circle: the order of loading would decide whether they are there.
    files: ['src/**'],
    plugins: { 'import-x': importX },
    // With these the rule parses what a file imports, and a module may import a component.
    languageOptions: { parserOptions: { parser: typescript.parser } },
    settings: {
      'import-x/resolver-next': [createTypeScriptImportResolver({ project: 'tsconfig.json' })],
      'import-x/extensions': ['.ts'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] }
    },
    rules: { 'import-x/no-cycle': ['error', { ignoreExternal: true }] }
  }
)
