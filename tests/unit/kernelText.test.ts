import { expect, test } from 'vitest'
import cellsText from '../../src/lib/gpu/cells.wgsl?raw'
import pickText from '../../src/lib/gpu/pickSamples.wgsl?raw'
import sampleText from '../../src/lib/gpu/sampleField.wgsl?raw'
import { differentiate } from '../../src/lib/math/differentiate/differentiate'
import { Graph } from '../../src/lib/math/expression/expression'
import { readSource } from '../../src/lib/math/read/source'
import { toWgsl } from '../../src/lib/tape/evaluators/wgsl'
import { toWgslIntervals } from '../../src/lib/tape/evaluators/wgslIntervals'
import { lower } from '../../src/lib/tape/program/lower'
import type { Tape } from '../../src/lib/tape/program/tape'

/**
 * One kernel of each kind as the device gets it, shortened to be read: the generated function whole, of all other
 * functions the names, and of the fixed part the bindings. What a change does to the kernels is seen here.
 */

function tapeOf(source: string, columns: Record<string, number[]> = {}): Tape {
  const g = new Graph()
  const { expression: f } = readSource(source, { variables: ['x', 'y'], columns }, g)
  return lower([f, differentiate(g, f, 'x'), differentiate(g, f, 'y')], ['x', 'y'], [], columns)
}

/** The bindings and entry points of a kernel's fixed part. */
const interfaceOf = (text: string): string =>
  text
    .split('\n')
    .filter((line) => /^(@group|@compute|fn)/.test(line))
    .join('\n')

/** The generated function, after the names of those that stand before it. */
function generated(text: string, name: string): string {
  const start = text.indexOf(`fn ${name}(`)
  const before = [...text.slice(0, start).matchAll(/^fn (\w+)/gm)].map(([, other]) => other)
  return [`// ${before.join(' ')}`, text.slice(start)].join('\n')
}

test('the sampling kernel', () => {
  expect(generated(toWgsl(tapeOf('x^2 + sin(y)')), 'field')).toMatchInlineSnapshot(`
    "// finite sineNear cosineNear quarterTurns withinQuarter sine cosine
    fn field(x: f32, y: f32) -> vec4f {
      let r0 = x;
      let r1 = values[0];
      let r2 = r0 * r0;
      let r3 = y;
      let r4 = sine(r3);
      let r5 = r2 + r4;
      let r6 = r0 * r1;
      let r7 = cosine(r3);
      let defined = (finite(r5));
      let differentiable = (defined) & (finite(r6)) & (finite(r7));
      let gradient = select(vec2f(0.0), vec2f(r6, r7), differentiable);
      return vec4f(select(0.0, r5, defined), gradient, select(0.0, 1.0, defined));
    }"
  `)
  expect(generated(toWgsl(tapeOf('sqrt(x)/y')), 'field')).toMatchInlineSnapshot(`
    "// finite
    fn field(x: f32, y: f32) -> vec4f {
      let r0 = x;
      let r1 = sqrt(max(r0, 0.0));
      let r2 = y;
      let r3 = r1 / select(r2, 1.0, r2 == 0.0);
      let r4 = values[0];
      let r5 = r4 / select(r2, 1.0, r2 == 0.0);
      let r6 = values[1];
      let r7 = r1 * r6;
      let r8 = r4 / select(r7, 1.0, r7 == 0.0);
      let r9 = r5 * r8;
      let r10 = -r1;
      let r11 = r2 * r2;
      let r12 = r4 / select(r11, 1.0, r11 == 0.0);
      let r13 = r10 * r12;
      let defined = (r0 >= 0.0) & (r2 != 0.0) & (finite(r3));
      let differentiable = (defined) & (r7 != 0.0) & (r11 != 0.0) & (finite(r9)) & (finite(r13));
      let gradient = select(vec2f(0.0), vec2f(r9, r13), differentiable);
      return vec4f(select(0.0, r3, defined), gradient, select(0.0, 1.0, defined));
    }"
  `)
  expect(generated(toWgsl(tapeOf('mean((x - X)^2)', { X: [1, 2, 4] })), 'field')).toMatchInlineSnapshot(`
    "// finite
    fn field(x: f32, y: f32) -> vec4f {
      let r0 = x;
      let r3 = values[0];
      let r8 = values[1];
      let rows5 = arrayLength(&data) / 1u;
      var r5 = 0.0;
      var d5 = true;
      var r7 = 0.0;
      var d7 = true;
      for (var start = 0u; start < rows5; start += 256u) {
      var part5 = 0.0;
      var part7 = 0.0;
      for (var row = start; row < min(start + 256u, rows5); row++) {
      let r1 = data[row * 1u + 0u];
      let r2 = r0 - r1;
      let r4 = r2 * r2;
      let r6 = r2 * r3;
      part5 += r4;
      part7 += r6;
      }
      r5 += part5;
      r7 += part7;
      }
      r5 /= f32(arrayLength(&data) / 1u);
      r7 /= f32(arrayLength(&data) / 1u);
      let defined = (d5) & (finite(r5));
      let differentiable = (defined) & (d7) & (finite(r7)) & (finite(r8));
      let gradient = select(vec2f(0.0), vec2f(r7, r8), differentiable);
      return vec4f(select(0.0, r5, defined), gradient, select(0.0, 1.0, defined));
    }"
  `)
  expect(interfaceOf(sampleText)).toMatchInlineSnapshot(`
    "@group(0) @binding(0) var<uniform> sampling: Sampling;
    @group(0) @binding(1) var<storage, read> values: array<f32>;
    @group(0) @binding(2) var<storage, read_write> samples: array<vec4f>;
    @group(0) @binding(3) var<storage, read> data: array<f32>;
    @compute @workgroup_size(16, 4)
    fn sampleField("
  `)
})

