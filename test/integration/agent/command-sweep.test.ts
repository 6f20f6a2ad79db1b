/** Sweeps of programs through real coordinators and agents. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { UnspooledOutcome } from '../../../agent/process/trial-process.ts';
import { packageRoot } from '../../../base/package-root.ts';
import { metricsFromWire } from '../../../proto/convert-settings.ts';
import { controlService } from '../../../proto/service.ts';
import { yates } from '../../../proto/generated/yates.js';
import { Cluster, kill9 } from './cluster.ts';
import { CommandUnderTest } from './command-under-test.ts';
import { isAlive, untilGone } from '../../process-life.ts';
import { type SweepWatch, TrialState } from './sweep-watch.ts';

const { FaultClass } = yates.v1;
const allowCommands = [process.execPath];

/** Process of a trial that has reported one, other than this. */
const reportedPid = (sweep: SweepWatch, not = 0): Promise<number> =>
  sweep.until((trials) =>
    trials
      .filter(({ state }) => state === TrialState.TRIAL_STATE_LEASED)
      .map(({ progress }) => metricsFromWire(progress?.metrics ?? [])['pid'])
      .find((pid) => pid !== undefined && pid !== not),
  );

describe('a sweep of programs', () => {
  it('runs to its end beside a sweep of the trainer, on the same slot', async () => {
    const cluster = new Cluster();
    await cluster.coordinator();
    await cluster.agent({ allowCommands });
    const programs = await cluster.launchPrograms(['report', 'result-file'], 2);
    const trainings = await cluster.launch(['succeed'], 2);
    const trials = [...(await programs.untilFinished()), ...(await trainings.untilFinished())];
    expect(trials.map(({ state }) => state)).toEqual(trials.map(() => TrialState.TRIAL_STATE_DONE));
    const by = (name: string) => trials.filter(({ backend }) => backend === name);
    expect([by('command').length, by('fake').length]).toEqual([4, 2]);
  });

  it('gives every run the seed that the design has for it', async () => {
    const cluster = new Cluster();
    await cluster.coordinator();
    await cluster.agent({ allowCommands });
    /** What each program printed: its seed. */
    const seedsOf = async (more: string) => {
      const trials = await (await cluster.launchPrograms(['echo'], 3, more)).untilFinished();
      const printed = trials.map(({ metrics }) => metricsFromWire(metrics ?? [])['score']);
      expect(printed).toEqual(trials.map(({ seed }) => seed));
      return printed;
    };
    const own = await seedsOf('seed: 7');
    expect(new Set(own).size).toBe(3);
    expect(Math.min(...own.map(Number))).toBeGreaterThan(3);
    expect(await seedsOf('seeds: shared')).toEqual([1, 2, 3]);
  });

  it('waits for an agent that may run it, spends nothing meanwhile, and says that nobody may', async () => {
    const cluster = new Cluster();
    await cluster.coordinator();
    await cluster.agent({ name: 'strict' });
    const sweep = await cluster.launchPrograms(['report'], 3, 'retry: { user: 0 }');
    const notes = async () => {
      const { sweep: view } = await cluster
        .client()
        .unary(controlService.getSweep, { sweepId: sweep.sweepId });
      return view?.notes ?? [];
    };
    let [note] = await notes();
    // It asks until the agent is there.
    while (note?.kind !== 'no-agent-fits') [note] = await notes();
    expect(note.text).toMatch(/^no agent fits: none may run the program .*--allow-command/);
    const attempts = await sweep.until((trials) =>
      trials.length === 3 ? trials.map((trial) => trial.attempts) : undefined,
    );
    expect(attempts).toEqual([0, 0, 0]);
    await cluster.agent({ name: 'open', allowCommands });
    const trials = await sweep.untilFinished();
    expect(trials.map(({ agentName, state }) => [agentName, state])).toEqual(
      Array.from({ length: 3 }, () => ['open', TrialState.TRIAL_STATE_DONE]),
    );
  });

  it('tells a program that ended without the response from one that failed', async () => {
    const cluster = new Cluster();
    await cluster.coordinator();
    await cluster.agent({ allowCommands });
    const [trial] = await (
      await cluster.launchPrograms(['nothing'], 1, 'retry: { metrics_missing: 0 }')
    ).untilFinished();
    expect(trial?.fault?.faultClass).toBe(FaultClass.FAULT_CLASS_METRICS_MISSING);
  });

  it('loses its programs with an agent that is killed, and runs them again', async () => {
    const cluster = new Cluster();
    await cluster.coordinator();
    const agent = await cluster.agentProcess('one', { allowCommands });
    const sweep = await cluster.launchPrograms(['stubborn']);
    const pid = await reportedPid(sweep);
    await kill9(agent);
    await untilGone(pid);
    await cluster.agentProcess('one', { allowCommands });
    const next = await reportedPid(sweep, pid);
    expect([pid, next].map(isAlive)).toEqual([false, true]);
  });

  it('runs a program again that was killed from outside', async () => {
    const cluster = new Cluster();
    await cluster.coordinator();
    await cluster.agent({ allowCommands });
    const sweep = await cluster.launchPrograms(['hang']);
    const pid = await reportedPid(sweep);
    process.kill(pid, 'SIGKILL');
    expect(await reportedPid(sweep, pid)).not.toBe(pid);
    expect([...sweep.trials.values()][0]).toMatchObject({ attempts: 2 });
  });
});

