import { expect, it } from 'vitest';
import { designOf } from '../../../../../design/design-of.ts';
import { parseSweep } from '../../../../../design/file/parse-sweep.ts';
import { faultsOf } from '../../sweep-text.ts';

const sweep = `version: 1
name: sizes
factors: { size: [small, large] }
response: { primary: score, goal: maximize }
trainer: { kind: command, run: train }
`;

it('keep is no part of the design: another choice is the same sweep', () => {
  const specs = ['', 'keep: { checkpoints: last }\n', 'keep: { checkpoints: all }\n'].map((more) =>
    parseSweep(`${sweep}${more}`, { fileName: 'sizes.yaml' }),
  );
  expect(specs.map(({ keep }) => keep?.checkpoints)).toEqual([undefined, 'last', 'all']);
  expect(new Set(specs.map((spec) => designOf(spec, 'base').hash)).size).toBe(1);
  expect(faultsOf(`${sweep}keep: { checkpoints: some }\n`)).toEqual([
    expect.stringMatching(/^E_SWEEP\w* 6:\d+ .*checkpoints/),
  ]);
});
