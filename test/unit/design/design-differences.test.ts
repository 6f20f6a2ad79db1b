import { expect, test } from 'vitest';
import { designDifferences } from '../../../design/design-differences.ts';
import { parseSweep } from '../../../design/file/parse-sweep.ts';

const text = `version: 1
name: sizes
factors: { size: [1, 2], shape: [round, square] }
replicates: 2
response: { primary: score, goal: maximize }
trainer: { kind: command, run: train, timeout: 1h, kill_grace: 9s }
retry: { user: 2 }
`;
const specOf = (source: string) => parseSweep(source, { fileName: 'sizes.yaml' });

test.each([
  ['size: [1, 2]', 'size: [1, 2, 3, 4]', ['factor size has level 3, 4 too']],
  ['shape: [round, square]', 'shape: [round]', ['factor shape has level "square" no more']],
  ['size: [1, 2]', 'size: [2, 1]', ['the levels of size stand in another order']],
  ['size:', 'depth:', ['factor depth is new', 'factor size is gone']],
  ['replicates: 2', 'replicates: 3', ['3 replicates, not 2']],
  ['run: train,', 'run: other,', ['trainer.run differs']],
  ['goal: maximize', 'goal: minimize', ['response differs']],
  ['replicates: 2', 'replicates: 2\nseed: 7', ['seed differs']],
  ['timeout: 1h, kill_grace: 9s', 'timeout: 2h', []],
  ['user: 2', 'user: 3', []],
  ['name: sizes', 'name: sizes\ndescription: new', []],
])('%s to %s is %j', (from, to, expected) => {
  const edited = text.replace(from, to);
  expect(edited).not.toBe(text);
  expect(designDifferences(specOf(text), specOf(edited))).toEqual(expected);
});
