// Before webgpu-utils, which asks for it as it loads: browsers with WebGPU but without this type are about.
import './float16'

/** WGSL's structures as views of memory. */
export { makeShaderDataDefinitions, makeStructuredView } from 'webgpu-utils'
