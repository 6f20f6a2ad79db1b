/** The analysis in its thread: the same result, of what has changed alone, and an end that nobody hangs on. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { analyseForDashboard } from '../../../cli/analyse/analyse-for-dashboard.ts';
import { ThreadedAnalysis } from '../../../cli/analyse/thread/threaded-analysis.ts';
import type { AnalyseRequest } from '../../../dashboard/analysis-runner.ts';
import { initialModel } from '../../../dashboard/view/model.ts';
import { reduce } from '../../../dashboard/view/reduce.ts';
import { startMs, updatesOf } from '../../fixtures/dashboard/model-at.ts';
import { scriptSweep } from '../../fixtures/dashboard/scripted-sweep.ts';

const script = scriptSweep({ startMs });

function requestAt(elapsedMs: number, interim: boolean): AnalyseRequest {
  const updates = updatesOf(script, startMs + elapsedMs);
  const model = reduce(initialModel({ columns: 80, rows: 24 }), { kind: 'updates', updates }, startMs);
  const { spec, baseVersion = '' } = model.sweep ?? {};
  if (spec === undefined) throw new Error('the script has a sweep');
  const trials = [...model.trials.values()];
  return { sweepId: 's', spec, baseVersion, response: spec.primary.name, interim, trials };
}

function threaded(): ThreadedAnalysis {
  const analysis = new ThreadedAnalysis();
  onTestFinished(() => analysis.close());
  return analysis;
}

describe('the analysis in a thread', () => {
  it('is the one that is made here, also after changes', async () => {
    const analysis = threaded();
    for (const request of [requestAt(60_000, true), requestAt(Number.POSITIVE_INFINITY, false)])
      expect(await analysis.analyse(request)).toEqual(analyseForDashboard(request));
  });

  it('answers what a view asks, of the trials that it was told', async () => {
    const analysis = threaded();
    const { response, ...request } = requestAt(Number.POSITIVE_INFINITY, false);
    const failures = await analysis.study({ ...request, question: { kind: 'failures' } });
    expect(failures).toMatchObject({
      kind: 'failures',
      failures: [{ failed: 1, faultClass: 'diverged', message: 'the loss is not finite at step 110' }],
    });
    const full = await analysis.study({ ...request, question: { kind: 'full', response, type: 3 } });
    if (full.kind !== 'full') throw new Error('another answer');
    expect(full.analysis.type).toBe(3);
    expect(full.analysis.residuals).toEqual([]);
    expect(full.residuals.rows).toBe(full.analysis.n);
  });

  it('forgets trials that are gone', async () => {
    const analysis = threaded();
    const all = requestAt(Number.POSITIVE_INFINITY, false);
    await analysis.analyse(all);
    const fewer = { ...all, trials: all.trials.slice(0, 20) };
    expect(await analysis.analyse(fewer)).toEqual(analyseForDashboard(fewer));
  });

  it('forgets the trials of another sweep', async () => {
    const analysis = threaded();
    const all = requestAt(Number.POSITIVE_INFINITY, false);
    await analysis.analyse({ ...all, trials: all.trials.slice(0, 15) });
    const other = { ...all, sweepId: 'other', trials: all.trials.slice(15) };
    expect(await analysis.analyse(other)).toEqual(analyseForDashboard(other));
  });

  it('fails in words, and is made again afterwards', async () => {
    const analysis = threaded();
    const request = requestAt(60_000, true);
    await expect(analysis.analyse({ ...request, spec: undefined as never })).rejects.toThrow(/undefined/);
    expect(await analysis.analyse(request)).toEqual(analyseForDashboard(request));
  });

  it('fails when its thread is ended, and the next request starts another', async () => {
    const analysis = threaded();
    const request = requestAt(60_000, true);
    const asked = analysis.analyse(request);
    await new Promise((resolve) => setImmediate(resolve));
    analysis.close();
    await expect(asked).rejects.toThrow(/stopped/);
    expect(await analysis.analyse(request)).toEqual(analyseForDashboard(request));
  });
});
