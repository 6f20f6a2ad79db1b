/** The check itself: each kind of violation is planted and must be seen. */
import { expect, test } from 'vitest';
import { type Evidence, violations } from './check.ts';

function evidence(): Evidence {
  const rows = [1, 2, 3].map((at) => ({
    trialId: `t${at}`,
    cell: String(at),
    replicate: '1',
    state: 'done',
    settings: `a=${at}`,
    score: at,
    stamp: 10 * at,
    resumedFrom: 0,
  }));
  return {
    rows,
    trials: 3,
    ledger: new Map(
      rows.map(({ trialId, stamp, score }) => [`${trialId} ${stamp}`, { trialId, stamp, score, pid: 0 }]),
    ),
    acknowledged: new Map([['t1', 10]]),
    shown: new Map([['t2', 20]]),
    countedInLog: new Map(rows.map(({ trialId }) => [trialId, 1])),
    leftRunning: [],
  };
}

test('nothing is wrong where all is well', () => {
  expect(violations(evidence())).toEqual([]);
});

const well = evidence();
const [first, ...others] = well.rows;
test.each<[string, Partial<Evidence>, RegExp]>([
  ['a cell that is missing', { rows: others }, /2 rows are exported, not 3/],
  ['a cell twice', { rows: [...others, { ...well.rows[1]!, trialId: 't9' }] }, /exported twice/],
  ['a trial that failed', { rows: [{ ...first!, state: 'failed' }, ...others] }, /t1 is failed/],
  ['a result from nowhere', { rows: [{ ...first!, stamp: 11 }, ...others] }, /no run of it made/],
  ['a result that was changed', { rows: [{ ...first!, score: 7 }, ...others] }, /has 7, its run made 1/],
  ['a result counted twice', { countedInLog: new Map([...well.countedInLog, ['t3', 2]]) }, /counted 2 times/],
  [
    'a result not in the log',
    {
      countedInLog: new Map([
        ['t1', 1],
        ['t2', 1],
      ]),
    },
    /t3 is counted 0 times/,
  ],
  ['an acknowledged result lost', { acknowledged: new Map([['t1', 12]]) }, /12 was acknowledged/],
  ['a shown result taken back', { shown: new Map([['t2', 21]]) }, /21 was shown/],
  ['a process left running', { leftRunning: [4711] }, /left running: 4711/],
])('sees %s', (_what, planted, words) => {
  expect(violations({ ...evidence(), ...planted }).join('\n')).toMatch(words);
});
