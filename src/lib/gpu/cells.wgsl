// The generated function enclose(x, y) of a cell's sides and its helpers stand before this text.

struct Cells {
  // How many in x and in y.
  count: vec2u,
}

@group(0) @binding(0) var<uniform> cells: Cells;
// What encloses the tape's constants and the sliders' values.
@group(0) @binding(1) var<storage, read> values: array<vec2f>;
// The sides of the columns, then those of the rows.
@group(0) @binding(2) var<storage, read> sides: array<vec2f>;
// One of these, as the entry point likes.
@group(0) @binding(3) var<storage, read_write> samples: array<vec4f>;
@group(0) @binding(3) var<storage, read_write> flags: array<u32>;

// Marks the first vertex of every cell that is not surely defined everywhere and continuous. A vertex where f is
// undefined needs no mark: nothing that it is a corner of is drawn.
@compute @workgroup_size(16, 4)
fn markOpen(@builtin(global_invocation_id) first: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let stride = groups.xy * vec2u(16u, 4u);
  for (var row = first.y; row < cells.count.y; row += stride.y) {
    let y = sides[cells.count.x + row];
    for (var column = first.x; column < cells.count.x; column += stride.x) {
      let closed = everywhere | continuous;
      let isOpen = (enclose(sides[column], y).sure & closed) != closed;
      let i = row * (cells.count.x + 1u) + column;
      samples[i].w = select(0.0, select(1.0, openMark, isOpen), samples[i].w > 0.5);
    }
  }
}

// Writes what is sure of each cell.
@compute @workgroup_size(16, 4)
fn classify(@builtin(global_invocation_id) first: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let stride = groups.xy * vec2u(16u, 4u);
  for (var row = first.y; row < cells.count.y; row += stride.y) {
    let y = sides[cells.count.x + row];
    for (var column = first.x; column < cells.count.x; column += stride.x) {
      flags[row * cells.count.x + column] = enclose(sides[column], y).sure;
    }
  }
}
