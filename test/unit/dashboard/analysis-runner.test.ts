import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type AnalyseRequest, runAnalysis } from '../../../dashboard/analysis-runner.ts';
import { DashboardStore } from '../../../dashboard/store.ts';
import { initialModel } from '../../../dashboard/view/model.ts';
import { analyseTrials } from '../../fixtures/dashboard/analyse-trials.ts';
import { startMs, updatesOf } from '../../fixtures/dashboard/model-at.ts';
import { scriptSweep } from '../../fixtures/dashboard/scripted-sweep.ts';

const script = scriptSweep({ startMs });

function storeAt(elapsedMs: number): DashboardStore {
  const store = new DashboardStore(initialModel({ columns: 80, rows: 24 }), {
    nowMs: () => startMs + elapsedMs,
  });
  store.dispatch({ kind: 'opened' }, { kind: 'updates', updates: updatesOf(script, startMs + elapsedMs) });
  return store;
}

describe('the analysis', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('follows the results, each state of them once, and not inside the change itself', async () => {
    const requests: AnalyseRequest[] = [];
    const store = storeAt(60_000);
    const runner = runAnalysis(store, (request) => {
      requests.push(request);
      return analyseTrials(request);
    });
    expect(requests).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(5000);
    store.tick();
    await vi.advanceTimersByTimeAsync(5000);
    expect(requests.map(({ response, interim }) => [response, interim])).toEqual([['clip_image', true]]);
    expect(store.snapshot().model.analyses.get('clip_image')?.trialsDone).toBe(18);
    store.dispatch({ kind: 'updates', updates: updatesOf(script, Number.POSITIVE_INFINITY) });
    await vi.advanceTimersByTimeAsync(5000);
    expect(requests.at(-1)?.interim).toBe(false);
    await runner.finish();
    expect([...store.snapshot().model.analyses.keys()]).toEqual(['clip_image', 'heldout_loss']);
    runner.stop();
  });

  it('takes a tenth of the time at most', async () => {
    let clockMs = 0;
    let calls = 0;
    const store = storeAt(30_000);
    const runner = runAnalysis(
      store,
      (request) => {
        calls++;
        clockMs += 200;
        return analyseTrials(request);
      },
      { elapsedMs: () => clockMs },
    );
    for (let elapsedMs = 30_000; elapsedMs < 50_000; elapsedMs += 1000) {
      store.dispatch({ kind: 'updates', updates: updatesOf(script, startMs + elapsedMs) });
      await vi.advanceTimersByTimeAsync(1000);
    }
    expect(calls).toBeGreaterThan(3);
    expect(calls * 200).toBeLessThanOrEqual(20_000 * 0.05 + 200);
    runner.stop();
  });

  it('is up to date soon after the start and at once after the end, however long the first took', async () => {
    let clockMs = 0;
    let tookMs = 30_000;
    const store = storeAt(30_000);
    const runner = runAnalysis(
      store,
      (request) => {
        clockMs += tookMs;
        return analyseTrials(request);
      },
      { elapsedMs: () => clockMs },
    );
    const shown = (): { readonly trialsDone: number; readonly interim: boolean } | undefined =>
      store.snapshot().model.analyses.get('clip_image');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(shown()?.trialsDone).toBe(8);
    store.dispatch({ kind: 'updates', updates: updatesOf(script, startMs + 60_000) });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(shown()?.trialsDone).toBe(18);
    // From the second on, what an analysis takes says how long to rest.
    store.dispatch({ kind: 'updates', updates: updatesOf(script, startMs + 65_000) });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(shown()?.trialsDone).toBe(18);
    tookMs = 0;
    store.dispatch({ kind: 'updates', updates: updatesOf(script, Number.POSITIVE_INFINITY) });
    await vi.advanceTimersByTimeAsync(100);
    expect(shown()?.interim).toBe(false);
    runner.stop();
  });

  it('that fails is reported once and does not end the dashboard', async () => {
    const store = storeAt(30_000);
    let calls = 0;
    const runner = runAnalysis(store, () => {
      calls++;
      throw new Error('singular');
    });
    await vi.advanceTimersByTimeAsync(20_000);
    expect(calls).toBe(1);
    store.dispatch({ kind: 'updates', updates: updatesOf(script, startMs + 40_000) });
    await vi.advanceTimersByTimeAsync(20_000);
    expect(calls).toBe(2);
    const said = store.snapshot().model.log.filter(({ text }) => text.includes('singular'));
    expect(said).toEqual([
      expect.objectContaining({ severity: 'error', text: 'the analysis of clip_image failed: singular' }),
    ]);
    runner.stop();
  });

  it('waits for the first result', async () => {
    let calls = 0;
    const runner = runAnalysis(storeAt(0), (request) => {
      calls++;
      return analyseTrials(request);
    });
    await vi.advanceTimersByTimeAsync(5000);
    expect(calls).toBe(0);
    runner.stop();
  });
});
