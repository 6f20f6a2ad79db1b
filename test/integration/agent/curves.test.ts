/** What trials report over their steps: there while they run, and afterwards. */
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { readCurves, type CurvesQuestion, type TrialCurves } from '../../../client/curves.ts';
import { parseCsv } from '../../../stats/table/parse-csv.ts';
import { runVerb } from '../../unit/cli/run-verb.ts';
import { Cluster, kill9 } from './cluster.ts';

const allowCommands = [process.execPath];

async function curvesOf(cluster: Cluster, question: Partial<CurvesQuestion> = {}): Promise<TrialCurves[]> {
  const all: TrialCurves[] = [];
  for await (const one of readCurves(cluster.client(), { sweepId: '', ...question })) all.push(one);
  return all;
}

const upTo50 = Array.from({ length: 50 }, (_, at) => at + 1);

describe('the curves of a trial', () => {
  it('are kept whole, however fast it reports', async () => {
    const cluster = new Cluster();
    await cluster.coordinator();
    await cluster.agent({ allowCommands });
    const sweep = await cluster.launchPrograms(['report', 'nothing'], 1, 'retry: { metrics_missing: 0 }');
    await sweep.untilFinished();
    const all = await curvesOf(cluster);
    // A trial that reports nothing has none.
    expect(all).toHaveLength(1);
    const loss = all[0]?.curves.get('loss');
    expect(loss?.steps).toEqual([...upTo50, 51]);
    expect(loss?.values).toEqual([...upTo50.map((step) => 1 / step), Number.NaN]);
    const [thin] = await curvesOf(cluster, { metrics: ['loss'], pointsMax: 3 });
    expect(thin?.curves.get('loss')?.steps).toEqual([1, 26, 51]);
    await expect(curvesOf(cluster, { trialId: all[0]?.trialId ?? '', attempt: 2 })).rejects.toThrow(
      /E_ATTEMPT_UNKNOWN/,
    );
  });

  it('are printed by the verb: of a sweep, of a trial, by level, as CSV and JSON', async () => {
    const cluster = new Cluster();
    await cluster.coordinator();
    await cluster.agent({ allowCommands });
    const sweep = await cluster.launchPrograms(['report'], 2);
    await sweep.untilFinished();
    const verb = (...argv: string[]) => runVerb('curves', ...argv, '--data', cluster.dataDir);

    const ofSweep = await verb();
    expect(ofSweep).toMatchObject({ code: 0, stderr: '' });
    expect(ofSweep.stdout).toMatch(/^ +1 +behave=report +1 +\S+ +51 +51 +NaN +0\.02 +1$/m);
    expect((await verb('2')).stdout).toMatch(/^Trial 2, done, attempt 1\n\nmetric .*\nloss /);

    const csv = parseCsv((await verb('--csv', '--metric', 'loss')).stdout, 'curves.csv');
    expect(csv.header).toEqual('trial_id trial replicate behave metric step value elapsed_ms'.split(' '));
    expect(csv.records).toHaveLength(2 * 51);
    const means = parseCsv((await verb('--by', 'behave', '--csv', '--points', '3')).stdout, 'curves.csv');
    expect(
      means.records.map(({ fields: [level, , step, mean, , , replicates] }) => [
        level,
        step,
        mean,
        replicates,
      ]),
    ).toEqual([
      ['report', '1', '1', '2'],
      ['report', '26', String(1 / 26), '2'],
    ]);
    const json = JSON.parse((await verb('--json', '--points', '3')).stdout) as {
      trials: { curves: unknown }[];
    };
    expect(json.trials[0]?.curves).toMatchObject([
      { metric: 'loss', steps: [1, 26, 51], values: [1, 1 / 26, 'NaN'] },
    ]);

    // On a terminal each of these says how far it is, and takes the line away again.
    vi.stubEnv('TERM', 'xterm');
    const isTTY = Object.getOwnPropertyDescriptor(process.stderr, 'isTTY');
    Object.defineProperty(process.stderr, 'isTTY', { value: true, configurable: true });
    onTestFinished(() => {
      vi.unstubAllEnvs();
      if (isTTY === undefined) Reflect.deleteProperty(process.stderr, 'isTTY');
      else Object.defineProperty(process.stderr, 'isTTY', isTTY);
    });
    // oxlint-disable-next-line no-control-regex
    const bar = /^\rreading curves \[-+\] 0 of \d.*\r\u001b\[K$/s;
    for (const form of [[], ['--json'], ['--csv'], ['--by', 'behave'], ['2']])
      expect((await verb(...form)).stderr).toMatch(bar);
    expect(await verb('--by', 'behav')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/E_FACTOR_UNKNOWN .*"behave"/),
    });
    expect(await verb('nosuch')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/neither a sweep nor a trial/),
    });
    expect(await verb('--metric', 'acc')).toMatchObject({
      stderr: expect.stringMatching(/E_NO_CURVES .*"acc"/),
    });
  });

  it('can be read while it runs, and end whole although the coordinator was killed meanwhile', async () => {
    const cluster = new Cluster();
    const coordinator = await cluster.coordinatorProcess();
    await cluster.agent({ allowCommands });
    const sweep = await cluster.launchPrograms(['on-signal']);
    const { trialId, pid } = await sweep.running();
    const [live] = await curvesOf(cluster, { trialId });
    expect(live?.curves.get('pid')?.values).toContain(pid);
    await kill9(coordinator);
    await cluster.coordinatorProcess();
    process.kill(pid, 'SIGUSR2');
    await sweep.untilFinished();
    const [whole] = await curvesOf(cluster, { trialId });
    expect(whole?.curves.get('pid')).toMatchObject({ steps: [2], values: [pid] });
  });

  it('are what had arrived where the agent is gone for good', async () => {
    const cluster = new Cluster();
    await cluster.coordinator();
    const agent = await cluster.agentProcess('one', { allowCommands });
    const sweep = await cluster.launchPrograms(['on-signal'], 1, 'retry: { lost: 0 }');
    const { trialId, pid } = await sweep.running();
    await kill9(agent);
    await sweep.untilFinished();
    const [left] = await curvesOf(cluster, { trialId });
    expect(left?.curves.get('pid')?.values).toContain(pid);
  });
});
