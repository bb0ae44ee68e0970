// Asks for the graphics device before any other script has come: just started, a browser takes up to a second for it.
// It stands in the page itself (PictureFrame.svelte); openDevice in device.ts, which asks in the same words, takes it.
if (navigator.gpu && new URLSearchParams(location.search).get('engine') !== 'cpu')
  globalThis.earlyDevice ??= navigator.gpu
    .requestAdapter({ powerPreference: 'high-performance' })
    .then(async (adapter) => adapter && { adapter, device: await adapter.requestDevice({ label: 'nabla' }) })
    .catch(() => null)
