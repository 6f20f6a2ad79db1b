import { describe, expect, it } from 'vitest';
import { CurveRecorder } from '../../../../base/curve/curve-recorder.ts';
import { limits } from '../../../../base/limits.ts';

function recorded(steps: number, metricsAt: (step: number) => Record<string, number>, room = {}) {
  const recorder = new CurveRecorder({ perMetric: 20, inAll: 100, ...room });
  for (let step = 1; step <= steps; step++) recorder.record(step, metricsAt(step), step * 10);
  return recorder.curves();
}

describe('a recorder of curves', () => {
  it('keeps every report while they fit', () => {
    expect(recorded(3, (step) => ({ loss: 1 / step })).get('loss')).toEqual({
      steps: [1, 2, 3],
      values: [1, 1 / 2, 1 / 3],
      elapsedMs: [10, 20, 30],
    });
  });

  it('keeps points at equal distances beyond that, the first and the newest among them', () => {
    const { steps = [] } = recorded(1_000, (step) => ({ loss: step })).get('loss') ?? {};
    expect(steps.length).toBeLessThanOrEqual(20);
    expect(steps.length).toBeGreaterThan(9);
    expect(steps[0]).toBe(1);
    expect(steps.at(-1)).toBe(1_000);
    const gaps = new Set(steps.slice(1, -1).map((step, at) => step - (steps[at] as number)));
    expect([...gaps]).toEqual([64]);
  });

  it('thins each metric by its own reports', () => {
    const curves = recorded(1_000, (step) => (step % 100 === 0 ? { loss: 1, accuracy: 0.5 } : { loss: 1 }));
    expect(curves.get('accuracy')?.steps).toEqual([100, 200, 300, 400, 500, 600, 700, 800, 900, 1_000]);
  });

  it('keeps the first value that is not finite, in its place', () => {
    const { steps = [], values = [] } =
      recorded(1_000, (step) => ({ loss: step >= 501 && step < 510 ? Number.NaN : step })).get('loss') ?? {};
    const at = steps.indexOf(501);
    expect(values[at]).toBeNaN();
    expect(steps).toEqual([...steps].sort((left, right) => left - right));
    expect(steps.length).toBeLessThanOrEqual(20);
  });

  it('shares its room among the metrics, also with those that came earlier', () => {
    const curves = recorded(1_000, (step) =>
      step < 500 ? { first: 1 } : Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`m${n}`, 1])),
    );
    for (const { steps } of curves.values()) expect(steps.length).toBeLessThanOrEqual(100 / 11);
  });

  it('keeps so many points of a metric, and of all together, unless it is told otherwise', () => {
    const recorder = new CurveRecorder();
    const names = Array.from({ length: 100 }, (_, n) => `m${n}`);
    const report = Object.fromEntries(names.map((name) => [name, 1]));
    for (let step = 0; step <= limits.curvePoints; step++) recorder.record(step, { alone: 1 }, step);
    expect(recorder.curves().get('alone')?.steps.length).toBeLessThanOrEqual(limits.curvePoints);
    for (let step = 0; step <= limits.curvePoints; step++) recorder.record(step, report, step);
    const counts = [...recorder.curves().values()].map(({ steps }) => steps.length);
    expect(counts.reduce((sum, count) => sum + count)).toBeLessThanOrEqual(limits.curvePointsInAll);
  });

  it('leaves metrics out beyond the limit', () => {
    const recorder = new CurveRecorder();
    for (let n = 0; n < limits.metrics + 5; n++) recorder.record(1, { [`m${n}`]: 1 }, 1);
    expect(recorder.curves().size).toBe(limits.metrics);
  });
});
