import { describe, expect, test } from 'vitest';
import type { Effect, ListedJob, SeenAgent, Work } from '../../../../cli/slurm/core/messages.ts';
import { reportOf } from '../../../../cli/slurm/core/report.ts';
import { initialState, type SubmitterConfig, type SubmitterState } from '../../../../cli/slurm/core/state.ts';
import { step } from '../../../../cli/slurm/core/step.ts';

const minuteMs = 60_000;
const config: SubmitterConfig = { jobsMax: 4, slotsHint: 1, trialMs: undefined };
const work = (queued: number, rest: Partial<Work> = {}): Work => ({
  queued,
  isOver: false,
  trialMs: undefined,
  ...rest,
});
const over = work(0, { isOver: true });
const listed = (id: string, key: number, rest: Partial<ListedJob> = {}): ListedJob => ({
  id,
  key,
  phase: 'running',
  endsAtMs: undefined,
  limitMs: undefined,
  waitsFor: '',
  ...rest,
});
const agent = (job: string, key: number, rest: Partial<SeenAgent> = {}): SeenAgent => ({
  key,
  job,
  slots: 1,
  busy: 1,
  outcomes: 0,
  isSetAside: false,
  ...rest,
});

class Bench {
  readonly state: SubmitterState;
  nowMs = 10 * minuteMs;
  #ids = 100;

  constructor(own: Partial<SubmitterConfig> = {}, unsure: Parameters<typeof initialState>[1] = []) {
    this.state = initialState({ ...config, ...own }, unsure);
  }

  round(now: Work, jobs: readonly ListedJob[] = [], agents: readonly SeenAgent[] = []): Effect[] {
    return step(this.state, { kind: 'round', listed: jobs, agents, work: now }, this.nowMs);
  }