const hasPython = spawnSync('python3', ['--version']).status === 0;
// oxlint-disable-next-line no-console -- a skipped test must be seen
if (!hasPython) console.warn('SKIPPED: python3 is missing, the example program is not tested');

/** Without the path of the copy. */
const contentOf = (artifact: object) => ({ ...artifact, path: undefined });

describe.skipIf(!hasPython)('the example in Python', () => {
  it('reports progress, a result and a file, the same each time', async () => {
    const command = await CommandUnderTest.ready({ allowed: ['python3'] });
    const run = ['python3', 'examples/command/train.py', '--lr', '{lr}', '--momentum', '0.9'];
    const once = async () => {
      const progress = command.next('progress');
      const settings = { lr: 0.03, batch: 8 };
      const options = { run, cwd: packageRoot, options: { steps: 20 } };
      const end = await command.run([], options, { settings });
      expect(await progress).toMatchObject({ stepsTotal: 20 });
      return withoutTimes(end);
    };
    const first = await once();
    expect(first).toMatchObject({ kind: 'completed', artifacts: [{ name: 'loss.csv' }] });
    expect(first.kind === 'completed' && first.metrics['loss']).toBeGreaterThan(0);
    expect(await once()).toEqual(first);
  });

  it('is what its sweep file runs', () => {
    const source = readFileSync(join(packageRoot, 'examples', 'command.yaml'), 'utf8');
    expect(source).toContain('examples/command/train.py');
  });
});

/** What does not depend on the clock, with its files as text. */
function withoutTimes(end: UnspooledOutcome) {
  const { reported: _times, ...rest } = end;
  return { ...rest, artifacts: end.kind === 'completed' ? end.artifacts.map(contentOf) : [] };
}

const lookForTorch = 'import importlib.util, sys; sys.exit(importlib.util.find_spec("torch") is None)';
const pythonWithTorch = ['python3', '/usr/bin/python3'].find(
  (python) => spawnSync(python, ['-c', lookForTorch]).status === 0,
);
if (pythonWithTorch === undefined) {
  // oxlint-disable-next-line no-console -- a skipped test must be seen
  console.warn(
    'SKIPPED: no python3 has PyTorch, the example with it is not tested; apt-get install -y python3-torch (Debian)',
  );
}

describe.skipIf(pythonWithTorch === undefined)('the example with PyTorch', () => {
  it('trains, tells its steps, and leaves its weights; the same each time', async () => {
    const python = pythonWithTorch ?? '';
    const command = await CommandUnderTest.ready({ allowed: [python] });
    const settings = { optimiser: 'adam', activation: 'relu', width: 8 };
    const options = {
      run: [python, 'examples/command/spirals.py'],
      cwd: packageRoot,
      options: { steps: 50 },
    };
    const once = async () => {
      const progress = command.next('progress');
      const end = await command.run([], options, { settings });
      expect(await progress).toMatchObject({ stepsTotal: 50 });
      return withoutTimes(end);
    };
    const first = await once();
    expect(first).toMatchObject({ kind: 'completed', artifacts: [{ name: 'model.pt' }] });
    expect(first.kind === 'completed' && first.metrics['accuracy']).toBeGreaterThan(0.5);
    const second = await once();
    expect(second.kind === 'completed' && first.kind === 'completed' && second.metrics).toEqual(
      first.kind === 'completed' && first.metrics,
    );
  });

  it('is what its sweep file runs', () => {
    const source = readFileSync(join(packageRoot, 'examples', 'pytorch.yaml'), 'utf8');
    expect(source).toContain('examples/command/spirals.py');
  });
});
