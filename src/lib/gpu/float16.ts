// Stands in for the type by its size alone: no buffer of ours holds half floats.
if (!('Float16Array' in globalThis)) Object.assign(globalThis, { Float16Array: Uint16Array })