test('the kernel of what is sure of cells', () => {
  expect(generated(toWgslIntervals(tapeOf('x^2 + sin(y)'))!, 'enclose')).toMatchInlineSnapshot(`
    "// given partly broken both settled outward sorted isEndless holdsZero isZero withoutZero sizes plus product reciprocal within monotone choice taken productOf sineNear cosineNear quarterTurns withinQuarter sine meets isFar wave sinAt sinOver addOver
    fn enclose(x: vec2f, y: vec2f) -> Range {
      let r0 = given(x);
      let r1 = given(values[0]);
      let r2 = productOf(r0, 2u);
      let r3 = given(y);
      let r4 = sinOver(r3);
      let r5 = addOver(r2, r4);
      return r5;
    }"
  `)
  expect(generated(toWgslIntervals(tapeOf('x > y ? floor(x) : x y'))!, 'enclose')).toMatchInlineSnapshot(`
    "// given partly broken both settled outward sorted isEndless holdsZero isZero withoutZero sizes plus product reciprocal within monotone choice taken gtOver floorAt floorOver multiplyOver
    fn enclose(x: vec2f, y: vec2f) -> Range {
      let r0 = given(x);
      let r1 = given(y);
      let r2 = gtOver(r0, r1);
      let r3 = floorOver(r0);
      let r4 = multiplyOver(r0, r1);
      let r5 = choice(r2, r3, r4);
      return r5;
    }"
  `)
  expect(interfaceOf(cellsText)).toMatchInlineSnapshot(`
    "@group(0) @binding(0) var<uniform> cells: Cells;
    @group(0) @binding(1) var<storage, read> values: array<vec2f>;
    @group(0) @binding(2) var<storage, read> sides: array<vec2f>;
    @group(0) @binding(3) var<storage, read_write> samples: array<vec4f>;
    @group(0) @binding(3) var<storage, read_write> flags: array<u32>;
    @compute @workgroup_size(16, 4)
    fn markOpen(@builtin(global_invocation_id) first: vec3u, @builtin(num_workgroups) groups: vec3u) {
    @compute @workgroup_size(16, 4)
    fn classify(@builtin(global_invocation_id) first: vec3u, @builtin(num_workgroups) groups: vec3u) {"
  `)
})

test('the kernel that picks samples', () => {
  expect(interfaceOf(pickText)).toMatchInlineSnapshot(`
    "@group(0) @binding(0) var<uniform> picking: Picking;
    @group(0) @binding(1) var<storage, read> source: array<vec4f>;
    @group(0) @binding(2) var<storage, read_write> picked: array<vec4f>;
    @compute @workgroup_size(64)
    fn pickSamples(@builtin(global_invocation_id) id: vec3u) {"
  `)
})
