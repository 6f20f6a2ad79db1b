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
  const all = 'keep: { artifacts: best 3, checkpoints: 2, output: 30d, curves: 36h }\n';
  const written = parseSweep(`${sweep}${all}`, { fileName: 'sizes.yaml' });
  const dayMs = 86_400_000;
  expect(written.keep).toEqual({ artifacts: 3, checkpoints: 2, outputMs: 30 * dayMs, curvesMs: 1.5 * dayMs });
  const nothing = 'keep: { artifacts: all, checkpoints: none, output: all }\n';
  expect(parseSweep(`${sweep}${nothing}`, { fileName: 'sizes.yaml' }).keep).toBeUndefined();
  specs.push(written);
  expect(new Set(specs.map((spec) => designOf(spec, 'base').hash)).size).toBe(1);
  expect(faultsOf(`${sweep}keep: { checkpoints: some }\n`)).toEqual([
    expect.stringMatching(/^E_SWEEP\w* 6:\d+ .*checkpoints/),
  ]);
});

it.each([
  ['artifacts: best 0', 'best N'],
  ['artifacts: 3', 'best N'],
  ['checkpoints: 1001', 'a number from 1 to 1000'],
  ['output: 30', 'such as 30d'],
  ['output: 30m', 'such as 30d'],
  ['curves: 36501d', 'such as 30d'],
  ['outputs: 30d', 'did you mean "output"?'],
])('keep: { %s } is refused with its place and a way out', (written, words) => {
  const faults = faultsOf(`${sweep}keep: { ${written} }\n`);
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatch(/^E_\w+ 6:\d+ /);
  expect(faults[0]).toContain(words);
});
