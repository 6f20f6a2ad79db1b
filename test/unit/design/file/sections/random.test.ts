import { expect, test } from 'vitest';
import { designOf } from '../../../../../design/design-of.ts';
import { parseSweep } from '../../../../../design/file/parse-sweep.ts';
import { faultsOf, withLine } from '../../sweep-text.ts';

const text = (random: string): string => `version: 1
name: subjects
factors: { subject: [cat, heart, smiley], size: [1, 2], only: [x] }
derive: { width: { by: size, map: { 1: 8, 2: 16 } } }
${random}
response: { primary: score, goal: maximize }
trainer: { kind: command, run: "true" }
`;
const parse = (random: string) => parseSweep(text(random), { fileName: 'sweep.yaml' });

test('names the factors whose levels are a sample, and is in the design hash only where it is written', () => {
  expect(parse('random: [subject]').random).toEqual(['subject']);
  expect(parse('')).not.toHaveProperty('random');
  const [without, with_] = [designOf(parse(''), 'base'), designOf(parse('random: [subject]'), 'base')];
  expect(with_.hash).not.toBe(without.hash);
  expect(with_.trials).toEqual(without.trials);
});

test.each([
  [
    'a factor that is not there',
    '[subjekt]',
    'E_DESIGN_RANDOM 5:10 no factor named "subjekt"; did you mean "subject"?',
  ],
  ['one twice', '[subject, subject]', 'E_DESIGN_RANDOM 5:19 factor "subject" is listed twice; remove one'],
  [
    'a derived column',
    '[width]',
    '"width" is a derived column, not a factor; name the factor that it follows',
  ],
  ['a single level', '[only]', 'factor "only" has a single level, which is no sample'],
  [
    'all of them',
    '[subject, size]',
    'random lists every factor, so that none is left whose levels could be compared',
  ],
  ['a text', 'subject', 'E_SWEEP_VALUE 5:9 random: "subject" is not a list; write a list: [ ... ]'],
  ['nothing', '[]', 'E_SWEEP_VALUE 5:9 random'],
])('refuses %s', (_what, written, expected) => {
  const faults = faultsOf(text(`random: ${written}`));
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain(expected);
});

test('a sweep does not stop for the differences between levels of a sample', () => {
  const stop = `${withLine('response', 'response: { primary: clip_image, goal: maximize }')}random: [scale]\nstop: { when_decided: [scale] }\n`;
  expect(faultsOf(stop)).toEqual([
    expect.stringContaining('E_STOP_FACTOR 14:24 factor "scale" is random: its levels are a sample'),
  ]);
});
