/**
 * Kernels in WebAssembly with vectors of four floats, on the memory of TensorFlow.js's own module. AssemblyScript: the
 * syntax is TypeScript's, addresses (`usize`) are in bytes. Nothing here allocates or holds state.
 */
export { adamW, moveAverage } from './adamw';
export { geglu, gegluGradient, silu, siluGradient } from './activation';
export { allFinite } from './finite';
export { gemm } from './gemm';
export { groupNorm, groupNormGradient } from './group-norm';
export { layerNorm, layerNormGradient } from './layer-norm';
export { gatherPatches, scatterPatches, turnFilter } from './patches';
export { addPerImage, fillRows, sumRows, upsample, upsampleGradient } from './rows';
export { softmax, softmaxGradient } from './softmax';
