import { describe, expect, test } from 'vitest';
import { limits } from '../../../../base/limits.ts';
import type { Artifact } from '../../../../coordinator/core/event.ts';
import { scoredResponses, scoresOf } from '../../../../coordinator/core/scored.ts';
import type { Attempt, Sweep, Trial } from '../../../../coordinator/core/state.ts';
import type { Level } from '../../../../design/sweep-spec.ts';
import { CoreHarness, type SweepWish } from './core-harness.ts';

const filesOf = ({ trial }: Attempt): Artifact[] => [
  { name: 'model', mediaType: '', sha256: `model of ${trial.plan.id}`, sizeBytes: 10 },
];

/** A sweep of four trials, of which so many are done, each with a file. */
function scored(done: number, wish: SweepWish = {}) {
  const harness = new CoreHarness();
  const id = harness.launch({ trials: 4, ...wish });
  harness.register('a', { slots: 8, takesSources: true });
  const attempts = [...harness.lease('a', 4)];
  const finish = (at: number, score = at): void => {
    const attempt = attempts[at] as Attempt;
    harness.complete(attempt, { score }, undefined, filesOf(attempt));
  };
  for (let at = 0; at < done; at++) finish(at);
  const sweep = (): Sweep => harness.state.sweeps.get(id) as Sweep;
  return { harness, attempts, finish, sweep };
}

interface Wish {
  readonly metric?: string;
  readonly hash?: string;
  readonly where?: Readonly<Record<string, readonly Level[]>>;
  readonly replace?: boolean;
  readonly dryRun?: boolean;
}

function asked(sweep: Sweep, { metric = 'fid', hash = `hash-of-${metric}`, where = {}, ...more }: Wish = {}) {
  const response = { name: metric, goal: 'minimize', label: metric } as const;
  const { keep: _keep, ...spec } = sweep.spec;
  return {
    kind: 'score',
    sweepId: sweep.id,
    spec: { ...spec, name: `${spec.name}-${metric}`, primary: response, responses: [response] },
    designHash: hash,
    source: '',
    fileName: 'score',
    where: new Map(Object.entries(where)),
    replace: false,
    dryRun: false,
    from: 0,
    ...more,
  } as const;
}

/** Runs all trials that wait: one at a time, until one has succeeded. */
function runAll(harness: CoreHarness, metrics: Record<string, number>): void {
  for (;;) {
    const granted = harness.lease('a', 4);
    if (granted.length === 0) return;
    for (const attempt of granted) harness.complete(attempt, metrics);
  }
}

