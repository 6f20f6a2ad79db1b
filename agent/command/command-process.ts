/**
 * Programs of one slot, one after the other, each behind the same supervisor: a small process that reads what they print
 * and ends them when this agent is gone.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { assert } from '../../base/assert.ts';
import { entryPoint } from '../../base/entry-point.ts';
import { YatesError } from '../../base/error.ts';
import type { Grant } from '../core/lease.ts';
import type { FaultClass } from '../../design/sweep-spec.ts';
import { killGroup } from '../process/kill-group.ts';
import { countMemoryKills } from '../process/memory-kills.ts';
import { OutputRing } from '../process/output-ring.ts';
import type { UnspooledOutcome, TrialProcess, TrialProcessEvents } from '../process/trial-process.ts';
import { collectArtifacts } from './collect-artifacts.ts';
import { endProgram } from './end-program.ts';
import { faultOf, metricsFromWire } from './fault-of.ts';
import { planRun, type RunPlan } from './plan-run.ts';
import type { FromSupervisor, ProgramExit, ToSupervisor } from './protocol.ts';
import { glance, readResultFile } from './result-file.ts';

export interface CommandProcessOptions {
  /** Programs that may be run. */
  readonly allowed: readonly string[];
  readonly slotEnv: Readonly<Record<string, string>>;
  /** Holds a passing folder for each running trial. */
  readonly folder: string;
  readonly warn: (text: string) => void;
}

/** What its trials compute with, as far as we know. */
export const commandBackend = 'command';

const startTimeoutMs = 60_000;
/** How much longer than its own grace a supervisor may take to end a program, before it is killed itself. */
const supervisorGraceMs = 15_000;

interface RunningProgram {
  readonly grant: Grant;
  readonly plan: RunPlan;
  readonly scratch: string;
  readonly resultBefore: string | undefined;
  readonly memoryKillsBefore: number;
  readonly wallTimer: NodeJS.Timeout | undefined;
  stallTimer: NodeJS.Timeout | undefined;
  pid: number | undefined;
  /** It has reported a step: from then on only steps count as progress. */
  hasReported: boolean;
  stoppedFor: string | undefined;
}

export class CommandProcess implements TrialProcess {
  readonly gone: Promise<void>;
  readonly #options: CommandProcessOptions;
  readonly #events: TrialProcessEvents;
  readonly #child: ChildProcess;
  /** Of the supervisor itself, which has nothing to say while all is well. */
  readonly #output = new OutputRing();
  readonly #startTimer: NodeJS.Timeout;
  #hardTimer: NodeJS.Timeout | undefined;
  #trial: RunningProgram | undefined;
  #isKilled = false;
  #why: string | undefined;

