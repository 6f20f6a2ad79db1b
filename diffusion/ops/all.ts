/** Importing this declares every operation, so that a backend can be given all their kernels. */
import './activation.ts';
import './adamw.ts';
import './attention.ts';
import './convolution.ts';
import './linear.ts';
import './normalise.ts';
import './orthogonalise.ts';
import './spatial.ts';

export { operationNames, referenceOf, registerReferences } from './define.ts';
