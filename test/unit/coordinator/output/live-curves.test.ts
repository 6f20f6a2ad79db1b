import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { encodeCurvesSync } from '../../../../base/curve/curve-file.ts';
import type { Curves } from '../../../../base/curve/curves.ts';
import type { Attempt } from '../../../../coordinator/core/state.ts';
import { CurveStore } from '../../../../coordinator/output/curve-store.ts';
import { LiveCurves } from '../../../../coordinator/output/live-curves.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';
import { CoreHarness } from '../core/core-harness.ts';

const lossAt = (steps: number[]): Curves =>
  new Map([['loss', { steps, values: steps.map((step) => 1 / step), elapsedMs: steps }]]);
const all = [1, 2, 3, 4];
const whole = encodeCurvesSync(lossAt(all));

function running() {
  const harness = new CoreHarness();
  harness.launch();
  harness.register('a');
  const [attempt] = harness.lease('a');
  if (attempt === undefined) throw new Error('nothing was leased');
  const folder = temporaryFolder();
  const store = new CurveStore(folder);
  const live = new LiveCurves(harness.state, store, pino({ level: 'silent' }));
  const report = (step: number) => live.report(attempt, step, { loss: 1 / step }, step);
  /** The agent has sent the result, and all is written. */
  const end = async (): Promise<void> => {
    const from = harness.events.length;
    harness.complete(attempt);
    live.onEvents(harness.events.slice(from));
    await live.stop();
  };
  return { live, store, folder, attempt, report, end };
}

const stepsIn = async (store: CurveStore, { trial, fence }: Attempt) =>
  (await store.read({ trialId: trial.plan.id, fence }))?.get('loss')?.steps;

describe('the curves that a coordinator holds of a running attempt', () => {
  it.each([
    ['before it', [1], []],
    ['after it, the first of all', [], [4]],
    ['before and after it', [1, 2], [3, 4]],
  ])('give way to the whole that the agent sends, with reports %s', async (_, before, after) => {
    const { live, store, attempt, report, end } = running();
    before.forEach(report);
    const kept = live.replace(attempt, whole);
    // While it is still being written, and the attempt still runs.
    after.forEach(report);
    await kept;
    expect(await live.of(attempt)).toBeUndefined();
    await end();
    expect(await stepsIn(store, attempt)).toEqual(all);
  });

  it.each([
    ['more was reported', [2]],
    ['nothing more was reported', []],
  ])('are kept where the whole cannot be, and %s', async (_, after) => {
    const { live, store, folder, attempt, report, end } = running();
    report(1);
    // A file where the folder of the attempt would be.
    const inTheWay = join(folder, encodeURIComponent(attempt.trial.plan.id).slice(0, 2));
    writeFileSync(inTheWay, '');
    await expect(live.replace(attempt, whole)).rejects.toThrow(/ENOTDIR|EEXIST/);
    expect((await live.of(attempt))?.get('loss')?.steps).toEqual([1]);
    after.forEach(report);
    rmSync(inTheWay);
    await end();
    expect(await stepsIn(store, attempt)).toEqual([1, ...after]);
    expect(
      readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith('.partial')),
    ).toEqual([]);
  });

  it('are written whole by two calls at once', async () => {
    const { live, store, attempt } = running();
    await Promise.all([live.replace(attempt, whole), live.replace(attempt, whole)]);
    expect(await stepsIn(store, attempt)).toEqual(all);
  });
});
