/** A log as a long sweep leaves it, written without running anything: the core decides, and its events are appended. */
import { join } from 'node:path';
import { agentId, type RequestId, requestId, seq } from '../../base/ids.ts';
import { makeDataFolder } from '../../base/make-data-folder.ts';
import { seededRandom } from '../../base/random.ts';
import type { Question } from '../../coordinator/core/ask.ts';
import { emptyState } from '../../coordinator/core/empty-state.ts';
import type { Trial } from '../../coordinator/core/state.ts';
import { step } from '../../coordinator/core/step.ts';
import { openSqliteLog } from '../../coordinator/log/sqlite/sqlite-log.ts';
import { encodeCurves } from '../../base/curve/curve-file.ts';
import { CurveStore } from '../../coordinator/output/curve-store.ts';
import { designOf } from '../../design/design-of.ts';
import { parseSweep } from '../../design/file/parse-sweep.ts';

const slots = 64;
/** What each trial takes. */
const trialMs = 60_000;
/** Minutes without a grant after which nothing is left that will run. */
const refusalsMax = 100;
/** As many questions share a commit at most, as with a real log. */
const appendedAtATime = 20;

/** Four factors, and as many replicates as make up the trials: 5 x 5 x 4 x 4 cells. */
const source = (trials: number): string => `version: 1
name: made-up
factors:
  optimiser: [sgd, adam, lion, adamw, muon]
  width: [16, 32, 64, 128, 256]
  depth: [1, 2, 4, 8]
  rate: [0.001, 0.003, 0.01, 0.03]
replicates: ${Math.ceil(trials / 400)}
response: { primary: accuracy, goal: maximize, also: [{ name: loss, goal: minimize }] }
trainer: { kind: command, run: ['true'] }
`;

/**
 * @param trials of the sweep, a multiple of 400
 * @param left number of them that nothing has run of yet
 * @param points of the curve that each trial reported
 */
export async function madeUpLog(dataDir: string, trials: number, left: number, points = 0): Promise<void> {
  makeDataFolder(dataDir);
  const log = await openSqliteLog(join(dataDir, 'yates.db'));
  const curves = new CurveStore(join(dataDir, 'curves'));
  const state = emptyState({ logId: log.id, leaseTtlMs: 15_000 });
  const random = seededRandom('made-up');
  let nowMs = Date.now() - ((trials - left) / slots) * trialMs - trialMs;
  let calls = 0;
  let appended = Promise.resolve(seq(0));
  const take = (question: Unnumbered<Question>) => {
    const call = ++calls;
    const before = state.seq;
    const { events, replies } = step(state, { ...question, call, requestId: ids(call) }, nowMs, nowMs);
    if (events.length > 0) appended = log.append(before, events);
    return replies[0]?.answer;
  };
  const spec = parseSweep(source(trials), { fileName: 'made-up.yaml' });
  const { hash: designHash, trials: planned } = designOf(spec, 'base');
  const launch = { kind: 'launch', spec, designHash, baseVersion: 'base', source: source(trials) } as const;
  take({ ...launch, trials: planned, fileName: 'made-up.yaml' });
  const id = agentId('gone');
  const card = { version: '', labels: {}, devices: [], backend: 'cuda', incarnation: '1', takesSeeds: true };
  take({ kind: 'register', agentId: id, card: { name: 'gone', slots, ...card }, held: [] });
  let refusals = 0;
  for (let ended = 0; ended < trials - left; ) {
    const answer = take({
      kind: 'lease',
      agentId: id,
      slots: Math.min(slots, trials - left - ended),
      waitMs: 0,
    });
    if (answer?.kind !== 'lease') throw new Error('no answer to the request for leases');
    if (answer.grants.length === 0) {
      // What is left rests before it is tried again, or has failed for good.
      if (++refusals > refusalsMax) break;
      nowMs += trialMs;
      continue;
    }
    refusals = 0;
    const startedAtMs = nowMs;
    nowMs += trialMs;
    const results = [];
    for (const { trial, fence } of answer.grants) {
      const held = { trialId: trial.plan.id, fence };
      ended++;
      if (random.uniform() > 0.01) {
        const endedAtMs = nowMs - Math.round(random.uniform() * trialMs * 0.5);
        results.push({
          ...held,
          result: {
            metrics: metricsOf(trial, random.normal()),
            artifacts: [],
            startedAtMs,
            endedAtMs,
            backend: 'cuda',
          },
        });
        if (points > 0) await curves.keep(held, await curveOf(points, random.normal()));
        continue;
      }
      take({
        kind: 'fail',
        agentId: id,
        ...held,
        fault: {
          faultClass: 'user',
          message: 'CUDA error: an illegal memory access was encountered',
          outputTail: '',
        },
      });
      // It is tried again at once, and ends well then or fails for good.
      ended--;
    }
    if (results.length > 0) take({ kind: 'complete', agentId: id, results });
    if (calls % appendedAtATime === 0) await appended;
  }
  await appended;
  await log.close();
}

const ids = (call: number): RequestId => requestId(`made-up-${call}`);

function metricsOf({ plan }: Trial, noise: number): Record<string, number> {
  const { width, rate } = plan.settings as Record<string, number>;
  const accuracy = 0.5 + 0.04 * Math.log2(Number(width) / 16) + (rate === 0.003 ? 0.1 : 0) + 0.02 * noise;
  return {
    accuracy,
    loss: 2 * (1 - accuracy) + 0.01 * noise,
    seconds: 30 + noise,
    tokens_per_second: 4000 + 10 * noise,
  };
}

const curveOf = (points: number, noise: number): Promise<Buffer> => {
  const steps = Array.from({ length: points }, (_, at) => at + 1);
  const values = steps.map((step) => 1 / step + 0.01 * noise);
  return encodeCurves(new Map([['loss', { steps, values, elapsedMs: steps.map((step) => 10 * step) }]]));
};

type Unnumbered<Asked> = Asked extends Question ? Omit<Asked, 'call' | 'requestId'> : never;