  /** Takes what the round wants to submit. @returns ids of the jobs */
  take(effects: readonly Effect[]): string[] {
    return effects.flatMap((effect) => {
      if (effect.kind !== 'submit') return [];
      const id = String(this.#ids++);
      step(this.state, { kind: 'submitted', key: effect.key, id }, this.nowMs);
      return [id];
    });
  }

  refuse(effects: readonly Effect[], message = 'no such partition'): Effect[] {
    const [first] = submits(effects);
    return first === undefined ? [] : step(this.state, { kind: 'refused', key: first, message }, this.nowMs);
  }
}

const submits = (effects: readonly Effect[]): number[] =>
  effects.flatMap((effect) => (effect.kind === 'submit' ? [effect.key] : []));
const cancels = (effects: readonly Effect[]): string[] =>
  effects.flatMap((effect) => (effect.kind === 'cancel' ? [...effect.ids] : []));

describe('jobs are submitted', () => {
  test('as many as there is work for, up to the most', () => {
    expect(submits(new Bench().round(work(2)))).toEqual([1, 2]);
    expect(submits(new Bench().round(work(40)))).toEqual([1, 2, 3, 4]);
    expect(submits(new Bench({ slotsHint: 4 }).round(work(7)))).toEqual([1, 2]);
    expect(new Bench().round(over)).toEqual([]);
  });

  test('not twice for the same work, nor before Slurm has listed them', () => {
    const bench = new Bench();
    expect(bench.take(bench.round(work(2)))).toEqual(['100', '101']);
    expect(bench.round(work(2))).toEqual([]);
    bench.nowMs += 30_000;
    expect(bench.round(work(2), [listed('100', 1, { phase: 'pending' })])).toEqual([]);
  });

  test('for what an agent with more slots than thought leaves', () => {
    const bench = new Bench();
    const [id = ''] = bench.take(bench.round(work(1)));
    expect(submits(bench.round(work(9), [listed(id, 1)], [agent(id, 1, { slots: 4, busy: 4 })]))).toEqual([
      2, 3, 4,
    ]);
    expect(submits(new Bench().round(work(3), [listed('7', 1)], [agent('7', 1, { slots: 4 })]))).toEqual([]);
  });

  test('again once a job has ended or takes no more trials', () => {
    const bench = new Bench();
    const [id = ''] = bench.take(bench.round(work(1)));
    const running = (leftMs: number) => [
      listed(id, 1, { endsAtMs: bench.nowMs + leftMs, limitMs: 60 * minuteMs }),
    ];
    const now = work(1, { trialMs: 5 * minuteMs });
    expect(bench.round(now, running(10 * minuteMs))).toEqual([]);
    expect(submits(bench.round(now, running(6 * minuteMs), [agent(id, 1)]))).toEqual([2]);
    bench.nowMs += minuteMs;
    const ended = bench.round(now, [listed(id, 1, { phase: 'ended', end: 'own' })], [agent(id, 1)]);
    expect(ended[0]).toEqual({ kind: 'ended', key: 1, id, why: 'usual' });
  });

  test('with another folder where the agent of the first is set aside', () => {
    const bench = new Bench();
    expect(submits(bench.round(work(1), [], [agent('5', 1, { isSetAside: true })]))).toEqual([2]);
  });
});

describe('jobs are cancelled', () => {
  test('when everything is over, and again while they are still there', () => {
    const bench = new Bench();
    const jobs = [listed('7', 1), listed('8', 2, { phase: 'pending' }), listed('9', 3, { phase: 'leaving' })];
    expect(bench.round(over, jobs)).toEqual([{ kind: 'cancel', ids: ['7', '8'] }]);
    expect(bench.round(over, jobs)).toEqual([]);
    bench.nowMs += minuteMs;
    expect(cancels(bench.round(over, jobs))).toEqual(['7', '8']);
  });

  test('where they wait and no trial does; those that run finish', () => {
    const bench = new Bench();
    const jobs = [listed('7', 1), listed('8', 2, { phase: 'pending' }), listed('9', 3, { phase: 'pending' })];
    expect(bench.round(work(1), jobs, [agent('7', 1)])).toEqual([]);
    expect(cancels(bench.round(work(0), jobs, [agent('7', 1)]))).toEqual(['9', '8']);
  });

  test('by a stop, after which nothing is submitted', () => {
    const bench = new Bench();
    const ids = bench.take(bench.round(work(2)));
    expect(cancels(step(bench.state, { kind: 'stop' }, bench.nowMs))).toEqual(ids);
    expect(submits(bench.round(work(9)))).toEqual([]);
  });
});

describe('after a restart', () => {
  test('jobs of ours are found, and none is submitted for their work', () => {
    const bench = new Bench();
    expect(bench.round(work(2), [listed('7', 3), listed('8', 1, { phase: 'pending' })])).toEqual([]);
    expect(submits(bench.round(work(3), [listed('7', 3), listed('8', 1)]))).toEqual([2]);
  });

  test('one that may just have been submitted counts until the list must have it', () => {
    const bench = new Bench({}, [{ key: 1, atMs: 10 * minuteMs - 5_000 }]);
    expect(bench.round(work(1))).toEqual([]);
    expect(bench.round(work(1), [listed('7', 1)])).toEqual([]);
    const lost = new Bench({}, [{ key: 1, atMs: 10 * minuteMs - 5_000 }]);
    lost.nowMs += minuteMs;
    expect(lost.round(work(1))).toEqual([
      { kind: 'ended', key: 1, id: undefined, why: 'never-submitted' },
      { kind: 'submit', key: 1 },
    ]);
  });
});

describe('what sbatch refuses', () => {
  test('is tried three times if it has never taken a job, with growing pauses', () => {
    const bench = new Bench();
    const told: Effect[] = [];
    for (let second = 0; second < 3_600; second++) {
      told.push(...bench.refuse(bench.round(work(40))));
      bench.nowMs += 1_000;
    }
    expect(told.filter(({ kind }) => kind === 'ended')).toHaveLength(3);
    expect(told.at(-1)).toEqual({ kind: 'give-up', why: 'refused', message: 'no such partition' });
  });

  test('is said while jobs go on, and tried every five minutes', () => {
    const bench = new Bench();
    const [id = ''] = bench.take(bench.round(work(1)));
    let tries = 0;
    for (let second = 0; second < 3_600; second++) {
      const effects = bench.round(work(9), [listed(id, 1)], [agent(id, 1)]);
      tries += submits(effects).length;
      expect(bench.refuse(effects, 'QOSMaxSubmitJobPerUserLimit').map(({ kind }) => kind)).not.toContain(
        'give-up',
      );
      bench.nowMs += 1_000;
    }
    expect(tries).toBeLessThan(20);
    expect(reportOf(bench.state, bench.nowMs)).toEqual({
      scheduler: 'slurm',
      running: 1,
      pending: 0,
      ending: 0,
      trouble: 'QOSMaxSubmitJobPerUserLimit',
    });
  });

  test('counts as submitted as long as that is not known', () => {
    const bench = new Bench();
    const [key = 0] = submits(bench.round(work(1)));
    step(bench.state, { kind: 'refused', key, message: 'no answer', isUnsure: true }, bench.nowMs);
    bench.nowMs += 5_000;
    expect(bench.round(work(1))).toEqual([]);
    expect(bench.round(work(1), [listed('7', 1)])).toEqual([]);
  });
});

describe('jobs that end before their agents have run a trial', () => {
  const fail = (bench: Bench, ids: readonly string[], end: 'own' | 'taken' = 'own'): Effect[] =>
    bench.round(
      work(9),
      ids.map((id, index) => listed(id, index + 1, { phase: 'ended', end })),
    );

  test('are followed by one at a time, with growing pauses, and then by none', () => {
    const bench = new Bench();
    let ids = bench.take(bench.round(work(9)));
    let submitted = ids.length;
    let effects: Effect[] = [];
    for (let round = 0; round < 1_000 && !effects.some(({ kind }) => kind === 'give-up'); round++) {
      bench.nowMs += 15_000;
      effects = fail(bench, ids);
      ids = bench.take(effects);
      expect(ids.length).toBeLessThanOrEqual(1);
      submitted += ids.length;
    }
    expect(submitted).toBe(4 + 4);
    expect(effects.at(-1)).toMatchObject({ kind: 'give-up', why: 'fruitless' });
  });

  test('were cancelled by hand or lost their node: they are replaced', () => {
    const bench = new Bench();
    const ids = bench.take(bench.round(work(9)));
    bench.nowMs += 15_000;
    expect(submits(fail(bench, ids, 'taken'))).toHaveLength(4);
  });

  test('are forgotten once one works, which an earlier job of the same agent does not show', () => {
    const bench = new Bench({ jobsMax: 1 });
    const [first = ''] = bench.take(bench.round(work(9)));
    bench.round(work(9), [listed(first, 1)], [agent(first, 1, { outcomes: 3, busy: 0 })]);
    const [second = ''] = bench.take(
      bench.round(
        work(9),
        [listed(first, 1, { phase: 'ended', end: 'own' })],
        [agent(first, 1, { outcomes: 3, busy: 0 })],
      ),
    );
    expect(bench.state.fruitless.inARow).toBe(0);
    bench.nowMs += 15_000;
    const idle = agent(second, 1, { outcomes: 3, busy: 0 });
    bench.round(work(9), [listed(second, 1)], [idle]);
    bench.nowMs += 15_000;
    const [third = ''] = bench.take(
      bench.round(work(9), [listed(second, 1, { phase: 'ended', end: 'own' })], [idle]),
    );
    expect(bench.state.fruitless.inARow).toBe(1);
    step(bench.state, { kind: 'last-words', text: 'img.sif: no such file' }, bench.nowMs);
    expect(reportOf(bench.state, bench.nowMs).trouble).toBe(
      `job ${second} ended before it ran a trial: img.sif: no such file`,
    );
    bench.round(work(9), [listed(third, 1)], [agent(third, 1)]);
    expect(reportOf(bench.state, bench.nowMs)).toMatchObject({ running: 1, trouble: '' });
  });
});

describe('the report', () => {
  test('counts jobs by what they do, and says what the scheduler waits for', () => {
    const bench = new Bench();
    bench.round(work(9), [
      listed('7', 1, { endsAtMs: bench.nowMs + 9 * minuteMs }),
      listed('8', 2, { endsAtMs: bench.nowMs + 90 * minuteMs }),
      listed('9', 3, { phase: 'pending', waitsFor: 'ReqNodeNotAvail' }),
      listed('10', 4, { phase: 'leaving' }),
    ]);
    expect(reportOf(bench.state, bench.nowMs)).toEqual({
      scheduler: 'slurm',
      running: 2,
      pending: 1,
      ending: 1,
      trouble: 'job 9 waits: ReqNodeNotAvail',
    });
  });
});
