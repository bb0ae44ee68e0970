import { spawnSync } from 'node:child_process'

/** A Python that can import these, the first of those that people have; null if there is none. */
export function pythonWith(modules: string[]): string | null {
  const has = (python: string) =>
    spawnSync(python, ['-c', `import ${modules.join(', ')}`], { timeout: 60_000, stdio: 'ignore' }).status ===
    0
  return ['python3', '/usr/bin/python3', 'python'].find(has) ?? null
}

export interface Run {
  output: string
  /** The last line of a traceback; empty when all went well. */
  error: string
}

const runner = `
import contextlib, io, json, sys, traceback, warnings
warnings.simplefilter('ignore')
runs = []
for script in json.load(sys.stdin):
    output, error = io.StringIO(), ''
    try:
        with contextlib.redirect_stdout(output):
            exec(compile(script, 'script', 'exec'), {'__name__': '__main__'})
    except BaseException:
        error = traceback.format_exc()
    runs.append({'output': output.getvalue(), 'error': error})
json.dump(runs, sys.stdout)
`

/** Runs scripts, each in a namespace of its own, in one Python: importing takes longer than they do. */
export function runScripts(python: string, scripts: string[]): Run[] {
  const options = {
    input: JSON.stringify(scripts),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    timeout: 300_000
  } as const
  const { stdout, stderr, status } = spawnSync(python, ['-c', runner], options)
  if (status !== 0) throw new Error(`Python ended with ${status}: ${stderr}`)
  return JSON.parse(stdout) as Run[]
}
