import { expect, it } from 'vitest';
import { evidenceLines } from '../../../../dashboard/view/lines/evidence-lines.ts';
import type { Evidence } from '../../../../stats/analysis-result.ts';
import { smallSpec } from '../../report/finished-sweep.ts';

const textOf = (evidence: readonly Evidence[], seeds: string | null): string[] =>
  evidenceLines({ evidence, seeds }, smallSpec, 100, '...').map((line) =>
    line.map(({ text }) => text).join(''),
  );

const process: Evidence[] = [
  { term: 'input', logE: Math.log(30), p: 1 / 30, look: null },
  { term: 'scale', logE: null, p: null, look: null },
];

it.each([
  [null, 'lags behind p, because it may be looked at after every run'],
  ['replicate', 'lags behind p, because it may be looked at after every complete replicate'],
])('says why an e-process lags behind p, seeds shared: %s', (seeds, why) => {
  expect(textOf(process, seeds)).toEqual([
    'evidence, however often one looks   enough at E 20',
    'input  enough   E 30',
    'scale  nothing to say yet',
    why,
    '',
  ]);
});

it('says at which planned look it is, and why that lags behind p', () => {
  const look = { number: 2, planned: 5 };
  const lines = textOf([{ term: 'input', logE: null, p: 0.07, look }], null);
  expect(lines).toEqual([
    'evidence, one look after each replicate   enough at p 0.05',
    'input  not yet  p = .070 at look 2 of 5',
    'lags behind p of the table, because all planned looks share the level',
    '',
  ]);
});
