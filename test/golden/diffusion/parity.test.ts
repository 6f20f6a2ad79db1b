/**
 * The U-Net and its adapters against the paper's own code (PyTorch): outputs, losses and the gradient of every adapter
 * tensor. YATES_PARITY_DIR points it at another set of the same form: base.safetensors, cases.safetensors, index.json.
 */
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { registerReferences } from '../../../diffusion/ops/all.ts';
import { installWasm } from '../../../diffusion/backend/wasm/install.ts';
import { tf } from '../../../diffusion/tf.ts';
import { loadParitySet, runParityCase } from './parity-case.ts';

const shipped = fileURLToPath(new URL('../../fixtures/diffusion/parity', import.meta.url));
const set = await loadParitySet(process.env['YATES_PARITY_DIR'] ?? shipped);
const tolerance = 1e-4;
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

    test.each(set.cases)(
      'parity $id: $input > $output, $activation, scale $scale, width $midDim',
      async (parityCase) => {
        // Where the machine has no OpenBLAS the wasm run above has already shown all there is.
        if (name === 'openblas' && product === 'xnnpack') return;
        const { outputError, loss, adapterParams, gradientErrors } = await runParityCase(set, parityCase);
        expect(adapterParams).toBe(parityCase.adapterParams);
        expect(outputError).toBeLessThan(tolerance);
        expect(Math.abs(loss / parityCase.loss - 1)).toBeLessThan(tolerance);
        const wrong = [...gradientErrors].filter(([, error]) => !(error < tolerance));
        expect(wrong).toEqual([]);
      },
      timeoutMs,
    );
  },
);
