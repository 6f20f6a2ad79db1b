import { registerKernels } from '../kernel.ts';
import { saveByReference } from '../save-for-gradient.ts';
import { activationKernels } from './activation.ts';
import { adamWKernels } from './adamw.ts';
import { attentionKernels } from './attention.ts';
import { convolutionKernels } from './convolution.ts';
import { linearKernels } from './linear.ts';
import { normaliseKernels } from './normalise.ts';
import { device } from './shader.ts';
import { spatialKernels } from './spatial.ts';

/** Gives the active backend, webgpu, kernels of our own: one run of the device where the definition of an operation takes up to thirty. */
export function installKernels(): void {
  saveByReference('webgpu', device());
  registerKernels('webgpu', {
    ...activationKernels,
    ...adamWKernels,
    ...attentionKernels,
    ...convolutionKernels,
    ...linearKernels,
    ...normaliseKernels,
    ...spatialKernels,
  });
}
