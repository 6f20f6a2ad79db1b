import { silu } from '../ops/activation.ts';
import { convolution } from '../ops/convolution.ts';
import { linear } from '../ops/linear.ts';
import { groupNormSilu } from '../ops/normalise.ts';

/** What adapters compute with, besides the methods of tensors: operations with a kernel on every backend. */
export const operations = { convolution, groupNormSilu, linear, silu } as const;
