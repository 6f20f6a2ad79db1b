import { describe, expect, it } from 'vitest';
import { noLongerKept } from '../../../../cli/output/no-longer-kept.ts';
import type { SweepSpec } from '../../../../design/sweep-spec.ts';

const day = 86_400_000;
const endedAtMs = Date.UTC(2026, 9, 1, 12);
const spec = { keep: { checkpoints: 'none', outputMs: 30 * day, curvesMs: day / 2 } } as unknown as SweepSpec;
const trial = { state: 'done', endedAtMs, plannedOrder: 2 } as const;

describe('what is no longer kept', () => {
  it('is said with the end of the trial and how long its sweep keeps it', () => {
    expect(noLongerKept({ spec }, trial, 'output', endedAtMs + 30 * day)).toBe(
      'the output of trial 3 is no longer kept: the trial ended on 2026-10-01, and its sweep keeps output for 30d after that (keep.output)',
    );
    expect(noLongerKept({ spec }, trial, 'curves', endedAtMs + day)).toContain('keeps curves for 12h');
  });

  it('is not said while it is kept, of a trial that may run again, or where all is kept', () => {
    expect(noLongerKept({ spec }, trial, 'output', endedAtMs + 30 * day - 1)).toBeUndefined();
    const late = endedAtMs + 99 * day;
    expect(noLongerKept({ spec }, { ...trial, state: 'queued' }, 'output', late)).toBeUndefined();
    expect(noLongerKept({ spec: { keep: undefined } as never }, trial, 'output', late)).toBeUndefined();
    expect(noLongerKept({ spec: undefined }, trial, 'output', late)).toBeUndefined();
  });
});
