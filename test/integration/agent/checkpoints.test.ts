/** Trials that go on where an earlier attempt was, through real coordinators, agents and programs. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { metricsFromWire } from '../../../proto/convert-settings.ts';
import { controlService } from '../../../proto/service.ts';
import { Cluster, kill9 } from './cluster.ts';
import type { SweepWatch } from './sweep-watch.ts';

const program = fileURLToPath(new URL('../../fixtures/agent/counting.mjs', import.meta.url));
const allowCommands = [process.execPath];

const launchCounting = (cluster: Cluster, behave: string, more = ''): Promise<SweepWatch> =>
  cluster.launchCommand([process.execPath, program, behave], more);

/** Resolves once the step is recorded. */
const untilSaved = (sweep: SweepWatch, step: number): Promise<true> =>
  sweep.until((trials) => trials.some(({ checkpoint }) => checkpoint?.step === step) || undefined);

async function resultOf(sweep: SweepWatch) {
  const [trial] = await sweep.untilFinished();
  const metrics: Readonly<Record<string, number>> = metricsFromWire(trial?.metrics ?? []);
  return { ...metrics, score: metrics['score'], attempts: trial?.attempts, from: trial?.resumedFrom };
}

/** Paths of the files under a folder. */
const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());

describe('a trial goes on where it was', () => {
  it('on another machine, when its agent and the folder of that agent are gone', async () => {
    const cluster = new Cluster();
    await cluster.coordinator();
    const undisturbed = await (async () => {
      const agent = await cluster.agent({ name: 'calm', allowCommands });
      const result = await resultOf(await launchCounting(cluster, 'count', 'seed: 3'));
      await agent.stop();
      return result;
    })();
    expect(undisturbed).toMatchObject({ began: 0, told: -1, attempts: 1, from: null });
    const agent = await cluster.agentProcess('one', { allowCommands });
    const sweep = await launchCounting(cluster, 'wait', 'seed: 3');
    await untilSaved(sweep, 10);
    await kill9(agent);
    await cluster.agent({ name: 'two', allowCommands });
    const result = await resultOf(sweep);
    expect(result).toMatchObject({ began: 10, told: 10, attempts: 2, score: undisturbed.score });
    expect(result.from).toMatchObject({ step: 10, attempt: 1, agentName: 'one' });
    const { attempts } = await cluster.client().unary(controlService.getTrial, { trialId: '1' });
    expect(attempts[0]?.saved?.step).toBe(10);
    // The trial has its result: nothing of what it saved is needed any more. (A file that was being sent at its end may be left.)
    const manifest = attempts[0]?.saved?.manifest ?? '';
    const isThere = (): boolean =>
      filesUnder(join(cluster.dataDir, 'checkpoints')).some((path) => path.endsWith(manifest));
    await expect.poll(isThere).toBe(false);
  });

  it.skipIf(process.getuid?.() !== 0)(
    'as another user, who owns what is put in its folder, and whose links are not followed',
    async () => {
      const cluster = new Cluster();
      await cluster.coordinator();
      const options = { allowCommands: ['sh'], runAs: 'nobody' };
      const agent = await cluster.agent({ name: 'one', ...options });
      // The program writes its state a second time after the checkpoint: only its own user may replace what was restored.
      const script = [
        'cd "$YATES_CHECKPOINT"',
        'step=0; [ -f state ] && read -r step < state',
        'if [ $step -eq 0 ]; then mkdir deep; echo 5 > deep/five; echo 4 > state; ln -s /etc/shadow shadow',
        'echo "{\\"checkpoint\\": true, \\"step\\": 4}"; exec sleep 600; fi',
        'set -e; echo 8 > state; echo 6 > deep/six; test ! -e shadow',
        'five=$(cat deep/five); owner=$(stat -c %U state deep deep/five . | sort -u)',
        'test "$owner" = nobody',
        'echo "{\\"result\\": {\\"score\\": $five$step}}"',
      ].join('\n');
      const sweep = await cluster.launchCommand(['sh', '-c', script], 'retry: { user: 0 }');
      await untilSaved(sweep, 4);
      await agent.drain({ graceMs: 0 });
      await cluster.agent({ name: 'two', ...options });
      const result = await resultOf(sweep);
      expect(result).toMatchObject({ score: 54, attempts: 2, from: { step: 4, agentName: 'one' } });
    },
  );

  it('with what it saved just before its result, which is sent first where the sweep keeps it', async () => {
    const cluster = new Cluster();
    await cluster.coordinator();
    await cluster.agent({ name: 'one', allowCommands: ['sh'] });
    // Large enough to be on its way still when the program has ended.
    const script = [
      'head -c 20000000 /dev/zero > "$YATES_CHECKPOINT/state"',
      `printf '{"checkpoint": true, "step": 7}\\n{"result": {"score": 1}}\\n'`,
    ].join('\n');
    const sweep = await cluster.launchCommand(['sh', '-c', script], 'keep: { checkpoints: last }');
    await sweep.untilFinished();
    const { attempts } = await cluster.client().unary(controlService.getTrial, { trialId: '1' });
    expect(attempts[0]?.saved?.step).toBe(7);
  });

  it('from what its program saved without a word while its agent drained', async () => {
    const cluster = new Cluster();
    await cluster.coordinator();
    const agent = await cluster.agent({ name: 'one', allowCommands });
    const sweep = await launchCounting(cluster, 'leave');
    await sweep.until((trials) => trials.some(({ progress }) => progress?.step === 12) || undefined);
    await agent.drain({ graceMs: 0 });
    await cluster.agent({ name: 'two', allowCommands });
    expect(await resultOf(sweep)).toMatchObject({ began: 12, attempts: 2 });
  });

  it('after its own failure, on the same machine; what the failed attempt left is kept as its own', async () => {
    const cluster = new Cluster();
    await cluster.coordinator();
    await cluster.agent({ name: 'one', allowCommands });
    const result = await resultOf(await launchCounting(cluster, 'die', 'retry: { user: 1 }'));
    expect(result).toMatchObject({ began: 10, attempts: 2 });
    const { attempts, trial } = await cluster.client().unary(controlService.getTrial, { trialId: '1' });
    const [file] = attempts[0]?.artifacts ?? [];
    expect([file?.name, trial?.artifacts]).toEqual(['why.txt', []]);
    expect(String(await cluster.artifact(file?.sha256 ?? ''))).toBe('it went wrong at step 12');
  });

  it('from the checkpoint before, where the newest is damaged', async () => {
    const cluster = new Cluster();
    await cluster.coordinator();
    const agent = await cluster.agentProcess('one', { allowCommands });
    const gate = join(cluster.folder, 'gate');
    const sweep = await cluster.launchCommand([process.execPath, program, 'wait', gate]);
    await untilSaved(sweep, 5);
    writeFileSync(gate, '');
    await untilSaved(sweep, 10);
    await kill9(agent);
    const newest = filesUnder(join(cluster.dataDir, 'checkpoints')).find((path) =>
      readFileSync(path, 'utf8').includes('"step":10'),
    );
    writeFileSync(newest ?? '', '{"step":11,"sum":0}');
    await cluster.agent({ name: 'two', allowCommands });
    const result = await resultOf(sweep);
    expect(result).toMatchObject({ began: 5, attempts: 2 });
    expect(result.from).toMatchObject({ step: 5 });
  });

  it('through a folder that agents share, and from its start where that is out of reach', async () => {
    const cluster = new Cluster();
    await cluster.coordinator();
    const checkpointDir = join(cluster.folder, 'shared');
    const agent = await cluster.agentProcess('one', { allowCommands, checkpointDir });
    const first = await launchCounting(cluster, 'wait');
    await untilSaved(first, 10);
    await kill9(agent);
    expect(filesUnder(join(cluster.dataDir, 'checkpoints'))).toEqual([]);
    const two = await cluster.agent({ name: 'two', allowCommands, checkpointDir });
    expect(await resultOf(first)).toMatchObject({ began: 10, attempts: 2 });
    const second = await launchCounting(cluster, 'wait', 'seed: 9');
    await untilSaved(second, 10);
    await two.stop();
    await cluster.agent({ name: 'three', allowCommands });
    expect(await resultOf(second)).toMatchObject({ began: 0, attempts: 2 });
  });
});
