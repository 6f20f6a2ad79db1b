import { describe, expect, it } from 'vitest';
import { fitModel } from '../../../stats/model/linear-fit.ts';
import { layOutModel } from '../../../stats/model/model-matrix.ts';
import { prepareData } from '../../../stats/model/prepare.ts';
import { eProcess } from '../../../stats/sequential/e-process.ts';
import { obrienFlemingSpent, plannedLooks } from '../../../stats/sequential/planned-looks.ts';
import { deviation, referenceCase, tableOf, terms } from './reference-case.ts';

interface StreamRow {
  n: number;
  phi: number;
  rankNuisance: number;
  logE: number;
  pAnytime: number;
  spendAlphaOF: number;
}

describe('26 e-process of activation as runs arrive', () => {
  const reference = referenceCase('26-eprocess');
  const model = terms('site + activation + scale');

  it.each(reference.expected.table<StreamRow>('stream'))('n=$n, precision $phi', (row) => {
    const { columns } = reference.data;
    const head = Object.fromEntries(
      Object.entries(columns).map(([name, values]) => [name, values.slice(0, row.n)]),
    );
    const table = tableOf({ ...reference, data: { ...reference.data, columns: head } });
    const data = prepareData(table, { response: 'clip', terms: model });
    const fit = fitModel(layOutModel(model, data.variables), data.cells);
    const evidence = eProcess(fit, 1, new Map([['activation', 4]]), row.phi);
    // Near logE = 0 the agreement is that of E itself.
    expect(Math.abs((evidence?.logE ?? Number.NaN) - row.logE)).toBeLessThan(1e-8);
    expect(deviation('p', evidence?.p, row.pAnytime, reference.relTol)).toEqual([]);
    expect(deviation('alpha', obrienFlemingSpent(row.n / 320), row.spendAlphaOF, 1e-8)).toEqual([]);
  });
});

describe('25 planned looks', () => {
  const { expected } = referenceCase('25-sequential');
  it('spend alpha as O Brien and Fleming do', () => {
    const times = expected.table<number>('asOF.informationRates');
    const spent = expected.table<number>('asOF.alphaSpent');
    const looks = plannedLooks(times);
    let sum = 0;
    for (const [k, look] of looks.entries()) {
      sum += look.rejectBelow;
      expect(deviation(`look ${k}`, sum, spent[k] ?? null, 1e-5)).toEqual([]);
    }
    expect(looks[0]?.rejectBelow).toBeLessThan(2e-5);
    expect(sum).toBeCloseTo(0.05, 12);
  });
});
