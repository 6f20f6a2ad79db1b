import { describe, expect, test } from 'vitest';
import { agentId } from '../../../../base/ids.ts';
import { noteJobs } from '../../../../coordinator/core/jobs.ts';
import { obstaclesOf } from '../../../../coordinator/core/obstacles.ts';
import { whyQueued } from '../../../../coordinator/core/why-queued.ts';
import { CoreHarness, type SweepWish } from './core-harness.ts';

function launched(wish: SweepWish = {}): CoreHarness {
  const harness = new CoreHarness();
  harness.launch(wish);
  return harness;
}
const notes = (harness: CoreHarness) => obstaclesOf(harness.state, harness.sweep());
const why = (harness: CoreHarness, position: number) => whyQueued(harness.state, harness.trial(position));

describe('a sweep that waits', () => {
  test('for any agent says so, and says nothing once one is here', () => {
    const harness = launched();
    expect(notes(harness)).toEqual([
      { kind: 'no-agent', text: 'no agent is here; start one with yates agent --join-file FILE' },
    ]);
    harness.register('a');
    expect(notes(harness)).toEqual([]);
    harness.pass(60_000);
    expect(notes(harness)).toMatchObject([{ kind: 'no-agent' }]);
  });

  test('for agents that leave it alone gets none of them, and says so', () => {
    const harness = launched();
    const { id } = harness.sweep();
    harness.register('a', { leavesAlone: [id] });
    expect(harness.lease('a')).toEqual([]);
    expect(notes(harness)[0]?.text).toContain('they were started for another sweep');
    harness.register('a', {});
    expect(harness.lease('a')).toHaveLength(1);
  });

  test('for the jobs of a scheduler says how they stand, and what is wrong with them', () => {
    const harness = launched();
    const report = (trouble: string): void => {
      const jobs = { scheduler: 'slurm', running: 0, pending: 3, ending: 0, trouble };
      noteJobs(harness.state, { kind: 'jobs', submitter: 'one', jobs, sweepIds: [harness.sweep().id] });
    };
    report('');
    expect(notes(harness)[0]?.text).toBe("no agent is here; of slurm's jobs 0 run and 3 wait");
    report('invalid partition specified: gpuu');
    expect(notes(harness)[0]?.text).toBe('no agent is here; slurm: invalid partition specified: gpuu');
  });

  test('for a label whose name nobody has names the nearest name', () => {
    const harness = launched({ resources: { labels: { gpuu: 'h100' } } });
    harness.register('big', { labels: { room: 'b', gpu: 'h100' } });
    expect(notes(harness)[0]?.text).toContain(
      'it asks for the label gpuu=h100, none has a label of that name (did you mean gpu?); change resources.labels',
    );
  });

  test('for a label that nobody has names the nearest', () => {
    const harness = launched({ resources: { labels: { gpu: 'h10' } } });
    harness.register('small', { labels: { gpu: 'a40' } });
    harness.register('big', { labels: { gpu: 'h100' } });
    expect(notes(harness)).toEqual([
      {
        kind: 'no-agent-fits',
        text: 'no agent fits: it asks for the label gpu=h10, the nearest is gpu=h100 (big); change resources.labels, or start an agent with --label gpu=h10',
      },
    ]);
    expect(why(harness, 0)).toEqual(notes(harness));
    harness.register('right', { labels: { gpu: 'h10' } });
    expect(notes(harness)).toEqual([]);
  });

  test('for more slots than any agent has says how many the largest has', () => {
    const harness = launched({ resources: { slots: 4 } });
    harness.register('one', { slots: 1 });
    harness.register('two', { slots: 2 });
    expect(notes(harness)[0]?.text).toBe(
      'no agent fits: a trial takes 4 slots, the most that one has is 2 (two); change resources.slots, or start an agent with more slots',
    );
  });

  test('for a program that nobody may run says what they run', () => {
    const harness = launched({ options: { run: ['/opt/bin/python3', 'train.py'] } });
    harness.register('shell', { programs: ['sh', './train'] });
    expect(notes(harness)[0]?.text).toBe(
      'no agent fits: none may run the program /opt/bin/python3, they run sh, ./train; start an agent with --allow-command /opt/bin/python3',
    );
    expect(harness.lease('shell')).toEqual([]);
    for (const programs of [['python3'], ['*'], undefined]) {
      const other = launched({ options: { run: ['/opt/bin/python3', 'train.py'] } });
      other.register('any', programs === undefined ? {} : { programs });
      expect(notes(other)).toEqual([]);
      expect(other.lease('any')).toHaveLength(1);
    }
  });

  test('for machines that lack what it needs says what that is, and when they are tried again', () => {
    const harness = launched();
    harness.register('bad');
    harness.fail(harness.lease('bad')[0]!, 'machine');
    const text =
      'no agent that fits can run it: bad: boom (tried again 1 minute after that); mend a machine and run yates agents --readmit NAME, or add another agent';
    expect(notes(harness)).toEqual([{ kind: 'machines-lack', text }]);
    harness.register('good');
    expect(notes(harness)).toEqual([]);
  });
});

describe('a queued trial', () => {
  test('says who does not get it, its place in the queue and who is busy', () => {
    const harness = launched({ trials: 4, retry: { user: 9 } });
    harness.register('a');
    harness.register('b');
    harness.fail(harness.lease('a')[0]!);
    harness.lease('b');
    harness.lease('a');
    expect(why(harness, 3).map(({ text }) => text)).toEqual([
      '1 trial of its sweep come before it; agents that fit run 2 trials in 2 slots',
    ]);
    expect(why(harness, 0)).toEqual([]);
  });

  test('of a paused sweep says why it is paused', () => {
    const harness = launched();
    harness.ask({ kind: 'pause', sweepId: harness.sweep().id, stopRunning: false, reason: 'lunch' });
    expect(why(harness, 0)[0]?.text).toBe('its sweep is paused: lunch; yates resume sweep-sweep-ha goes on');
  });

  test('that its machine failed for, or that failed elsewhere, names the agents that are kept from it', () => {
    const harness = launched({ retry: { user: 9 } });
    for (const name of ['a', 'b', 'c']) harness.register(name);
    harness.fail(harness.lease('a')[0]!, 'machine');
    harness.fail(harness.lease('b')[0]!, 'user');
    expect(
      why(harness, 0)
        .map(({ kind, text }) => [kind, text])
        .slice(0, 2),
    ).toEqual([
      ['kept-from', 'a does not get it: its machine lacks what it needs: boom'],
      ['kept-from', 'b does not get it: it failed there, and another agent has not tried it'],
    ]);
  });

  test('of a sweep without signs of life says that trials are let through one by one', () => {
    const harness = launched({ isUnproven: true });
    harness.register('a', { slots: 4 });
    harness.lease('a', 4);
    expect(why(harness, 1).map(({ kind }) => kind)).toEqual(['proving', 'queue']);
  });

  test('that was preempted too often says so', () => {
    const harness = launched({ trials: 1 });
    harness.register('spot');
    for (let times = 0; times < 10; times++) {
      const [attempt] = harness.lease('spot');
      const held = [{ trialId: attempt!.trial.plan.id, fence: attempt!.fence }];
      harness.ask({
        kind: 'release',
        agentId: agentId('spot'),
        held,
        reason: 'drain',
        leaving: false,
        preempted: true,
      });
    }
    expect(why(harness, 0)).toMatchObject([{ kind: 'trial-paused' }]);
    expect(notes(harness)).toMatchObject([{ kind: 'trials-paused' }]);
  });
});
