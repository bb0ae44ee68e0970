import { ESLint } from 'eslint'
import typescript from 'typescript-eslint'
import { expect, test } from 'vitest'
import { importDirection } from '../../scripts/importDirection.js'

const eslint = new ESLint({
  overrideConfigFile: true,
  overrideConfig: [{ files: ['**/*.ts'], languageOptions: { parser: typescript.parser } }, ...importDirection]
})

async function complaints(filePath: string, source: string) {
  const [result] = await eslint.lintText(source, { filePath })
  return result.messages.map(({ message }) => message)
}

test.each([
  ['src/lib/math/lex.ts', "import { lower } from '../tape/lower'"],
  ['src/lib/math/rules/sine.ts', "import { lower } from '../../tape/lower'"],
  ['src/lib/math/lex.ts', "export * from '$lib/gpu/kernel'"],
  ['src/lib/math/field.ts', "import { kernel } from '../gpu/kernel'"],
  ['src/lib/tape/lower.ts', "import { kernel } from '$lib/gpu/kernel'"],
  ['src/lib/gpu/kernel.ts', "import type { Stage } from '../scene/stage'"],
  ['src/lib/gpu/kernel.ts', "import { Vector3 } from 'three'"],
  ['src/lib/gpu/kernel.ts', "import { MeshBasicNodeMaterial } from 'three/webgpu'"],
  ['src/lib/scene/stage.ts', "import { Plot } from '../state/plot.svelte'"],
  ['src/lib/scene/stage.ts', "import { parse } from 'mathjs'"],
  ['src/lib/scene/stage.ts', 'renderer.backend.get(attribute)'],
  ['src/lib/scene/stage.ts', "renderer['backend'].get(attribute)"],
  ['src/lib/state/plot.ts', "import { createPicture } from '$lib/views/box/picture'"],
  ['src/lib/state/plot.ts', "const scene = await import('../scene/picture')"],
  ['src/lib/state/plot.ts', "type Name = import('../scene/stage').LayerName"],
  ['src/lib/state/plot.ts', "import { load } from '../../routes/load'"],
  ['src/lib/ui/panel.ts', "import { lessons } from '$lib/lessons'"],
  ['src/lib/ui/panel.ts', "import { derivative } from 'mathjs/number'"],
  ['src/routes/page.ts', "import { evaluate } from 'mathjs'"]
])('%s may not say %s', async (file, source) => {
  expect(await complaints(file, source)).toHaveLength(1)
})

test.each([
  ['src/lib/math/lex.ts', "import { parseDependencies } from 'mathjs'"],
  ['src/lib/math/field.ts', "import type { Tape } from '../tape/tape'"],
  ['src/lib/math/rules/tape.ts', "import { sine } from './tapes'"],
  ['src/lib/gpu/kernel.ts', "import { sampleCount } from '../tape/sampling'"],
  ['src/lib/scene/sharedBuffer.ts', 'renderer.backend.get(attribute)'],
  ['src/lib/scene/layers/floor.ts', "import { Mesh } from 'three/webgpu'"],
  ['src/lib/ui/viewport.svelte.ts', "const { createPicture } = await import('../scene/picture')"],
  ['src/routes/page.ts', "import Workbench from '$lib/ui/Workbench.svelte'"]
])('%s may say %s', async (file, source) => {
  expect(await complaints(file, source)).toEqual([])
})
