/** The dashboard of a sweep whose trials another sweep scores: what comes over the wire, up to what is shown and analysed. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchUpdateFromWire } from '../../../client/from-wire.ts';
import { type AnalyseRequest, runAnalysis } from '../../../dashboard/analysis-runner.ts';
import { DashboardStore } from '../../../dashboard/store.ts';
import { responseNames } from '../../../dashboard/view/anova-view.ts';
import { contentArea } from '../../../dashboard/view/layout.ts';
import { analysisLines } from '../../../dashboard/view/lines/analysis/analysis-lines.ts';
import { plainLook } from '../../../dashboard/view/look.ts';
import { initialModel } from '../../../dashboard/view/model.ts';
import { lineText } from '../../../dashboard/view/spans.ts';
import { yates } from '../../../proto/generated/yates.js';
import { analyseTrials } from '../../fixtures/dashboard/analyse-trials.ts';
import { startMs } from '../../fixtures/dashboard/model-at.ts';
import { scriptSweep } from '../../fixtures/dashboard/scripted-sweep.ts';

const { TrialState, SweepState } = yates.v1;
const script = scriptSweep({ startMs });
const wire = [...script.snapshot, ...script.news];
const done = wire.flatMap(({ trial }) => (trial?.state === TrialState.TRIAL_STATE_DONE ? [trial] : []));
const endedSweep = wire.findLast(({ sweep }) => Boolean(sweep))?.sweep;

/** What a coordinator sends once so many trials have been scored, by a sweep that is to score all. */
const news = (scored: number) => [
  ...done
    .slice(0, scored)
    .map((trial, at) => ({ trial: { ...trial, scores: [{ name: 'fid', value: 20 + at }] } })),
  {
    sweep: {
      ...endedSweep,
      scoredBy: [
        {
          sweepId: 'script-fid-1a2b3c4d',
          name: 'script-fid',
          state: scored < done.length ? SweepState.SWEEP_STATE_RUNNING : SweepState.SWEEP_STATE_FINISHED,
          trials: done.length,
          done: scored,
          responses: [{ name: 'fid', goal: 'minimize', label: '' }],
        },
      ],
    },
  },
];

function storeOf(): { store: DashboardStore; score: (count: number) => void } {
  const store = new DashboardStore(initialModel({ columns: 100, rows: 50 }), { nowMs: () => startMs });
  const tell = (updates: Parameters<typeof watchUpdateFromWire>[0][]): void =>
    store.dispatch({ kind: 'updates', updates: updates.flatMap((one) => watchUpdateFromWire(one) ?? []) });
  store.dispatch({ kind: 'opened' });
  tell(wire);
  return { store, score: (count) => tell(news(count)) };
}

describe('a sweep that another scores', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('has the response that was added behind its own', () => {
    const { store, score } = storeOf();
    score(3);
    const { sweep, trials } = store.snapshot().model;
    expect(responseNames(sweep?.spec)).toEqual(['clip_image', 'heldout_loss', 'fid']);
    expect([...trials.values()].filter(({ metrics }) => metrics['fid'] !== undefined)).toHaveLength(3);
  });

  it('shows it on the page of the analysis, as interim until all has been scored', async () => {
    const { store, score } = storeOf();
    const requests: AnalyseRequest[] = [];
    const runner = runAnalysis(store, (request) => {
      requests.push(request);
      return analyseTrials(request);
    });
    const press = (key: string): void => void store.press(key, { quitQuestion: '' });
    score(done.length - 2);
    for (const key of ['4', 'right', 'right']) press(key);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(requests.at(-1)).toMatchObject({ response: 'fid', interim: true });
    const { model } = store.snapshot();
    const shown = analysisLines(model, contentArea(model.screen), plainLook).map(lineText).join('\n');
    expect(shown).toContain('fid');
    expect(model.analyses.get('fid')?.trialsDone).toBe(done.length - 2);
    score(done.length);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(requests.at(-1)).toMatchObject({ response: 'fid', interim: false });
    expect(store.snapshot().model.analyses.get('fid')?.trialsDone).toBe(done.length);
    expect(requests.filter(({ response }) => response === 'fid')).toHaveLength(2);
    runner.stop();
  });
});
