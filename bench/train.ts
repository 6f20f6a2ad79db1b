/**
 * One training step, ours against the same net in PyTorch (bench/peers/train.py), one thread each, in turns.
 *
 *     npx tsx bench/train.ts [batch sizes, such as 1,4,8,16, or none] [steps of the memory run, 1000] [--small]
 *
 * With --small the memory run takes a small net at batch 1, for slow backends.
 *
 * PYTHON names the Python that has PyTorch; without one only our times are printed. YATES_OPENBLAS=off leaves OpenBLAS out
 * on our side. Both sides start from the same weights and inputs, and the losses are compared before anything is timed.
 *
 *     YATES_BACKEND=webgpu PEER_DEVICE=cuda npx tsx bench/train.ts 1,4,16,64,256 0
 *
 * is the same on a GPU: WebGPU against PyTorch on CUDA, in float32 (its TF32 is off, as by default).
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { activateBackend } from '../diffusion/backend/choose.ts';
import { latentChannels } from '../diffusion/image/transform.ts';
import type { NetConfig } from '../diffusion/net/config.ts';
import { writeSafetensors } from '../diffusion/safetensors.ts';
import { tf } from '../diffusion/tf.ts';
import { type Mode, type TrainingCase, trainingCase } from './training-case.ts';

const isSmall = process.argv.includes('--small');
const [batches = '1,4,8,16', memorySteps = '1000'] = process.argv
  .slice(2)
  .filter((word) => !word.startsWith('--'));
/** As deep as an adapter's sites need, and narrow. */
const smallNet: NetConfig = {
  inChannels: latentChannels,
  outChannels: latentChannels,
  modelChannels: 32,
  channelMult: [1],
  numResBlocks: 1,
  attentionResolutions: [1],
  numHeads: 4,
  contextDim: 16,
  transformerDepth: 1,
};
/** Each side steps `stepsPerTurn` times a turn; the medians are over all steps of all turns. */
const [turns, stepsPerTurn, warmUpSteps] = [9, 5, 5];

const backend = await activateBackend(process.env['YATES_BACKEND'] ?? 'wasm');
const peer = await startPeer();
console.log(`${cpus()[0]?.model ?? 'processor'}, Node ${process.versions.node}, ${backend.description}`);
console.log(
  `peer: ${peer === undefined ? 'none (PYTHON has no torch)' : `PyTorch ${peer.version}`}, one thread each\n`,
);
console.log(
  [
    'step',
    'batch',
    'weights',
    'yates ms',
    'busy',
    'images/s',
    'PyTorch ms',
    'busy',
    'layout',
    'ratio',
    'of busy',
    'losses differ by',
  ].join('\t'),
);
for (const mode of ['adapter', 'full'] as const) {
  if (batches === 'none') continue;
  for (const batch of batches.split(',').map(Number)) await compare(mode, batch);
}
if (Number(memorySteps) > 0) await memoryCurve(Number(memorySteps));
peer?.stop();

/** Milliseconds of one step: elapsed, and on the processor (all threads of the process). */
type Time = readonly [elapsed: number, busy: number];

async function compare(mode: Mode, batch: number): Promise<void> {
  const ours = await trainingCase(mode, batch);
  const loaded = await peer?.load(ours, mode);
  const loss = await ours.step();
  const times: { ours: Time[]; theirs: Time[] } = { ours: [], theirs: [] };
  for (let step = 0; step < warmUpSteps; step++) await ours.step();
  await peer?.steps(warmUpSteps);
  for (let turn = 0; turn < turns; turn++) {
    for (let step = 0; step < stepsPerTurn; step++) times.ours.push(await timed(() => ours.step()));
    if (peer !== undefined) times.theirs.push(...(await peer.steps(stepsPerTurn)));
  }
  const [elapsed, busy] = medians(times.ours);
  const line = [
    mode,
    batch,
    ours.trained,
    elapsed.toFixed(1),
    busy.toFixed(1),
    ((1000 * batch) / elapsed).toFixed(1),
  ];
  if (loaded !== undefined) {
    const [theirElapsed, theirBusy] = medians(times.theirs);
    line.push(theirElapsed.toFixed(1), theirBusy.toFixed(1), loaded.layout);
    line.push((elapsed / theirElapsed).toFixed(2), (busy / theirBusy).toFixed(2));
    line.push((Math.abs(loss - loaded.loss) / loaded.loss).toExponential(0));
  }
  console.log(line.join('\t'));
  ours.dispose();
}

