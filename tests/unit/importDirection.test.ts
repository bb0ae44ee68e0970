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
  ['src/lib/basics/lazily.ts', "import { fold } from '../math/expression/expression'"],
  ['src/lib/math/read/lex.ts', "import { lower } from '../../tape/program/lower'"],
  ['src/lib/math/read/lex.ts', "export * from '$lib/gpu/kernel'"],
  ['src/lib/math/explain/steps.ts', "import type { ScalarField } from '../../field/field'"],
  ['src/lib/tape/program/lower.ts', "import { kernel } from '$lib/gpu/kernel'"],
  ['src/lib/field/field.ts', "import { kernel } from '../gpu/kernel'"],
  ['src/lib/gpu/kernel.ts', "import type { Stage } from '../views/box/stage'"],
  ['src/lib/gpu/kernel.ts', "import { Vector3 } from 'three'"],
  ['src/lib/gpu/kernel.ts', "import { MeshBasicNodeMaterial } from 'three/webgpu'"],
  ['src/lib/engine/pacer.ts', "import type { Stage } from '../views/box/stage'"],
  ['src/lib/views/box/stage.ts', "import { Plot } from '../../state/plot.svelte'"],
  ['src/lib/views/box/stage.ts', "import { parse } from 'mathjs'"],
  ['src/lib/views/box/stage.ts', 'renderer.backend.get(attribute)'],
  ['src/lib/views/box/stage.ts', "renderer['backend'].get(attribute)"],
  ['src/lib/figure/zoom.ts', "import { Plot } from '../state/plot.svelte'"],
  ['src/lib/state/plot.ts', "import { createPicture } from '$lib/views/box/picture'"],
  ['src/lib/state/plot.ts', "const box = await import('../views/box/picture')"],
  ['src/lib/state/plot.ts', "type View = import('../views/box/stage').View"],
  ['src/lib/state/plot.ts', "import { load } from '../../routes/load'"],
  ['src/lib/ui/panel.ts', "import { lessons } from '$lib/lessons'"],
  ['src/lib/ui/panel.ts', "import { derivative } from 'mathjs/number'"],
  ['src/lib/ui/picture/panel.ts', "import { gradient } from '../../tools/gradient/gradient'"],
  ['src/lib/figure/marks.ts', "import { tools } from '../tools/tools'"],
  ['src/lib/ui/formula/panel.ts', "import { readField } from '../..'"],
  ['src/routes/page.ts', "import { evaluate } from 'mathjs'"]
])('%s may not say %s', async (file, source) => {
  expect(await complaints(file, source)).toHaveLength(1)
})

test.each([
  ['src/lib/math/read/lex.ts', "import { lazily } from '../../basics/lazily'"],
  ['src/lib/math/differentiate/rules.ts', "import { parseDependencies } from 'mathjs'"],
  ['src/lib/math/differentiate/tape.ts', "import { sine } from './tapes'"],
  ['src/lib/field/field.ts', "import type { Tape } from '../tape/program/tape'"],
  ['src/lib/gpu/kernel.ts', "import { sampleCount } from '../tape/sampling/sampling'"],
  ['src/lib/views/box/sharedBuffer.ts', 'renderer.backend.get(attribute)'],
  ['src/lib/views/box/layers/floor.ts', "import { Mesh } from 'three/webgpu'"],
  [
    'src/lib/ui/picture/viewport.svelte.ts',
    "const { createPicture } = await import('../../views/box/picture')"
  ],
  ['src/lib/ui/picture/panel.ts', "import { tools } from '../../tools/tools'"],
  ['src/lib/tools/gradient/gradient.ts', "const panel = () => import('../../ui/controls/PointPanel.svelte')"],
  ['src/routes/page.server.ts', "import { readField } from '$lib'"],
  ['src/routes/page.ts', "import Workbench from '$lib/ui/Workbench.svelte'"]
])('%s may say %s', async (file, source) => {
  expect(await complaints(file, source)).toEqual([])
})
