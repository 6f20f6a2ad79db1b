/** A warm trainer: a child process that is started before the first trial and used for many. */
import { assert } from '../../base/assert.ts';
import type { AttemptLimits, Grant } from '../core/lease.ts';
import type { RunEnvironment } from '../../base/run-environment.ts';
import type { FaultClass } from '../../design/sweep-spec.ts';
import { KeptOutput } from '../output/kept-output.ts';
import { AttemptCurves } from '../output/attempt-curves.ts';
import { OutputFollower } from '../output/output-follower.ts';
import { agentPidVariable, type RunMessage, type Thrown, type TrainerMessage } from '../trainer/protocol.ts';
import { AttemptClocks } from './attempt-clocks.ts';
import { classify } from './classify.ts';
import { killGroup } from '../../base/kill-group.ts';
import { countMemoryKills } from './memory-kills.ts';
import { NodeChild, type NodeChildExit } from './node-child.ts';
import { lastBytes } from './output-ring.ts';
import { withTellingLine } from './telling-line.ts';
import type { UnspooledOutcome, TrialProcess, TrialProcessEvents } from './trial-process.ts';

export interface TrainerProcessOptions {
  /** Arguments of node: flags, then the module. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** From the start to `ready`. */
  readonly startTimeoutMs: number;
  /** A new process after this many trials, whatever native code leaks. */
  readonly recycleAfterTrials: number;
  /** A new process once it holds this much more than after its first trial. */
  readonly recycleGrowthBytes: number;
  /** Finds out the code and environment of a trainer. Default: they are not recorded. */
  readonly describe?: ((trainer: TrainerUp) => Promise<RunEnvironment>) | undefined;
}

/** What a trainer says of itself once it is up. */
export type TrainerUp = Pick<Extract<TrainerMessage, { kind: 'ready' }>, 'backend' | 'baseVersion'>;

export const trainerDefaults = {
  startTimeoutMs: 180_000,
  recycleAfterTrials: 100,
  recycleGrowthBytes: 1024 ** 3,
} as const;

const outputTailBytes = 8 * 1024;
/** Rounds of the event loop without another byte after which a pipe counts as empty. */
const quietRoundsMin = 3;
/** How long a trainer whose trial failed may take to print what it has left. */
const leaveGraceMs = 5_000;
/** How long the death of a killed process is waited for. */
const deathMsMax = 30_000;

interface RunningTrial {
  readonly grant: Grant;
  readonly clocks: AttemptClocks;
  readonly memoryKillsBefore: number;
}

export class TrainerProcess implements TrialProcess {
  readonly #child: NodeChild<TrainerMessage>;
  readonly #options: TrainerProcessOptions;
  readonly #events: TrialProcessEvents;
  readonly #output = new KeptOutput();
  readonly #follower: OutputFollower;
  #curves = new AttemptCurves();
  #backend: string | undefined;
  /** Of the process; undefined until it is known. */
  #environment: RunEnvironment | undefined;
  #trial: RunningTrial | undefined;
  #thrown: Thrown | undefined;
  /** Set while a trial that took too long is being killed. */
  #endTimedOut: (() => void) | undefined;
  #trials = 0;
  #rssAfterFirstTrial = 0;

