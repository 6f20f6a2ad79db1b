/** The check itself: each kind of violation is planted and must be seen. */
import { expect, test } from 'vitest';
import { countSteps, type LoggedAttempt, lostSteps, type SavingRun } from './lost-steps.ts';

/** A trial of ten steps that saves every fourth: killed after step six, it went on from step four. */
const runs: readonly SavingRun[] = [
  { trialId: 't', attempt: 1, from: 0, made: 6, said: 4, isOverlapping: false },
  { trialId: 't', attempt: 2, from: 4, made: 6, said: 8, isOverlapping: false },
];
const logged: readonly LoggedAttempt[] = [
  { trialId: 't', attempt: 1, granted: 0, newest: 0, kept: 4, isReleased: false, isCounted: false },
  { trialId: 't', attempt: 2, granted: 4, newest: 4, kept: 4, isReleased: false, isCounted: true },
];
const change = <Item>(all: readonly Item[], at: number, changed: Partial<Item>): Item[] =>
  all.map((one, index) => (index === at ? { ...one, ...changed } : one));

test('nothing is wrong where each attempt goes on from the newest checkpoint', () => {
  expect(lostSteps(runs, logged)).toEqual([]);
  const steps = { attempts: 2, resumed: 1, made: 12, again: 2, unkept: 0, resumedResults: 1 };
  expect(countSteps(runs, logged, 10)).toEqual(steps);
});

test.each<[string, readonly SavingRun[], readonly LoggedAttempt[], RegExp]>([
  [
    'a grant of an older checkpoint',
    runs,
    change(logged, 1, { newest: 5 }),
    /granted step 4, and step 5 was kept/,
  ],
  [
    'a folder that was not filled',
    change(runs, 1, { from: 0 }),
    logged,
    /began at step 0 and was granted step 4/,
  ],
  [
    'two attempts at once',
    change(runs, 0, { isOverlapping: true }),
    logged,
    /attempt 1 of t made a step when/,
  ],
  [
    'a checkpoint lost though the trial was given back',
    change(runs, 0, { said: 5 }),
    change(logged, 0, { isReleased: true }),
    /of step 5 only 4 was kept/,
  ],
  ['an attempt that nobody granted', runs, logged.slice(0, 1), /attempt 2 of t is not in the log/],
])('sees %s', (_what, made, log, words) => {
  expect(lostSteps(made, log).join('\n')).toMatch(words);
});

test('a checkpoint that a kill kept from being recorded is counted, and no fault', () => {
  const cut = change(runs, 0, { said: 5 });
  expect(lostSteps(cut, logged)).toEqual([]);
  expect(countSteps(cut, logged, 10)).toMatchObject({ unkept: 1 });
});
