// @ts-check
/**
 * Which folders of src/lib (and src/routes) a folder may import: THE TABLE of the import direction.
 * Whatever is not named here is refused, in relative and in $lib spelling, static and dynamic.
 * @type {Record<string, string[]>}
 */
const mayImport = {
  basics: [],
  math: ['basics'],
  tape: ['basics', 'math'],
  field: ['basics', 'math', 'tape'],
  gpu: ['basics', 'math', 'tape'],
  data: ['basics', 'math', 'tape', 'field'],
  engine: ['basics', 'math', 'tape', 'field', 'gpu'],
  figure: ['basics', 'math', 'tape', 'field', 'data'],
  export: ['basics', 'math', 'tape', 'field', 'figure'],
  state: ['basics', 'math', 'tape', 'field', 'data', 'figure'],
  tools: ['basics', 'math', 'tape', 'field', 'data', 'figure', 'state', 'ui'],
  views: ['basics', 'math', 'tape', 'field', 'gpu', 'engine', 'figure'],
  ui: [
    'basics',
    'math',
    'tape',
    'field',
    'gpu',
    'data',
    'engine',
    'figure',
    'export',
    'state',
    'tools',
    'views'
  ],
  lessons: ['basics', 'math', 'tape', 'field', 'data', 'figure', 'state', 'tools', 'ui'],
  routes: ['basics', 'math', 'tape', 'field', 'data', 'figure', 'state', 'tools', 'ui', 'lessons']
}

/**
 * The only folder that may import a package.
 * @type {Record<string, string>}
 */
const homes = { mathjs: 'math', three: 'views' }

/** three's private backend is reached from here and nowhere else. */
const backendHome = 'src/lib/views/box/sharedBuffer.ts'

const folders = Object.keys(mayImport)
const root = (/** @type {string} */ folder) => (folder === 'routes' ? 'src/routes' : `src/lib/${folder}`)

/** @param {string} folder */
const refusedFolders = (folder) =>
  folders.filter((other) => other !== folder && !mayImport[folder].includes(other))

const refusedPackages = (/** @type {string} */ folder) =>
  Object.keys(homes).filter((name) => homes[name] !== folder)

/** Both spellings of a path into another folder: `$lib/gpu/x` and `../../gpu/x`. */
const into = (/** @type {string[]} */ names) =>
  `^(?:\\$lib|(?:\\.\\./)+(?:lib)?)/?(?:${names.join('|')})(?:/|$)`

/** A file of `tools/` that is neither the table of tools nor what fetches their code. */
const beyondTable = `${into(['tools']).replace('(?:/|$)', '')}/(?!tools$|toolbox)`

/** `src/lib/index.ts`, in all its spellings. */
const frontDoor = '^(?:\\$lib|\\.\\.(?:/\\.\\.)*)(?:/index)?$'

/** @param {string} folder */
function refusals(folder) {
  const allowed = mayImport[folder].join(', ') || 'nothing else'
  const names = refusedFolders(folder)
  const packages = refusedPackages(folder)
  return [
    folder !== 'routes' && {
      regex: frontDoor,
      message: "The library's front door is for its users: import the file itself."
    },
    names.length && { regex: into(names), message: `${folder} may import ${allowed} of this project.` },
    mayImport[folder].includes('tools') && {
      regex: beyondTable,
      message: 'A tool is reached through the table of tools and its toolbox.'
    },
    packages.length && {
      regex: `^(?:${packages.join('|')})(?:/|$)`,
      message: `Only ${packages.map((name) => `${homes[name]} may import ${name}`).join(', ')}.`
    }
  ].filter((refusal) => typeof refusal === 'object')
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
  rulesFor(backendHome, refusals('views'))
]