async function timed(run: () => Promise<unknown>): Promise<Time> {
  const before = process.cpuUsage();
  const start = performance.now();
  await run();
  const elapsed = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  return [elapsed, (user + system) / 1000];
}

function medians(times: readonly Time[]): Time {
  return [median(times.map(([elapsed]) => elapsed)), median(times.map(([, busy]) => busy))];
}

/**
 * Memory must not grow: tensors that nobody disposed of would show here. Garbage is collected before each reading, since
 * V8 otherwise lets tens of megabytes of it lie, now more, now less.
 */
async function memoryCurve(steps: number): Promise<void> {
  const one = isSmall
    ? await trainingCase('adapter', 1, undefined, smallNet)
    : await trainingCase('adapter', 4);
  console.log(`\nmemory over ${steps} adapter steps at batch ${isSmall ? '1, small net' : '4'}`);
  console.log(['step', 'tensors', 'tensor MB', 'wasm heap MB', 'JavaScript MB', 'process MB'].join('\t'));
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let step = 0; step <= steps; step++) {
    if (step === 10 || step % Math.ceil(steps / 5) === 0) {
      const { numTensors, numBytes } = tf.memory();
      const { wasm } = tf.backend() as { wasm?: { HEAPF32: Float32Array } };
      collect();
      const { heapUsed, rss } = process.memoryUsage();
      const megabytes = [numBytes, wasm?.HEAPF32.byteLength ?? 0, heapUsed, rss].map((bytes) =>
        (bytes / 1e6).toFixed(1),
      );
      console.log([step, numTensors, ...megabytes].join('\t'));
    }
    await one.step();
  }
  one.dispose();
}

interface Peer {
  readonly version: string;
  /** Takes a case over. @returns its loss before any step, and the memory layout that PyTorch is faster with */
  load(training: TrainingCase, mode: Mode): Promise<{ loss: number; layout: string }>;
  steps(count: number): Promise<Time[]>;
  stop(): void;
}

async function startPeer(): Promise<Peer | undefined> {
  const script = fileURLToPath(new URL('peers/train.py', import.meta.url));
  const child = spawn(process.env['PYTHON'] ?? 'python3', [script], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // PyTorch's own setting does not reach the threads of the BLAS beneath it.
    env: { ...process.env, OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1' },
  });
  const ask = lineByLine(child);
  const folder = mkdtempSync(join(tmpdir(), 'yates-bench-'));
  const file = join(folder, 'case.safetensors');
  const stop = (): void => {
    child.stdin.end();
    rmSync(folder, { recursive: true, force: true });
  };
  const hello = await ask({ hello: true });
  if (hello === undefined) {
    stop();
    return undefined;
  }
  return {
    version: String(hello['version']),
    async load({ tensors, config, adapterConfig }, mode) {
      await writeSafetensors(file, tensors);
      const answer = await ask({ load: file, config, mode, midDim: adapterConfig?.midDim ?? 0 });
      return { loss: Number(answer?.['loss']), layout: String(answer?.['layout']) };
    },
    async steps(count) {
      return (await ask({ steps: count }))?.['ms'] as Time[];
    },
    stop,
  };
}

type Answer = Readonly<Record<string, unknown>> | undefined;

/** One question, one answer, each a line of JSON; undefined once the child has gone. */
function lineByLine(
  child: ChildProcess & { stdin: NonNullable<ChildProcess['stdin']> },
): (question: object) => Promise<Answer> {
  const lines = createInterface({ input: child.stdout as NonNullable<ChildProcess['stdout']> })[
    Symbol.asyncIterator
  ]();
  child.on('error', () => undefined);
  child.stdin.on('error', () => undefined);
  return async (question) => {
    child.stdin.write(`${JSON.stringify(question)}\n`);
    const { value, done } = await lines.next();
    return done === true ? undefined : (JSON.parse(value) as Answer);
  };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}
