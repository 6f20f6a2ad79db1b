import { expect, it } from 'vitest';
import { defaultTerms } from '../../../stats/default-terms.ts';
import { termName } from '../../../stats/model/term.ts';

const paper = [
  { name: 'input', levels: 10 },
  { name: 'output', levels: 7 },
  { name: 'activation', levels: 4 },
  { name: 'scale', levels: 4 },
];
const linked = [{ factors: ['input', 'output'], combinations: 20 }] as const;
const names = (...args: Parameters<typeof defaultTerms>) => defaultTerms(...args).map(termName);

it('takes all two-way interactions where the runs allow', () => {
  expect(names(paper, 320, 1, linked)).toHaveLength(4 + 6);
});

it('keeps the interaction of a linked pair before any other', () => {
  expect(names(paper, 80, 1, linked)).toEqual(['input', 'output', 'activation', 'scale', 'input:output']);
});

it('falls back to main effects', () => {
  expect(names(paper, 40, 1, linked)).toEqual(['input', 'output', 'activation', 'scale']);
});

it('leaves out factors with one level', () => {
  expect(
    names(
      [
        { name: 'a', levels: 3 },
        { name: 'b', levels: 1 },
      ],
      30,
    ),
  ).toEqual(['a']);
});

it('counts the block', () => {
  const two = [
    { name: 'a', levels: 4 },
    { name: 'b', levels: 3 },
  ];
  expect(names(two, 22)).toEqual(['a', 'b', 'a:b']);
  expect(names(two, 22, 4)).toEqual(['a', 'b']);
});
