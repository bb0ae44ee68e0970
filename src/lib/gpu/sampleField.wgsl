// The generated function field(x, y) and its helpers stand before this text.

struct Sampling {
  // Of the domain; half a cell is the step between places that are counted from there, as `placeOn` counts them.
  middle: vec2f,
  halfCell: vec2f,
  // Columns and rows.
  count: vec2u,
  // The rows of this dispatch: from the first on, less than the second.
  band: vec2u,
}

@group(0) @binding(0) var<uniform> sampling: Sampling;
// The tape's constants and the sliders' values.
@group(0) @binding(1) var<storage, read> values: array<f32>;
@group(0) @binding(2) var<storage, read_write> samples: array<vec4f>;
// The data's rows one after another; a single 0 without data.
@group(0) @binding(3) var<storage, read> data: array<f32>;

// Whatever was dispatched covers its rows in strides: neighbouring lanes write neighbouring samples, what does
// not vary along a row is computed once for it, and the host chooses how much each invocation does.
@compute @workgroup_size(16, 4)
fn sampleField(
  @builtin(global_invocation_id) first: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  let stride = groups.xy * vec2u(16u, 4u);
  let last = vec2i(sampling.count) - 1;
  for (var row = sampling.band.x + first.y; row < sampling.band.y; row += stride.y) {
    let y = sampling.middle.y + f32(2 * i32(row) - last.y) * sampling.halfCell.y;
    let start = row * sampling.count.x;
    for (var column = first.x; column < sampling.count.x; column += stride.x) {
      let x = sampling.middle.x + f32(2 * i32(column) - last.x) * sampling.halfCell.x;
      samples[start + column] = field(x, y);
    }
  }
}
