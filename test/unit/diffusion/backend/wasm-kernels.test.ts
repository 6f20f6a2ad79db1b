/** Every kernel of the wasm backend against the reference of its operation on cpu, with both matrix products. */
import { afterAll, describe, expect, test } from 'vitest';
import { installWasm } from '../../../../diffusion/backend/wasm/install.ts';
import { registerReferences } from '../../../../diffusion/ops/all.ts';
import { tf } from '../../../../diffusion/tf.ts';
import { caseNames, differencesFromReference, operationsWithoutCase } from './kernel-cases.ts';

test('every operation has a case', () => {
  expect(operationsWithoutCase()).toEqual([]);
});

registerReferences('cpu');
registerReferences('wasm');

describe.each(['off', undefined])('wasm kernels with YATES_OPENBLAS %s', (openBlas) => {
  afterAll(() => tf.disposeVariables());

  test.each(caseNames)('%s is its reference', async (name) => {
    expect(await differencesFromReference(name, () => installWasm(openBlas))).toEqual([]);
  });
});
