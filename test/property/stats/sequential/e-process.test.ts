import { expect, it } from 'vitest';
import { seededRandom, shuffle } from '../../../../base/random.ts';
import { fitModel } from '../../../../stats/model/linear-fit.ts';
import { layOutModel } from '../../../../stats/model/model-matrix.ts';
import { prepareData } from '../../../../stats/model/prepare.ts';
import { eProcess } from '../../../../stats/sequential/e-process.ts';
import { dataTable, factorColumn, numericColumn } from '../../../../stats/table/data-table.ts';
import { fUpperTail } from '../../../../stats/distributions/f-distribution.ts';
import { increment } from '../../../../stats/model/sum-of-squares.ts';

const cells = ['a', 'b', 'c', 'd'].flatMap((act) => ['x', 'y', 'z'].map((site) => ({ act, site })));
const looks = [18, 24, 30, 36, 48, 60, 72];

/** Sweeps of 72 runs that arrive in random order and are looked at seven times. */
function sweep(random: ReturnType<typeof seededRandom>, effect: number) {
  const runs = shuffle(Array.from({ length: 6 }, () => cells).flat(), random);
  const y = runs.map(
    ({ act, site }) => (act === 'b' ? effect : 0) + (site === 'x' ? 3 : 0) + random.normal(),
  );
  let [byE, byP, lastE] = [false, false, 1];
  for (const seen of looks) {
    const table = dataTable({
      act: factorColumn(
        runs.slice(0, seen).map(({ act }) => act),
        ['a', 'b', 'c', 'd'],
      ),
      site: factorColumn(runs.slice(0, seen).map(({ site }) => site)),
      y: numericColumn(y.slice(0, seen)),
    });
    const terms = [['act'], ['site']];
    const data = prepareData(table, { response: 'y', terms });
    const fit = fitModel(layOutModel(terms, data.variables), data.cells);
    const logE = eProcess(fit, 0, new Map([['act', 4]]))?.logE ?? 0;
    lastE = Math.exp(logE);
    byE ||= logE >= Math.log(20);
    const { df, sumSq } = increment(fit, [1], [0]);
    byP ||= fUpperTail((sumSq / df) * (fit.residualDf / fit.residualSumSq), df, fit.residualDf) < 0.05;
  }
  return { byE, byP, lastE };
}

it('peeking: the e-process is wrong in at most 5% of 4000 null sweeps, the fixed p in far more', () => {
  const random = seededRandom('e-process under the null');
  let [wrongE, wrongP, sumE] = [0, 0, 0];
  for (let k = 0; k < 4000; k++) {
    const { byE, byP, lastE } = sweep(random, 0);
    sumE += Math.min(lastE, 20);
    if (byE) wrongE++;
    if (byP) wrongP++;
  }
  expect(wrongE).toBeLessThanOrEqual(200);
  expect(wrongE).toBeGreaterThan(0);
  expect(wrongP).toBeGreaterThan(400);
  // What makes it one: under the null it is worth at most 1 on average, cut off or not.
  expect(sumE / 4000).toBeLessThanOrEqual(1);
  expect(sumE / 4000).toBeGreaterThan(0.8);
});

it('finds a large effect before the end', () => {
  const random = seededRandom('e-process with an effect');
  let found = 0;
  for (let k = 0; k < 100; k++) if (sweep(random, 2).byE) found++;
  expect(found).toBeGreaterThan(90);
});
