// Copies every so-manieth sample of a field, for what stands on a coarser grid than the surface.

struct Picking {
  // Columns of the source.
  columns: u32,
  first: vec2u,
  step: vec2u,
  // How many samples are taken in x and in y.
  count: vec2u,
}

@group(0) @binding(0) var<uniform> picking: Picking;
@group(0) @binding(1) var<storage, read> source: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> picked: array<vec4f>;

@compute @workgroup_size(64)
fn pickSamples(@builtin(global_invocation_id) id: vec3u) {
  let i = id.x;
  if (i >= picking.count.x * picking.count.y) { return; }
  let place = picking.first + picking.step * vec2u(i % picking.count.x, i / picking.count.x);
  picked[i] = source[place.y * picking.columns + place.x];
}
