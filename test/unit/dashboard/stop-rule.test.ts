import { describe, expect, it } from 'vitest';
import { watchStopRule } from '../../../dashboard/stop-rule.ts';
import { DashboardStore } from '../../../dashboard/store.ts';
import { initialModel } from '../../../dashboard/view/model.ts';
import type { StopSpec } from '../../../design/sweep-spec.ts';
import type { Analysis } from '../../../stats/analysis-result.ts';
import { decide, eText } from '../../../stats/sequential/decision.ts';
import { analyseTrials } from '../../fixtures/dashboard/analyse-trials.ts';
import { startMs, updatesOf } from '../../fixtures/dashboard/model-at.ts';
import { scriptSweep } from '../../fixtures/dashboard/scripted-sweep.ts';

const script = scriptSweep({ startMs });

/** A running sweep with a stop rule; `look` hands in an analysis with this E for input, decided at 20. */
function bench(action: StopSpec['action']) {
  const stop: StopSpec = { factors: ['input'], alpha: 0.05, action };
  const updates = updatesOf(script, startMs + 60_000).map((update) =>
    update.kind === 'sweep' && update.sweep.spec !== undefined
      ? { ...update, sweep: { ...update.sweep, spec: { ...update.sweep.spec, stop } } }
      : update,
  );
  const store = new DashboardStore(initialModel({ columns: 80, rows: 24 }), {
    nowMs: () => startMs + 60_000,
  });
  store.dispatch({ kind: 'opened' }, { kind: 'updates', updates });
  const { model } = store.snapshot();
  const spec = model.sweep?.spec;
  if (spec === undefined) throw new Error('the script has a sweep');
  const response = spec.primary.name;
  const trials = [...model.trials.values()];
  const found = analyseTrials({ sweepId: '', spec, baseVersion: '', response, interim: true, trials });
  const said: string[] = [];
  const end = watchStopRule(store, {
    offer: (text) => said.push(`offer ${text}`),
    pause: (reason) => said.push(`pause ${reason}`),
  });
  const look = (e: number, interim = true): void => {
    const analysis: Analysis = {
      ...found,
      evidence: [{ term: 'input', logE: Math.log(e), p: Math.min(1, 1 / e), look: null }],
    };
    store.dispatch({ kind: 'analysed', response, result: { analysis, trialsDone: 18, interim } });
  };
  return { said, look, end };
}

describe('the stop rule', () => {
  it('pauses once the evidence is enough, and once only', () => {
    const { said, look } = bench('pause');
    look(3);
    look(19.9);
    expect(said).toEqual([]);
    look(20.1);
    look(400);
    expect(said).toEqual(['pause decided after 18 results: input (E 20)']);
  });

  it('does not pause what was decided before the dashboard was opened: somebody resumed it', () => {
    const { said, look } = bench('pause');
    look(50);
    expect(said).toEqual([
      expect.stringMatching(/^offer decided after 18 results: input \(E 50\)\. The sweep may/),
    ]);
  });

  it('offers where the file does not say to pause, and is silent on a finished sweep', () => {
    const { said, look } = bench('offer');
    look(1);
    look(1e6, false);
    expect(said).toEqual([]);
    look(1e6);
    expect(said).toEqual([expect.stringContaining('offer decided after 18 results: input (E 1.0e6)')]);
  });

  it('looks no more once it is ended', () => {
    const { said, look, end } = bench('offer');
    end();
    look(1e6);
    expect(said).toEqual([]);
  });
});

describe('decide', () => {
  const evidence = [
    { term: 'a', logE: Math.log(30), p: 1 / 30, look: null },
    { term: 'b', logE: null, p: null, look: null },
  ];

  it('wants every factor, at its own level', () => {
    expect(decide(evidence, { terms: ['a'], alpha: 0.05 }).decided).toBe(true);
    expect(decide(evidence, { terms: ['a'], alpha: 0.01 }).decided).toBe(false);
    expect(decide(evidence, { terms: ['a', 'b'], alpha: 0.05 }).decided).toBe(false);
    expect(decide(evidence, { terms: ['a', 'gone'], alpha: 0.05 }).decided).toBe(false);
  });

  it.each([
    [-1000, '<0.01'],
    [0, '1.0'],
    [Math.log(123), '123'],
    [Math.log(4.2e5), '4.2e5'],
    [2000, '1e868'],
  ])('says E of log %d as %s', (logE, text) => expect(eText(logE)).toBe(text));
});
