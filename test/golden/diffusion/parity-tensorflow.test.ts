/**
 * The parity suite on the native TensorFlow, where it is installed: `npm run test:tensorflow` installs it. YATES_PARITY_DIR points it
 * at another set, as in parity.test.ts.
 */
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, test } from 'vitest';
import { activateBackend } from '../../../diffusion/backend/choose.ts';
import { parityFaults, runParityCase } from '../../../diffusion/backend/parity.ts';
import { tf } from '../../../diffusion/tf.ts';
import { paritySets } from './parity-sets.ts';

const isInstalled = (() => {
  try {
    createRequire(import.meta.url).resolve('@tensorflow/tfjs-node');
    return true;
  } catch {
    return false;
  }
})();
const sets = await paritySets();

describe.runIf(isInstalled)('parity with the reference on tfjs-node', () => {
  let description = '';
  beforeAll(async () => {
    // With its self-test.
    ({ description } = await activateBackend('tfjs-node'));
  }, 600_000);

  test('is on libtensorflow, and says which', () => {
    expect(description).toMatch(/^tfjs-node, tensorflow \d+\.\d+\.\d+/);
    expect(tf.getBackend()).toBe('tensorflow');
  });

  describe.each(sets)('set $name', (set) => {
    test.each(set.cases)(
      'parity $id: $input > $output, $activation, scale $scale, width $midDim',
      async (parityCase) => {
        const before = tf.memory().numTensors;
        expect(parityFaults(parityCase, await runParityCase(set, parityCase))).toEqual([]);
        expect(tf.memory().numTensors).toBe(before);
      },
      600_000,
    );
  });
});
