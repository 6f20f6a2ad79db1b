/**
 * Stands in for @tensorflow/tfjs-node and -gpu, whose native part no test machine has: registers the backend `tensorflow` as
 * they do, computing with the cpu backend, and notes in what state the process was when it was loaded.
 */
const util = require('node:util');
const { createRequire } = require('node:module');

const { FAKE_TFJS_NODE: kind, FAKE_ROOT: root } = process.env;
const { TF_FORCE_GPU_ALLOW_GROWTH, CUDA_VISIBLE_DEVICES } = process.env;
globalThis.seenByTfjsNode = {
  // Called by the real one; gone from Node 23 on.
  isNullOrUndefined: typeof util.isNullOrUndefined === 'function' && util.isNullOrUndefined(null),
  TF_FORCE_GPU_ALLOW_GROWTH,
  CUDA_VISIBLE_DEVICES,
};
if (kind === 'broken') throw new Error('libtensorflow.so.2: cannot open shared object file\n  and more');
const tf = createRequire(root)('@tensorflow/tfjs');
tf.copyRegisteredKernels('cpu', 'tensorflow');
if (kind === 'wrong') {
  tf.unregisterKernel('Softmax', 'tensorflow');
  tf.registerKernel({
    ...tf.getKernel('Relu', 'tensorflow'),
    kernelName: 'Softmax',
    kernelFunc: ({ inputs, backend }) =>
      tf.getKernel('Relu', 'tensorflow').kernelFunc({ inputs: { x: inputs.logits }, backend }),
  });
}
tf.registerBackend('tensorflow', () => {
  const backend = tf.findBackendFactory('cpu')();
  backend.isUsingGpuDevice = kind !== 'no-gpu';
  backend.binding = { TF_Version: '2.0.0' };
  return backend;
});
