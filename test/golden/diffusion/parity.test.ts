/**
 * The U-Net and its adapters against the paper's own code (PyTorch): outputs, losses and the gradient of every adapter
 * tensor. YATES_PARITY_DIR points it at another set of the same form: base.safetensors, cases.safetensors, index.json.
 *
 * Each backend runs enough cases to have each point and each activation. In `npm run test:long` the backend that trials run on, wasm
 * with its own matrix product, runs every case; YATES_PARITY_FULL=1 runs them all on the slow reference (cpu) and with another matrix
 * product (openblas), too.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { parityFaults, runParityCase } from '../../../diffusion/backend/parity.ts';
import { installWasm } from '../../../diffusion/backend/wasm/install.ts';
import { registerReferences } from '../../../diffusion/ops/all.ts';
import { tf } from '../../../diffusion/tf.ts';
import { runsInFull } from '../../in-full.ts';
import { coveringCases } from './covering-cases.ts';
import { paritySets } from './parity-sets.ts';

const sets = await paritySets();
const isChosen = coveringCases(sets);
/** Nets far larger than the shipped one take the cpu backend minutes a case. */
const timeoutMs = 600_000;

const backends = {
  async cpu() {
    await tf.setBackend('cpu');
    registerReferences('cpu');
    return 'cpu';
  },
  async wasm() {
    const product = await installWasm('off');
    registerReferences('wasm');
    return product;
  },
  async openblas() {
    const product = await installWasm(process.env['YATES_OPENBLAS']);
    registerReferences('wasm');
    return product;
  },
};

describe.each(Object.keys(backends) as (keyof typeof backends)[])(
  'parity with the reference on %s',
  (name) => {
    let product = '';
    beforeAll(async () => {
      product = await backends[name]();
    });

    describe.each(sets)('set $name', (set) => {
      test.each(set.cases.filter((each) => (name === 'wasm' && runsInFull) || isChosen(each)))(
        'parity $id: $input > $output, $activation, scale $scale, width $midDim',
        async (parityCase) => {
          // Where the machine has no OpenBLAS the wasm run above has already shown all there is.
          if (name === 'openblas' && product === 'simd') return;
          expect(parityFaults(parityCase, await runParityCase(set, parityCase))).toEqual([]);
        },
        timeoutMs,
      );
    });
  },
);