  constructor(options: CommandProcessOptions, events: TrialProcessEvents) {
    this.#options = options;
    this.#events = events;
    const url = new URL('./supervisor.ts', import.meta.url);
    this.#child = spawn(process.execPath, entryPoint(url, import.meta.url), {
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#child.stderr?.on('data', (chunk: Buffer) => this.#output.push(chunk));
    this.#child.on('message', (message) => this.#onMessage(message as FromSupervisor));
    this.#startTimer = setTimeout(() => this.#killSupervisor('it was not ready in time'), startTimeoutMs);
    this.gone = new Promise((resolve) => {
      let isOver = false;
      const over = (): void => {
        if (isOver) return;
        isOver = true;
        void this.#onGone().finally(resolve);
      };
      this.#child.on('error', (error) => {
        this.#why ??= error.message;
        if (this.#child.pid === undefined) over();
      });
      this.#child.on('exit', over);
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  run(grant: Grant): void {
    assert(this.#trial === undefined, 'a supervisor runs one program at a time');
    let trial: RunningProgram;
    try {
      trial = this.#prepare(grant);
    } catch (error) {
      // Heard after `run` has returned, as every other end.
      setImmediate(() => this.#refuse(error));
      return;
    }
    this.#trial = trial;
    this.#expectProgress(trial);
    this.#tell({ kind: 'run', ...trial.plan.order });
  }

  follow(isWanted: boolean): void {
    this.#tell({ kind: 'follow', isWanted });
  }

  kill(): void {
    if (this.#isKilled) return;
    this.#isKilled = true;
    const trial = this.#trial;
    const graceMs = trial?.plan.options.killGraceMs ?? 0;
    stopTimers(trial);
    this.#tell({ kind: 'leave', graceMs });
    this.#hardTimer ??= setTimeout(() => this.#killSupervisor('killed'), graceMs + supervisorGraceMs);
  }

  #prepare(grant: Grant): RunningProgram {
    const { allowed, slotEnv, folder } = this.#options;
    const scratch = join(folder, `${grant.trialId}.${grant.fence}.${randomBytes(4).toString('hex')}`);
    const plan = planRun(grant, { allowed, slotEnv, scratch });
    mkdirSync(plan.artifacts, { recursive: true });
    writeFileSync(plan.trialFile, plan.trialText);
    const { timeoutMs } = grant;
    return {
      grant,
      plan,
      scratch,
      resultBefore: glance(plan.resultFile),
      memoryKillsBefore: countMemoryKills(),
      wallTimer:
        timeoutMs > 0
          ? setTimeout(() => this.#stop(`it did not end within ${timeoutMs} ms`), timeoutMs)
          : undefined,
      stallTimer: undefined,
      pid: undefined,
      hasReported: false,
      stoppedFor: undefined,
    };
  }

  #refuse(error: unknown): void {
    if (this.#isKilled) return;
    const isUsers = error instanceof YatesError;
    const message = isUsers ? error.message : `its folder could not be made: ${(error as Error).message}`;
    this.#events.ended(failure(isUsers ? 'user' : 'infrastructure', message, ''));
    this.#events.ready('');
  }

  #onMessage(message: FromSupervisor): void {
    const trial = this.#trial;
    switch (message.kind) {
      case 'ready':
        clearTimeout(this.#startTimer);
        if (!this.#isKilled) this.#events.ready('');
        return;
      case 'started':
        if (trial !== undefined) trial.pid = message.pid;
        return;
      case 'alive': {
        if (trial === undefined || trial.stoppedFor !== undefined || this.#isKilled) return;
        const { report } = message;
        if (report !== undefined) {
          trial.hasReported = true;
          const { step, steps: stepsTotal, metrics } = report;
          this.#events.progress({ step, stepsTotal, metrics: metricsFromWire(metrics) });
        }
        if (report !== undefined || !trial.hasReported) this.#expectProgress(trial);
        return;
      }
      case 'output': {
        const { offset, base64, isCaughtUp } = message;
        const data = Buffer.from(base64, 'base64');
        if (trial !== undefined && !this.#isKilled) this.#events.output({ offset, data, isCaughtUp });
        return;
      }
      case 'exited':
        if (trial !== undefined) void this.#onExited(trial, message);
        return;
      default:
        message satisfies never;
    }
  }

  async #onExited(trial: RunningProgram, exit: ProgramExit): Promise<void> {
    stopTimers(trial);
    trial.pid = undefined;
    clearTimeout(this.#hardTimer);
    if (this.#isKilled) return;
    const kernelKilledForMemory = countMemoryKills() > trial.memoryKillsBefore;
    const { stoppedFor } = trial;
    const fault = faultOf(exit, { stoppedFor, kernelKilledForMemory, order: trial.plan.order });
    const outcome =
      fault === undefined ? await this.#complete(trial, exit) : ({ kind: 'failed', fault } as const);
    await this.#tidy(trial);
    // Killed, or left alone by its supervisor, while its files were read: that end was told already.
    if (this.#trial !== trial || this.#isKilled) return;
    this.#trial = undefined;
    this.#hardTimer = undefined;
    const { outputBase64, printedBytes } = exit;
    const printed = { bytes: Buffer.from(outputBase64, 'base64'), printedBytes };
    this.#events.ended({ ...outcome, printed });
    this.#events.ready('');
  }

  async #complete({ plan, resultBefore }: RunningProgram, exit: ProgramExit): Promise<UnspooledOutcome> {
    let metrics: Readonly<Record<string, number>>;
    try {
      metrics =
        exit.result === undefined
          ? (readResultFile(plan.resultFile, resultBefore) ?? {})
          : metricsFromWire(exit.result);
    } catch (error) {
      return failure('user', (error as Error).message, exit.outputTail);
    }
    try {
      const artifacts = await collectArtifacts(plan.artifacts, plan.options.artifactsLimitBytes);
      return { kind: 'completed', metrics, artifacts, backend: commandBackend };
    } catch (error) {
      // The metrics are worth more than the files.
      this.#options.warn(`the files of a trial could not be kept: ${(error as Error).message}`);
      return { kind: 'completed', metrics, artifacts: [], backend: commandBackend };
    }
  }

  #expectProgress(trial: RunningProgram): void {
    const { stallTimeoutMs } = trial.grant;
    if (stallTimeoutMs === 0) return;
    clearTimeout(trial.stallTimer);
    trial.stallTimer = setTimeout(() => {
      const silent = trial.hasReported ? 'reported no step' : 'printed nothing';
      this.#stop(`it ${silent} for ${stallTimeoutMs} ms (trainer.stall_timeout)`);
    }, stallTimeoutMs);
  }

  #stop(why: string): void {
    const trial = this.#trial;
    if (trial === undefined || trial.stoppedFor !== undefined) return;
    trial.stoppedFor = why;
    stopTimers(trial);
    const { killGraceMs } = trial.plan.options;
    this.#tell({ kind: 'stop', graceMs: killGraceMs });
    this.#hardTimer ??= setTimeout(() => this.#killSupervisor(why), killGraceMs + supervisorGraceMs);
  }

  #killSupervisor(why: string): void {
    this.#why ??= why;
    if (this.#child.pid !== undefined) killGroup(this.#child.pid);
  }

  async #onGone(): Promise<void> {
    clearTimeout(this.#startTimer);
    clearTimeout(this.#hardTimer);
    const trial = this.#trial;
    this.#trial = undefined;
    stopTimers(trial);
    if (trial?.pid !== undefined) await endProgram(trial.pid, trial.plan.order.mark);
    if (trial !== undefined) await this.#tidy(trial);
    const { exitCode, signalCode } = this.#child;
    const ended = signalCode === null ? `exit code ${exitCode}` : signalCode;
    const why = this.#why ?? (this.#isKilled ? 'killed' : `the supervisor of its programs ended (${ended})`);
    if (trial !== undefined && !this.#isKilled) {
      const faultClass = trial.stoppedFor === undefined ? 'infrastructure' : 'timeout';
      this.#events.ended(failure(faultClass, trial.stoppedFor ?? why, this.#output.text()));
    }
    this.#events.down(why);
  }

  async #tidy({ scratch }: RunningProgram): Promise<void> {
    await rm(scratch, { recursive: true, force: true }).catch((error: unknown) => {
      this.#options.warn(`the folder of a trial could not be removed: ${(error as Error).message}`);
    });
  }

  /** A channel that just closed shows by the exit that follows. */
  #tell(message: ToSupervisor): void {
    if (this.#child.connected) this.#child.send(message, () => {});
  }
}

function stopTimers(trial: RunningProgram | undefined): void {
  clearTimeout(trial?.wallTimer);
  clearTimeout(trial?.stallTimer);
}

function failure(faultClass: FaultClass, message: string, outputTail: string): UnspooledOutcome {
  return { kind: 'failed', fault: { faultClass, message, outputTail } };
}
