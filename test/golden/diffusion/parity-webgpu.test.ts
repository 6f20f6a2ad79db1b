/**
 * The parity suite on WebGPU. SwiftShader takes up to a minute a case: `npm test` runs the self-test alone, which has a net shaped as that of
 * the largest set with an adapter in its residual blocks, `npm run test:long` a few cases as well; YATES_PARITY_FULL=1 runs them
 * all, and YATES_PARITY_DIR another set, as in parity.test.ts.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { activateBackend } from '../../../diffusion/backend/choose.ts';
import { parityFaults, runParityCase } from '../../../diffusion/backend/parity.ts';
import { everyCase } from './covering-cases.ts';
import { paritySets } from './parity-sets.ts';
import { useSwiftshader } from './swiftshader.ts';
import { runsInFull } from '../../in-full.ts';

const available = useSwiftshader();
const isGiven = process.env['YATES_PARITY_DIR'] !== undefined;
/** By set: an adapter that reads the context, and one that reads tokens of the picture. */
const fewCases: Readonly<Record<string, string>> = runsInFull
  ? { 'parity-sites': 'case12', 'parity-set': 'case00' }
  : {};
const sets = (await paritySets())
  .map((set) => {
    const few = isGiven ? set.cases[0]?.id : fewCases[set.name];
    return { ...set, cases: set.cases.filter(({ id }) => everyCase || id === few) };
  })
  .filter(({ cases }) => cases.length > 0);

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
    test.each(set.cases)(
      'parity $id: $input > $output, $activation, scale $scale, width $midDim',
      async (parityCase) => {
        expect(parityFaults(parityCase, await runParityCase(set, parityCase))).toEqual([]);
      },
      600_000,
    );
  });
});