describe('scoring a sweep', () => {
  test('makes a trial of each that is done, in its cell, replicate and block', () => {
    const { harness, sweep } = scored(3);
    const answer = harness.ask(asked(sweep()));
    expect(answer).toMatchObject({ created: true, added: 3, known: 0 });
    expect(answer.leftOut.map(({ trial, kind }) => [trial.plan.plannedOrder, kind])).toEqual([
      [3, 'not-finished'],
    ]);
    const linked = harness.sweep();
    const places = ({ trials }: Sweep) =>
      [...trials].map(({ plan: { cell, replicate, block, seed, settings } }) => [
        cell,
        replicate,
        block,
        seed,
        settings,
      ]);
    expect(places(linked)).toEqual(places(sweep()).slice(0, 3));
    const ids = [...linked.trials].map(({ plan }) => plan.id);
    expect(new Set([...ids, ...[...sweep().trials].map(({ plan }) => plan.id)]).size).toBe(7);
    expect([...linked.trials].map(({ plan }) => linked.scoring?.sources.get(plan.id)?.trial)).toEqual(
      sweep().trials.slice(0, 3),
    );
  });

  test('asked for again adds what has ended since, to the same sweep, and opens it again', () => {
    const { harness, finish, sweep } = scored(2);
    const first = harness.ask(asked(sweep()), 'one');
    runAll(harness, { fid: 7 });
    expect(harness.sweep().status).toBe('finished');
    const recorded = harness.events.length;
    expect(harness.ask(asked(sweep()), 'one')).toMatchObject({ created: true, added: 0, known: 2 });
    expect(harness.events).toHaveLength(recorded);
    finish(2);
    const again = harness.ask(asked(sweep()), 'two');
    expect(again).toMatchObject({ sweepId: first.sweepId, created: false, added: 1, known: 2 });
    expect(harness.sweep()).toMatchObject({ status: 'running', trialCount: 3 });
    harness.restart();
    expect(harness.sweep()).toMatchObject({ status: 'running', trialCount: 3 });
    expect(harness.lease('a', 4).map(({ trial }) => trial.plan.plannedOrder)).toEqual([2]);
  });

  test('leaves out what left no files, and what was not kept of it', () => {
    const { harness, attempts, sweep } = scored(0, { keep: { checkpoints: 'none', artifacts: 1 } });
    harness.complete(attempts[0] as Attempt, { score: 5 });
    harness.complete(attempts[1] as Attempt, { score: 3 }, undefined, filesOf(attempts[1] as Attempt));
    harness.complete(attempts[2] as Attempt, { score: 4 }, undefined, filesOf(attempts[2] as Attempt));
    const { leftOut, ...answer } = harness.ask(asked(sweep()));
    expect(leftOut.map(({ kind }) => kind)).toEqual(['no-files', 'collected', 'collected', 'not-finished']);
    expect(answer).toEqual({ created: false, added: 0, known: 0 });
    expect(harness.state.sweeps.size).toBe(1);
  });

  test('holds the files of what it scores until it has been scored', () => {
    const { harness, finish, sweep } = scored(1, { keep: { checkpoints: 'none', artifacts: 1 } });
    harness.ask(asked(sweep()));
    finish(1, 9);
    const isCollected = (): boolean => sweep().trials.at(0)?.attempts[0]?.collected !== undefined;
    expect(isCollected()).toBe(false);
    const [scoring] = harness.lease('a', 4);
    harness.restart();
    harness.pass(1_000);
    expect(isCollected()).toBe(false);
    harness.complete(scoring as Attempt, { fid: 1 });
    expect(isCollected()).toBe(true);
  });

  test('lets the files go when it is cancelled', () => {
    const { harness, finish, sweep } = scored(1, { keep: { checkpoints: 'none', artifacts: 1 } });
    const { sweepId } = harness.ask(asked(sweep()));
    finish(1, 9);
    harness.ask({ kind: 'cancel', sweepId: sweepId as Sweep['id'] });
    expect(sweep().trials.at(0)?.attempts[0]?.collected).toBeDefined();
    expect(harness.ask(asked(sweep()), 'again')).toMatchObject({ added: 1, known: 1 });
    expect(harness.sweep().status).toBe('running');
  });

  test('scores the levels that are asked for alone, and says what it would do without doing it', () => {
    const { harness, sweep } = scored(4);
    const [first] = sweep().trials;
    const [name, level] = Object.entries(first?.plan.settings ?? {})[0] as [string, Level];
    const wish = { where: { [name]: [level] } };
    const wanted = [...sweep().trials].filter(({ plan }) => plan.settings[name] === level).length;
    expect(harness.ask(asked(sweep(), { ...wish, dryRun: true }))).toMatchObject({ added: wanted });
    expect(harness.state.sweeps.size).toBe(1);
    expect(harness.ask(asked(sweep(), wish))).toMatchObject({ added: wanted, leftOut: [] });
  });

  test('goes to agents alone that fetch what is scored', () => {
    const { harness, sweep } = scored(1);
    harness.ask(asked(sweep()));
    harness.register('old', { slots: 4 });
    expect(harness.lease('old', 4)).toEqual([]);
    expect(harness.lease('a', 4)).toHaveLength(1);
  });

  test('is refused a name that the sweep or a score of it has, unless it takes the place of that', () => {
    const { harness, sweep } = scored(1);
    expect(harness.refused(asked(sweep(), { metric: 'score' })).message).toContain(
      'response score of its own',
    );
    harness.ask(asked(sweep()));
    const other = asked(sweep(), { hash: 'another-command' });
    expect(harness.refused(other)).toMatchObject({
      code: 'E_SCORE',
      next: expect.stringContaining('--replace'),
    });
    expect(harness.ask({ ...other, replace: true })).toMatchObject({ created: true, added: 1 });
    const linked = harness.sweep();
    expect(harness.refused(asked(linked, { metric: 'kid' })).message).toContain(`scores ${sweep().id}`);
  });

  test('is done for a limited number of sweeps', () => {
    const { harness, sweep } = scored(1);
    for (let at = 0; at < limits.scoresPerSweep; at++) harness.ask(asked(sweep(), { metric: `m${at}` }));
    expect(harness.refused(asked(sweep(), { metric: 'more' })).message).toContain('as many as may');
    expect(harness.ask(asked(sweep(), { metric: 'm0' }))).toMatchObject({ added: 0, known: 1 });
  });

  test('is tried again elsewhere when its agent is lost', () => {
    const { harness, sweep } = scored(1);
    harness.ask(asked(sweep()));
    const [lost] = harness.lease('a', 1);
    harness.pass(20_000);
    harness.register('b', { slots: 1, takesSources: true });
    const [again] = harness.lease('b', 1);
    expect(again?.trial).toBe(lost?.trial);
    expect(harness.complete(again as Attempt, { fid: 2 })).toBe('counted');
    expect(scoresOf(sweep().trials.at(0) as Trial)).toEqual({ fid: 2 });
  });

  test('follows the levels of a sweep that was extended since', () => {
    const { harness, sweep, finish } = scored(1);
    harness.ask(asked(sweep()));
    finish(1);
    harness.ask({ ...asked(sweep()), spec: { ...asked(sweep()).spec, replicates: 5 } });
    expect(harness.sweep().spec).toMatchObject({ replicates: 5, primary: { name: 'fid' } });
    harness.restart();
    expect(harness.sweep().spec.replicates).toBe(5);
  });

  test('gives its responses to what it scores; the newest of a name holds', () => {
    const { harness, sweep } = scored(2);
    harness.ask(asked(sweep()));
    runAll(harness, { fid: 7, other: 1 });
    expect([...sweep().trials].map(scoresOf)).toEqual([{ fid: 7 }, { fid: 7 }, {}, {}]);
    harness.ask(asked(sweep(), { hash: 'another-command', replace: true }));
    expect([...sweep().trials].map(scoresOf)).toEqual([{}, {}, {}, {}]);
    const [attempt] = harness.lease('a', 4);
    harness.complete(attempt as Attempt, { fid: 8 });
    expect([...sweep().trials].map(scoresOf)).toEqual([{ fid: 8 }, {}, {}, {}]);
    expect([...scoredResponses(sweep()).values()].map((all) => all.map(({ name }) => name))).toEqual([
      [],
      ['fid'],
    ]);
  });
});
