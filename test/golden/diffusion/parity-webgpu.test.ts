/**
 * The parity suite on WebGPU. SwiftShader takes up to a minute a case, so that one case of each set must do;
 * YATES_PARITY_FULL=1 runs them all, and YATES_PARITY_DIR another set, as in parity.test.ts.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { activateBackend } from '../../../diffusion/backend/choose.ts';
import { parityFaults, runParityCase } from '../../../diffusion/backend/parity.ts';
import { paritySets } from './parity-sets.ts';
import { useSwiftshader } from './swiftshader.ts';

const available = useSwiftshader();
const everyCase = process.env['YATES_PARITY_FULL'] === '1';
const sets = await paritySets();

describe.skipIf(!available)('parity with the reference on webgpu', () => {
  let description = '';
  beforeAll(async () => {
    // With its self-test.
    ({ description } = await activateBackend('webgpu'));
  }, 600_000);

  test('is on the software adapter', () => {
    expect(description).toMatch(/^webgpu, .*SwiftShader/);
  });

  describe.each(sets)('set $name', (set) => {
    test.each(set.cases.filter((_, index) => everyCase || index === 3))(
      'parity $id: $input > $output, $activation, scale $scale, width $midDim',
      async (parityCase) => {
        expect(parityFaults(parityCase, await runParityCase(set, parityCase))).toEqual([]);
      },
      600_000,
    );
  });
});
