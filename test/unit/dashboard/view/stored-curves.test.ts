import { describe, expect, it } from 'vitest';
import type { Curves } from '../../../../base/curve/curves.ts';
import { trialId } from '../../../../base/ids.ts';
import { plainLook } from '../../../../dashboard/view/look.ts';
import { trialsAndDetailLines } from '../../../../dashboard/view/lines/trials-and-detail-lines.ts';
import type { DashboardModel } from '../../../../dashboard/view/model.ts';
import { press } from '../../../../dashboard/view/press.ts';
import { reduce } from '../../../../dashboard/view/reduce.ts';
import { lineText } from '../../../../dashboard/view/spans.ts';
import {
  curvesWanted,
  stateOf,
  storedCurvesMax,
  withStored,
} from '../../../../dashboard/view/stored-curves.ts';
import { trialList } from '../../../../dashboard/view/trial-list.ts';
import { modelAt } from '../../../fixtures/dashboard/model-at.ts';

const { model: start, nowMs } = modelAt(Number.POSITIVE_INFINITY);
const type = (model: DashboardModel, ...keys: string[]): DashboardModel =>
  keys.reduce((before, key) => press(before, key, { quitQuestion: '' }).model, model);
const opened = type(start, '2', 'enter');

const curve = (scale: number) => ({
  steps: [0, 10, 20],
  values: [4, 2, 1].map((v) => v * scale),
  elapsedMs: [0, 1, 2],
});
const reported: Curves = new Map([
  ['accuracy', curve(0.1)],
  ['train_loss', curve(1)],
]);

/** With the curves of everything that it asks for. */
function answered(model: DashboardModel): DashboardModel {
  const [trial] = curvesWanted(model, nowMs);
  if (trial === undefined) return model;
  const event = { kind: 'curves', trialId: trial.id, of: stateOf(trial), curves: reported } as const;
  return answered(reduce(model, event, nowMs));
}

const text = (model: DashboardModel): string =>
  trialsAndDetailLines(model, { width: 78, height: 60 }, nowMs, plainLook).map(lineText).join('\n');

describe('stored curves', () => {
  it('are asked for of the trial that is looked at and of the other runs of its cell, once', () => {
    expect(curvesWanted(type(start, '3'), nowMs)).toEqual([]);
    const { rows, cursor } = trialList(opened);
    const wanted = curvesWanted(opened, nowMs);
    expect(wanted[0]).toBe(rows[cursor]);
    expect(new Set(wanted.map(({ cell }) => cell)).size).toBe(1);
    expect(wanted.length).toBeGreaterThan(1);
    expect(curvesWanted(answered(opened), nowMs)).toEqual([]);
  });

  it('of the three best trials are asked for in the overview', () => {
    const values = curvesWanted(start, nowMs).map(({ metrics }) => metrics['clip_image']);
    const all = [...start.trials.values()].flatMap(({ metrics }) => metrics['clip_image'] ?? []);
    expect(values).toEqual(all.sort((a, b) => b - a).slice(0, 3));
  });

  it('of a trial that runs are asked for again after a while, and when it has ended', () => {
    const [trial] = curvesWanted(opened, nowMs);
    if (trial === undefined) throw new Error('a trial is looked at');
    const running = { ...trial, state: 'leased' as const };
    const model = answered({ ...opened, trials: opened.trials.with([running]) });
    expect(curvesWanted(model, nowMs + 4_000)).toEqual([]);
    expect(curvesWanted(model, nowMs + 6_000).map(({ id }) => id)).toContain(trial.id);
    const ended = { ...model, trials: model.trials.with([trial]) };
    expect(curvesWanted(ended, nowMs)).toEqual([trial]);
  });

  it('are drawn with the loss first, the other replicates behind it', () => {
    const shown = text(answered(opened));
    expect(shown).toMatch(/^train_loss   grey: \d other replicates?   a: axis   m: next of 2 metrics$/m);
    expect(shown).toMatch(/^ {7}4│/m);
    const next = text(type(answered(opened), 'm', 'a'));
    expect(next).toMatch(/^accuracy, log axis/m);
    expect(text(type(answered(opened), 'm', 'm'))).toMatch(/^train_loss/m);
  });

  it('say when an axis shows nothing', () => {
    const [trial] = curvesWanted(opened, nowMs);
    if (trial === undefined) throw new Error('a trial is looked at');
    const curves: Curves = new Map([['loss', curve(-1)]]);
    const event = { kind: 'curves', trialId: trial.id, of: stateOf(trial), curves } as const;
    expect(text(type(reduce(opened, event, nowMs), 'a'))).toMatch(/no value above 0/);
  });

  it('are kept of the newest trials alone', () => {
    let stored = new Map<ReturnType<typeof trialId>, { curves: Curves; of: string; atMs: number }>();
    for (let n = 0; n < storedCurvesMax + 5; n++)
      stored = withStored(stored, trialId(`t${n}`), { curves: reported, of: '', atMs: n });
    expect(stored.size).toBe(storedCurvesMax);
    expect(stored.has(trialId('t4'))).toBe(false);
    expect(stored.has(trialId('t5'))).toBe(true);
  });
});
