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

@compute @workgroup_size(16, 4)
fn sampleField(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= sampling.columns || id.y >= sampling.rows) { return; }
  let at = sampling.origin + vec2f(id.xy) * sampling.step;
  samples[id.y * sampling.columns + id.x] = field(at.x, at.y);
}
