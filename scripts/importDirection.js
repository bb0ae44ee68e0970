// @ts-check
/**
 * Which folders of src/lib (and src/routes) a folder may import: THE TABLE of the import direction.
 * Whatever is not named here is refused, in relative and in $lib spelling, static and dynamic.
 * @type {Record<string, string[]>}
 */
const mayImport = {
  math: [],
  tape: ['math'],
  gpu: ['math', 'tape'],
  scene: ['math', 'tape', 'gpu'],
  state: ['math', 'tape'],
  export: ['math', 'tape'],
  ui: ['math', 'tape', 'gpu', 'scene', 'state', 'export'],
  lessons: ['math', 'tape', 'gpu', 'scene', 'state', 'ui'],
  routes: ['math', 'tape', 'gpu', 'scene', 'state', 'ui', 'lessons']
}

/**
 * The only folder that may import a package.
 * @type {Record<string, string>}
 */
const homes = { mathjs: 'math', three: 'scene' }

/**
 * Single files with more freedom, and why.
 * @type {Record<string, string[]>}
 */
const exceptions = {
  // The library's front door hands out tapes.
  'src/lib/math/field.ts': ['tape'],
  'src/lib/math/index.ts': ['tape']
}

/** three's private backend is reached from here and nowhere else. */
const backendHome = 'src/lib/scene/sharedBuffer.ts'

const folders = Object.keys(mayImport)
const root = (/** @type {string} */ folder) => (folder === 'routes' ? 'src/routes' : `src/lib/${folder}`)

/** @param {string} folder @param {string[]} also */
const refusedFolders = (folder, also = []) =>
  folders.filter((other) => other !== folder && !mayImport[folder].includes(other) && !also.includes(other))

const refusedPackages = (/** @type {string} */ folder) =>
  Object.keys(homes).filter((name) => homes[name] !== folder)

/** Both spellings of a path into another folder: `$lib/gpu/x` and `../../gpu/x`. */
const into = (/** @type {string[]} */ names) =>
  `^(?:\\$lib|(?:\\.\\./)+(?:lib)?)/?(?:${names.join('|')})(?:/|$)`

/** @param {string} folder @param {string[]} also */
function refusals(folder, also = []) {
  const allowed = [...mayImport[folder], ...also].join(', ') || 'nothing else'
  const names = refusedFolders(folder, also)
  const packages = refusedPackages(folder)
  return [
    names.length && { regex: into(names), message: `${folder} may import ${allowed} of this project.` },
    packages.length && {
      regex: `^(?:${packages.join('|')})(?:/|$)`,
      message: `Only ${packages.map((name) => `${homes[name]} may import ${name}`).join(', ')}.`
    }
  ].filter((refusal) => refusal !== 0)
}

/** `import(…)`, also as a type: no-restricted-imports looks at neither. */
const dynamic = (/** @type {string} */ regex) => {
  const source = regex.replaceAll('/', '\\/')
  return `:matches(ImportExpression, TSImportType) Literal[value=/${source}/]`
}

const backendRefusal = {
  selector: 'MemberExpression:matches([property.name="backend"], [property.value="backend"])',
  message: `Only ${backendHome} touches three's private backend.`
}

/**
 * @param {string} files
 * @param {ReturnType<typeof refusals>} refused
 * @returns {import('eslint').Linter.Config}
 */
const rulesFor = (files, refused) => ({
  name: `import direction of ${files}`,
  files: [files],
  rules: {
    'no-restricted-imports': ['error', { patterns: refused }],
    'no-restricted-syntax': [
      'error',
      ...refused.map(({ regex, message }) => ({ selector: dynamic(regex), message })),
      ...(files === backendHome ? [] : [backendRefusal])
    ]
  }
})

/** For ESLint's flat configuration; a later entry replaces an earlier one for the same file. */
export const importDirection = [
  ...folders.map((folder) => rulesFor(`${root(folder)}/**`, refusals(folder))),
  ...Object.entries(exceptions).map(([file, also]) => rulesFor(file, refusals(file.split('/')[2], also))),
  rulesFor(backendHome, refusals('scene'))
]
