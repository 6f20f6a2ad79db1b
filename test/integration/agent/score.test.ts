/** Trials that score what others left, through real coordinators, agents and programs. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { metricsFromWire } from '../../../proto/convert-settings.ts';
import { controlService } from '../../../proto/service.ts';
import { Cluster, kill9 } from './cluster.ts';
import { SweepWatch, TrialState } from './sweep-watch.ts';

const allowCommands = ['sh'];

/** A finished trial that left a file. */
async function trained(cluster: Cluster): Promise<SweepWatch> {
  const run = ['sh', '-c', 'printf 7 > "$YATES_ARTIFACTS/weights"; echo \'{"result": {"score": 1}}\''];
  const sweep = await cluster.launchCommand(run);
  await sweep.untilFinished();
  return sweep;
}

async function scored(cluster: Cluster, { sweepId }: SweepWatch, script: string): Promise<SweepWatch> {
  const trainer = JSON.stringify({ kind: 'command', run: ['sh', '-c', script, 'sh', '{artifacts}'] });
  const source = `name: scored\nresponse: { primary: fid, goal: minimize }\ntrainer: ${trainer}\nretry: { user: 0 }\n`;
  const { sweep } = await cluster
    .client()
    .unary(controlService.score, { requestId: randomUUID(), sweepId, source });
  const watch = new SweepWatch(cluster.endpoint, sweep?.sweepId ?? '');
  onTestFinished(() => watch.close());
  return watch;
}

describe('a trial that scores another', () => {
  it('gets its files again on another machine when its agent is lost, and whoever watches the scored sweep hears of it', async () => {
    const cluster = new Cluster();
    await cluster.coordinator();
    const agent = await cluster.agentProcess('one', { allowCommands });
    const sweep = await trained(cluster);
    // The first attempt waits for its end; what it leaves in the folder is not what the second one finds.
    const mark = join(cluster.folder, 'mark');
    const script = `test "$(ls "$1")" = weights || exit 3; echo x > "$1/junk"
      if [ ! -e ${mark} ]; then : > ${mark}; echo '{"step": 1}'; exec sleep 600; fi
      echo "{\\"result\\": {\\"fid\\": $(cat "$1/weights")}}"`;
    const scoring = await scored(cluster, sweep, script);
    await scoring.until((trials) => trials.find(({ progress }) => progress?.step === 1));
    const [source] = sweep.trials.values();
    await kill9(agent);
    await cluster.agent({ name: 'two', allowCommands });
    const [trial] = await scoring.untilFinished();
    expect(trial).toMatchObject({ state: TrialState.TRIAL_STATE_DONE, attempts: 2, artifacts: [] });
    expect(trial?.source).toMatchObject({
      sweepId: sweep.sweepId,
      trialId: source?.trialId,
      number: 1,
      files: 1,
    });
    const scores = await sweep.until(([one]) => (one?.scores?.length ? one.scores : undefined));
    expect(metricsFromWire(scores)).toEqual({ fid: 7 });
  });

  it.skipIf(process.getuid?.() !== 0)('owns the files where it runs as another user', async () => {
    const cluster = new Cluster();
    await cluster.coordinator();
    await cluster.agent({ allowCommands, runAs: 'nobody' });
    const script = `test "$(stat -c %U "$1" "$1/weights" | sort -u)" = nobody && echo y >> "$1/weights" &&
      echo "{\\"result\\": {\\"fid\\": $(head -c 1 "$1/weights")}}"`;
    const [trial] = await (await scored(cluster, await trained(cluster), script)).untilFinished();
    expect(metricsFromWire(trial?.metrics ?? [])).toEqual({ fid: 7 });
  });
});
