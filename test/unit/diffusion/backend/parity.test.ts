/** The yardstick itself: what the parity suite would see of a gradient or an output that is a little wrong. */
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { packageRoot } from '../../../../base/package-root.ts';
import { activateBackend } from '../../../../diffusion/backend/choose.ts';
import {
  loadParitySet,
  type ParityCase,
  parityFaults,
  type ParitySet,
  runParityCase,
} from '../../../../diffusion/backend/parity.ts';

const set = await loadParitySet(join(packageRoot, 'diffusion', 'backend', 'parity-set'));
const parityCase = set.cases.find(
  ({ input, output }) => input === 'attn2o' && output === 'ffni',
) as ParityCase;

/** The set with one tensor of the reference scaled: what we compute is then wrong by as much. */
function scaled(name: string, factor: number): ParitySet {
  const tensor = set.tensors.get(name);
  if (tensor === undefined) throw new Error(`no tensor ${name}`);
  const data = tensor.data.map((value) => value * factor);
  return { ...set, tensors: new Map(set.tensors).set(name, { ...tensor, data }) };
}

const faultsWith = async (name: string, factor: number) =>
  parityFaults(parityCase, await runParityCase(scaled(name, factor), parityCase));

describe('the parity suite', () => {
  beforeAll(async () => {
    await activateBackend('wasm');
  });

  const gradients = [...set.tensors.keys()].filter((name) => name.startsWith(`${parityCase.id}.grad.`));

  test.each(gradients)('sees that %s is wrong by 3%', async (name) => {
    const tensor = name.slice(`${parityCase.id}.grad.`.length);
    expect(await faultsWith(name, 1.03)).toEqual([expect.stringContaining(tensor)]);
  });

  test('sees an output that is wrong in the fourth digit', async () => {
    expect(await faultsWith(`${parityCase.id}.eps`, 1.0003)).toEqual(['output is off by 3.0e-4']);
  });

  test('sees a loss, a number of weights and a result that is no number', async () => {
    const wrong = { ...parityCase, loss: parityCase.loss * 1.001, adapterParams: 1 };
    const faults = parityFaults(wrong, await runParityCase(set, wrong));
    expect(faults).toEqual([
      expect.stringMatching(/^loss is off by 1\.0e-3/),
      expect.stringMatching(/^the adapter has \d+ weights instead of 1$/),
    ]);
    expect(await faultsWith(`${parityCase.id}.eps`, Number.NaN)).toEqual(['output is off by NaN']);
  });
});