  constructor(options: TrainerProcessOptions, events: TrialProcessEvents) {
    this.#options = options;
    this.#events = events;
    this.#follower = new OutputFollower(this.#output, (part) => events.output(part));
    const { args, env, startTimeoutMs } = options;
    this.#child = new NodeChild<TrainerMessage>({
      args,
      env: { ...env, [agentPidVariable]: String(process.pid) },
      isBinary: true,
      hasStdout: true,
      startTimeoutMs,
      printed: (chunk) => this.#output.push(chunk),
      message: (message) => this.#onMessage(message),
      exited: (exit) => this.#onExited(exit),
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  get gone(): Promise<void> {
    return this.#child.gone;
  }

  run(grant: Grant): void {
    assert(this.#trial === undefined, 'a trainer runs one trial at a time');
    this.#output.clear();
    const clocks = new AttemptClocks(grant, {
      over: (why) => this.#timeOut(why),
      silence: () => 'made no progress',
    });
    this.#curves = new AttemptCurves();
    this.#trial = { grant, clocks, memoryKillsBefore: countMemoryKills() };
    const { settings, replicate, seed, seeds, trainer, baseVersion, saves } = grant;
    const request = { settings, replicate, seed, seeds, trainer: trainer.options, baseVersion, saves };
    const message: RunMessage = { kind: 'run', request };
    this.#child.send(message);
    this.#sayEnvironment();
  }

  follow(isWanted: boolean): void {
    if (isWanted && this.#trial !== undefined) this.#follower.start();
    else this.#follower.stop();
  }

  /** The built-in trainer saves nothing on the way: it has nothing to do for a warning. */
  signal(): void {}
  limit(limits: AttemptLimits): void {
    this.#trial?.clocks.limit(limits);
  }

  kill(): void {
    this.#endTrial();
    this.#child.kill('killed');
  }

  #onMessage(message: TrainerMessage): void {
    if (this.#child.killedFor !== undefined) return;
    switch (message.kind) {
      case 'ready':
        this.#child.ready();
        this.#backend = message.backend;
        void this.#describe(message);
        this.#events.ready(message.backend);
        return;
      case 'progress':
        if (this.#trial === undefined) return;
        this.#trial.clocks.progressed();
        this.#curves.record(message.step, message.metrics);
        this.#events.progress(message);
        return;
      case 'checkpoint':
        if (this.#trial !== undefined) this.#events.checkpoint({ step: message.step });
        return;
      case 'completed':
        this.#onceQuiet(() => {
          if (this.#trial !== undefined && this.#child.killedFor === undefined) this.#onCompleted(message);
        });
        return;
      case 'failed':
        // The attempt fails once the process is gone, with all that it printed: it leaves on its own.
        this.#thrown = message;
        setTimeout(() => this.#child.kill('it did not exit after its trial failed'), leaveGraceMs).unref();
        return;
      default:
        message satisfies never;
    }
  }

  async #describe({ backend, baseVersion }: TrainerUp): Promise<void> {
    this.#environment = await this.#options.describe?.({ backend, baseVersion }).catch(() => undefined);
    this.#sayEnvironment();
  }

  #sayEnvironment(): void {
    const environment = this.#trial && this.#environmentOf(this.#trial.grant);
    if (environment !== undefined && this.#child.killedFor === undefined) this.#events.described(environment);
  }

  /** The weights of Stable Diffusion are files of the user, which the trial names. */
  #environmentOf({ trainer }: Grant): RunEnvironment | undefined {
    if (this.#environment === undefined || trainer.options['task'] !== 'stable-diffusion')
      return this.#environment;
    const { weightsSha256: _weights, ...others } = this.#environment;
    return others;
  }

  /** What it printed before its message may still lie in the pipe: that is read first. */
  #onceQuiet(act: () => void, quietRounds = 0): void {
    const { printed } = this.#output;
    setImmediate(() => {
      const rounds = this.#output.printed === printed ? quietRounds + 1 : 0;
      if (rounds >= quietRoundsMin) act();
      else this.#onceQuiet(act, rounds);
    });
  }

  #onCompleted({ outcome, rssBytes }: Extract<TrainerMessage, { kind: 'completed' }>): void {
    const trial = this.#endTrial();
    const environment = trial && this.#environmentOf(trial.grant);
    const { metrics, artifacts } = outcome;
    const backend = this.#backend ?? '';
    const printed = this.#output.whole();
    const reported = this.#curves.encode();
    this.#events.ended({ kind: 'completed', metrics, artifacts, backend, printed, reported, environment });
    this.#trials++;
    if (this.#trials === 1) this.#rssAfterFirstTrial = rssBytes;
    const grown = rssBytes - this.#rssAfterFirstTrial > this.#options.recycleGrowthBytes;
    if (grown || this.#trials >= this.#options.recycleAfterTrials) this.#child.kill('recycled');
    else this.#events.ready(backend);
  }

  #timeOut(message: string): void {
    const trial = this.#trial;
    if (trial === undefined) return;
    trial.clocks.stop();
    this.#child.kill(message);
    const end = (): void => {
      if (this.#trial !== trial) return;
      this.#endTrial();
      this.#events.ended(this.#failure(trial, 'timeout', message, this.#output.faultTail()));
    };
    // The next attempt must not begin beside it. One that hangs in the kernel may never die, and is not waited for.
    const timer = setTimeout(end, deathMsMax);
    void this.#child.gone.then(() => clearTimeout(timer));
    this.#endTimedOut = end;
  }

  #endTrial(): RunningTrial | undefined {
    const trial = this.#trial;
    trial?.clocks.stop();
    this.#follower.stop();
    this.#trial = undefined;
    return trial;
  }

  #onExited({ exitCode, signal, why }: NodeChildExit): void {
    // It may have left on its own, and children in its group.
    if (this.pid !== undefined) killGroup(this.pid);
    this.#endTimedOut?.();
    const printed = this.#output.faultTail();
    const trial = this.#endTrial();
    const thrown = this.#thrown;
    const outputTail = withStack(printed, thrown);
    const kernelKilledForMemory = trial !== undefined && countMemoryKills() > trial.memoryKillsBefore;
    const { faultClass, message } = classify({
      thrown,
      exitCode,
      signal,
      outputTail: printed,
      kernelKilledForMemory,
    });
    if (trial !== undefined) this.#events.ended(this.#failure(trial, faultClass, message, outputTail));
    this.#events.down(why ?? withTellingLine(message, printed));
  }

  #failure(
    { grant }: RunningTrial,
    faultClass: FaultClass,
    message: string,
    outputTail: string,
  ): UnspooledOutcome {
    const environment = this.#environmentOf(grant);
    return {
      kind: 'failed',
      fault: { faultClass, message, outputTail },
      printed: this.#output.whole(),
      reported: this.#curves.encode(),
      environment,
    };
  }
}

/** What was printed, then the stack of the error, unless it was printed too. */
function withStack(printed: string, thrown: Thrown | undefined): string {
  if (thrown === undefined || thrown.stack === '' || printed.includes(thrown.stack)) return printed;
  const whole = printed === '' ? thrown.stack : `${printed.trimEnd()}\n${thrown.stack}`;
  return lastBytes(Buffer.from(whole), outputTailBytes);
}
