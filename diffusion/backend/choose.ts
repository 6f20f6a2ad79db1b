import '../ops/all.ts';
import { YatesError } from '../../base/error.ts';
import { registerReferences } from '../ops/all.ts';
import { tf } from '../tf.ts';
import { installWasm } from './wasm/install.ts';

export interface Backend {
  readonly name: string;
  /** Backend and what multiplies its matrices; results are reproducible where this is the same. */
  readonly description: string;
}

export async function activateBackend(name = process.env['YATES_BACKEND']): Promise<Backend> {
  if (name === 'cpu') {
    registerReferences('cpu');
    await tf.setBackend('cpu');
    return { name: 'cpu', description: 'cpu' };
  }
  if (name !== undefined && name !== 'wasm') {
    throw new YatesError({ code: 'E_BACKEND', message: `no backend "${name}"`, next: 'use wasm or cpu' });
  }
  const product = await installWasm(process.env['YATES_OPENBLAS']);
  registerReferences('wasm');
  return { name: 'wasm', description: `wasm, ${product}` };
}
