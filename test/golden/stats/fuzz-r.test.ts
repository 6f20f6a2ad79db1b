/** A fixed sample of the random designs and formulas of test/sim-stats/fuzz-r.ts, against R's stored answers. */
import { expect, it } from 'vitest';
import { differences, type FuzzAnswer, fuzzCase, ourAnswer } from '../../sim-stats/fuzz-cases.ts';
import { referenceFile } from './reference-file.ts';

const answers = referenceFile('fuzz-r.json') as FuzzAnswer[];

it.each(answers.map((answer, index) => [index, answer] as const))(
  'case %i agrees with R',
  (index, answer) => {
    expect(differences(ourAnswer(fuzzCase('1', index)), answer)).toEqual([]);
  },
);

it('sees a difference', () => {
  const [first] = answers;
  const rows = (first?.rows ?? []).map((row) => ({ ...row, size: row.size * 1.001 }));
  expect(differences(ourAnswer(fuzzCase('1', 0)), { rows, means: [] })).not.toEqual([]);
});
