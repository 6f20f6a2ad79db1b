import { describe, expect, it } from 'vitest';
import { trialId } from '../../../../base/ids.ts';
import type { DashboardModel } from '../../../../dashboard/view/model.ts';
import { plainNews } from '../../../../dashboard/view/plain-news.ts';
import { modelAt } from '../../../fixtures/dashboard/model-at.ts';

/** The lines of a whole sweep, printed every `stepMs`. */
function printed(stepMs: number): string[] {
  const end = modelAt(Number.POSITIVE_INFINITY).model.sweep;
  const lines: string[] = [];
  let before: DashboardModel | undefined;
  for (let elapsedMs = 0; ; elapsedMs += stepMs) {
    const { model, nowMs } = modelAt(elapsedMs);
    lines.push(...plainNews(before, model, nowMs));
    before = model;
    if (nowMs > (end?.endedAtMs ?? 0)) return lines;
  }
}

describe('plain lines', () => {
  const lines = printed(1000);

  it('count every trial once, in order', () => {
    const counts = lines.flatMap((line) => /^\[ ?(\d+)\/40\]/.exec(line)?.[1] ?? []).map(Number);
    expect(counts).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
  });

  it('say what, how well, how long, until when and where', () => {
    expect(lines[0]).toBe('sweep adapter-positions (sw-demo) running: 40 trials');
    const line = lines.find((one) => one.startsWith('[20/40]'));
    expect(line).toMatch(
      /^\[20\/40\] done {3}\w+ scale=(0\.5|1) rep \d {2}clip_image 0\.\d{4} {2}\d+(\.\d)? s {2}ETA \d+s-1m\d\ds {2}\(agent-\d\)$/,
    );
  });

  it('tell failures with class and reason, retries, and the warnings of the coordinator', () => {
    expect(lines.filter((line) => line.includes('failed'))).toEqual([
      expect.stringMatching(
        /^\[12\/40\] failed SAin scale=1 rep 2 {2}diverged: the loss is not finite at step 110 .*\(agent-1\)$/,
      ),
    ]);
    expect(lines).toContainEqual(
      expect.stringMatching(/^ {8}retry {2}SAin scale=1 rep 1 {2}lost: the lease expired/),
    );
    expect(lines).toContain('warning: a lease expired; its trial is queued again');
    expect(lines.some((line) => line.includes('joined with'))).toBe(false);
  });

  it('say once what a trial has a line of its own for', () => {
    const { model: before } = modelAt(30_000);
    const { model: after, nowMs } = modelAt(32_000);
    const ended = [...after.trials.values()].find(
      ({ id, state }) => state === 'done' && before.trials.get(id)?.state !== 'done',
    );
    const notice = (trial: string | undefined, text: string) =>
      ({
        atMs: nowMs,
        source: 'notice',
        severity: 'warning',
        text,
        trialId: trial === undefined ? undefined : trialId(trial),
      }) as const;
    const log = [
      ...after.log,
      notice(ended?.id, 'said already'),
      notice('zzzzzzzz', 'of another trial'),
      notice(undefined, `trial ${ended?.id.slice(0, 8)}: of no trial, whatever its text says`),
    ];
    const told = plainNews(before, { ...after, log }, nowMs).join('\n');
    expect(told).toContain('warning: of another trial');
    expect(told).toContain('of no trial, whatever its text says');
    expect(told).not.toContain('said already');
  });

  it('tell how the jobs of a scheduler stand, whenever that has changed', () => {
    const { model, nowMs } = modelAt(30_000);
    const withJobs = (running: number, trouble = '') => ({
      ...model,
      sweep: { ...model.sweep!, jobs: [{ scheduler: 'slurm', running, pending: 3, ending: 2, trouble }] },
    });
    expect(plainNews(model, withJobs(12), nowMs)).toEqual(['slurm 12 running, 3 pending, 2 end in <10m']);
    expect(plainNews(withJobs(12), withJobs(12), nowMs)).toEqual([]);
    expect(plainNews(withJobs(12), withJobs(12, 'no such partition'), nowMs)).toEqual([
      'slurm 12 running, 3 pending, 2 end in <10m; no such partition',
    ]);
    expect(plainNews(undefined, withJobs(1), nowMs)).toContain('slurm 1 running, 3 pending, 2 end in <10m');
  });

  it('count a batch as well as single news', () => {
    const counted = printed(30_000).filter((line) => line.startsWith('['));
    expect(counted).toHaveLength(40);
    expect(new Set(counted.map((line) => line.slice(0, 7))).size).toBe(40);
  });

  it('do not list what had ended before the printing began', () => {
    const { model, nowMs } = modelAt(60_000);
    expect(plainNews(undefined, model, nowMs)[0]).toMatch(/running: 40 trials, 19 already ended$/);
    expect(plainNews(undefined, model, nowMs).filter((line) => line.startsWith('['))).toEqual([]);
  });
});
