/**
 * Programs of one slot, one after the other, each behind the same supervisor: a small process that reads what they print
 * and ends them when this agent is gone.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { assert } from '../../base/assert.ts';
import { entryPoint } from '../../base/entry-point.ts';
import { YatesError } from '../../base/error.ts';
import type { RunEnvironment } from '../../base/run-environment.ts';
import { errorEntry } from '../../base/error-codes.ts';
import type { AttemptGroups } from '../cgroup/attempt-groups.ts';
import { removeGroup } from '../cgroup/group-members.ts';
import type { AttemptLimits, Grant } from '../core/lease.ts';
import type { WarningSignal } from '../core/messages.ts';
import type { FaultClass } from '../../design/sweep-spec.ts';
import { AttemptClocks } from '../process/attempt-clocks.ts';
import { countMemoryKills } from '../process/memory-kills.ts';
import { NodeChild, type NodeChildExit } from '../process/node-child.ts';
import { OutputRing } from '../process/output-ring.ts';
import type { UnspooledOutcome, TrialProcess, TrialProcessEvents } from '../process/trial-process.ts';
import { collectArtifacts } from './collect-artifacts.ts';
import { endProgram } from './end-program.ts';
import { faultOf, metricsFromWire } from './fault-of.ts';
import { planRun, type RunPlan, type RunRules } from './plan-run.ts';
import type { FromSupervisor, ProgramExit, RunOrder, ToSupervisor } from './protocol.ts';
import { glance, readResultFile } from './result-file.ts';
import { removeTrialFolder } from './remove-trial-folder.ts';
import { handOver } from './run-as.ts';

export interface CommandProcessOptions {
  /** Programs that may be run. */
  readonly allowed: readonly string[];
  readonly slotEnv: Readonly<Record<string, string>>;
  readonly rules?: Pick<RunRules, 'allowEnv' | 'cleanEnv' | 'runAs'> | undefined;
  /** Holds a passing folder for each running trial. */
  readonly folder: string;
  /** Holds copies of the files that trials left; on the disk of the spool. */
  readonly staging: string;
  readonly warn: (text: string) => void;
  /** Makes a control group for each program. Default: programs have none of their own. */
  readonly groups?: Pick<AttemptGroups, 'create'> | undefined;
  /** Finds out the code and environment of a program, beside it. Default: they are not recorded. */
  readonly describe?: ((order: RunOrder) => Promise<RunEnvironment>) | undefined;
}

/** What its trials compute with, as far as we know. */
const commandBackend = 'command';

const startTimeoutMs = 60_000;
/** How much longer than its own grace a supervisor may take to end a program, before it is killed itself. */
const supervisorGraceMs = 15_000;

interface RunningProgram {
  readonly grant: Grant;
  readonly plan: RunPlan;
  readonly scratch: string;
  readonly controlGroup: string | undefined;
  readonly resultBefore: string | undefined;
  readonly memoryKillsBefore: number;
  readonly clocks: AttemptClocks;
  pid: number | undefined;
  /** It has reported a step: from then on only steps count as progress. */
  hasReported: boolean;
  stoppedFor: string | undefined;
  environment: Promise<RunEnvironment | undefined>;
}

export class CommandProcess implements TrialProcess {
  readonly #options: CommandProcessOptions;
  readonly #events: TrialProcessEvents;
  readonly #child: NodeChild<FromSupervisor>;
  /** What the supervisor itself prints, which has nothing to say while all is well. */
  readonly #output = new OutputRing();
  #hardTimer: NodeJS.Timeout | undefined;
  #trial: RunningProgram | undefined;
  #isKilled = false;
  /** Its supervisor is gone. */
  #isGone = false;
  /** The outcome of a program that has exited is being gathered. */
  #settling: Promise<void> | undefined;

  constructor(options: CommandProcessOptions, events: TrialProcessEvents) {
    this.#options = options;
    this.#events = events;
    this.#child = new NodeChild<FromSupervisor>({
      args: entryPoint(new URL('./supervisor.ts', import.meta.url), import.meta.url),
      startTimeoutMs,
      printed: (chunk) => this.#output.push(chunk),
      message: (message) => this.#onMessage(message),
      exited: (exit) => this.#onSupervisorExited(exit),
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  get gone(): Promise<void> {
    return this.#child.gone;
  }

  run(grant: Grant, env: Readonly<Record<string, string>> = {}): void {
    assert(this.#trial === undefined, 'a supervisor runs one program at a time');
    let trial: RunningProgram;
    try {
      trial = this.#prepare(grant, env);
    } catch (error) {
      // Heard after `run` has returned, as every other end.
      setImmediate(() => this.#refuse(error));
      return;
    }
    this.#trial = trial;
    const say = (environment: RunEnvironment | undefined): void => {
      const isRunning = this.#trial === trial && !this.#isKilled;
      if (environment !== undefined && isRunning) this.#events.described(environment);
    };
    void trial.environment.then(say);
    this.#send({ kind: 'run', ...trial.plan.order, controlGroup: trial.controlGroup });
  }

  follow(isWanted: boolean): void {
    this.#send({ kind: 'follow', isWanted });
  }

  signal(name: WarningSignal): void {
    if (this.#trial?.pid !== undefined) this.#send({ kind: 'signal', name });
  }

  limit(limits: AttemptLimits): void {
    this.#trial?.clocks.limit(limits);
  }

  kill(): void {
    if (this.#isKilled) return;
    this.#isKilled = true;
    const trial = this.#trial;
    const graceMs = trial?.plan.options.killGraceMs ?? 0;
    trial?.clocks.stop();
    this.#send({ kind: 'leave', graceMs });
    this.#hardTimer ??= setTimeout(() => this.#child.kill('killed'), graceMs + supervisorGraceMs);
  }

  #prepare(grant: Grant, env: Readonly<Record<string, string>>): RunningProgram {
    const { allowed, slotEnv, folder, rules = {} } = this.#options;
    const name = `${grant.trialId}.${grant.fence}.${randomBytes(4).toString('hex')}`;
    const scratch = join(folder, name);
    const plan = planRun(grant, { ...rules, allowed, slotEnv: { ...slotEnv, ...env }, scratch });
    // Trials of others on this machine have no business in it.
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    mkdirSync(scratch, { mode: 0o700 });
    if (grant.source === undefined) mkdirSync(plan.artifacts);
    // Without anybody who saves it, there is a folder all the same.
    if (grant.saves === undefined) mkdirSync(plan.checkpoint);
    writeFileSync(plan.trialFile, plan.trialText);
    const own = grant.source === undefined ? [scratch, plan.artifacts] : [scratch];
    if (rules.runAs !== undefined) handOver([...own, plan.trialFile], rules.runAs);
    const trial: RunningProgram = {
      grant,
      plan,
      scratch,
      controlGroup: this.#options.groups?.create(name),
      resultBefore: glance(plan.resultFile),
      memoryKillsBefore: countMemoryKills(),
      clocks: new AttemptClocks(grant, {
        over: (why) => this.#stop(why),
        silence: () => (trial.hasReported ? 'reported no step' : 'printed nothing'),
      }),
      pid: undefined,
      hasReported: false,
      stoppedFor: undefined,
      environment: this.#options.describe?.(plan.order).catch(() => undefined) ?? Promise.resolve(undefined),
    };
    return trial;
  }

  #refuse(error: unknown): void {
    if (this.#isKilled) return;
    const isKnown = error instanceof YatesError;
    const message = isKnown ? error.message : `its folder could not be made: ${(error as Error).message}`;
    const faultClass = isKnown ? (errorEntry(error.code).fault ?? 'user') : 'machine';
    this.#events.ended(failure(faultClass, message, ''));
    this.#events.ready('');
  }

  #onMessage(message: FromSupervisor): void {
    const trial = this.#trial;
    switch (message.kind) {
      case 'ready':
        this.#child.ready();
        if (!this.#isKilled) this.#events.ready('');
        return;
      case 'started':
        if (trial !== undefined) trial.pid = message.pid;
        return;
      case 'alive': {
        if (trial === undefined || trial.stoppedFor !== undefined || this.#isKilled) return;
        const { report } = message;
        if (report !== undefined) {
          trial.hasReported ||= report.isPrinted !== true;
          const { step, steps: stepsTotal, metrics } = report;
          this.#events.progress({ step, stepsTotal, metrics: metricsFromWire(metrics) });
        }
        if (report !== undefined || !trial.hasReported) trial.clocks.progressed();
        return;
      }
      case 'checkpoint':
        if (trial === undefined) return;
        if (trial.stoppedFor === undefined && !this.#isKilled) trial.clocks.progressed();
        this.#events.checkpoint({ step: message.step });
        return;
      case 'output': {
        const { offset, base64, isCaughtUp } = message;
        const data = Buffer.from(base64, 'base64');
        if (trial !== undefined && !this.#isKilled) this.#events.output({ offset, data, isCaughtUp });
        return;
      }
      case 'exited':
        if (trial !== undefined) this.#settling = this.#onExited(trial, message);
        return;
      default:
        message satisfies never;
    }
  }

  async #onExited(trial: RunningProgram, exit: ProgramExit): Promise<void> {
    trial.clocks.stop();
    trial.pid = undefined;
    clearTimeout(this.#hardTimer);
    const kernelKilledForMemory = countMemoryKills() > trial.memoryKillsBefore;
    const { stoppedFor } = trial;
    if (exit.result === undefined && isOwnEnd(exit, this.#isKilled))
      this.#events.checkpoint({ isRest: true });
    const fault = faultOf(exit, { stoppedFor, kernelKilledForMemory, order: trial.plan.order });
    const outcome: UnspooledOutcome =
      fault === undefined
        ? await this.#complete(trial, exit)
        : { kind: 'failed', fault, artifacts: this.#isKilled ? [] : await this.#leftBy(trial) };
    await this.#tidy(trial);
    const environment = await soon(trial.environment);
    this.#trial = undefined;
    this.#hardTimer = undefined;
    const { outputBase64, printedBytes, curvesBase64 } = exit;
    const printed = { bytes: Buffer.from(outputBase64, 'base64'), printedBytes };
    const reported = curvesBase64 === undefined ? undefined : Buffer.from(curvesBase64, 'base64');
    if (!this.#isKilled) {
      this.#events.ended({ ...outcome, printed, reported, environment });
      if (!this.#isGone) this.#events.ready('');
    } else if (outcome.kind === 'completed')
      this.#events.ended({ ...outcome, printed, reported, environment });
  }

  async #complete(trial: RunningProgram, exit: ProgramExit): Promise<UnspooledOutcome> {
    const { plan, resultBefore } = trial;
    let metrics: Readonly<Record<string, number>>;
    const owner = this.#options.rules?.runAs?.uid;
    try {
      metrics =
        exit.result === undefined
          ? ((await readResultFile(plan.resultFile, resultBefore, owner)) ?? {})
          : metricsFromWire(exit.result);
      // What it printed last before it was asked to leave is no result.
      if (!this.#isKilled) metrics = { ...metricsFromWire(exit.printedMetrics ?? {}), ...metrics };
    } catch (error) {
      return failure('user', (error as Error).message, exit.outputTail);
    }
    return { kind: 'completed', metrics, artifacts: await this.#leftBy(trial), backend: commandBackend };
  }

  /** Files that it left. The metrics, or the fault, are worth more than they are: without them it is reported all the same. */
  async #leftBy({ grant, plan }: RunningProgram) {
    // What lies there is the scored trial's.
    if (grant.source !== undefined) return [];
    const { rules, staging } = this.#options;
    try {
      const { artifactsLimitBytes } = plan.options;
      return await collectArtifacts(plan.artifacts, staging, artifactsLimitBytes, rules?.runAs?.uid);
    } catch (error) {
      this.#options.warn(
        `the artifacts of a trial could not be read and are lost: ${(error as Error).message}`,
      );
      return [];
    }
  }

  #stop(why: string): void {
    const trial = this.#trial;
    if (trial === undefined || trial.stoppedFor !== undefined) return;
    trial.stoppedFor = why;
    trial.clocks.stop();
    const { killGraceMs } = trial.plan.options;
    this.#send({ kind: 'stop', graceMs: killGraceMs });
    this.#hardTimer ??= setTimeout(() => this.#child.kill(why), killGraceMs + supervisorGraceMs);
  }

  async #onSupervisorExited({ exitCode, signal, why: known }: NodeChildExit): Promise<void> {
    clearTimeout(this.#hardTimer);
    this.#isGone = true;
    await this.#settling;
    const trial = this.#trial;
    this.#trial = undefined;
    trial?.clocks.stop();
    if (trial !== undefined) {
      const { pid, plan, controlGroup } = trial;
      // Of one that has just begun only mark and control group may be known.
      await endProgram({ pid, mark: plan.order.mark, controlGroup });
      await this.#tidy(trial);
    }
    const how = signal ?? `exit code ${exitCode}`;
    const why = known ?? (this.#isKilled ? 'killed' : `the supervisor of its programs exited (${how})`);
    if (trial !== undefined && !this.#isKilled) {
      const faultClass = trial.stoppedFor === undefined ? 'infrastructure' : 'timeout';
      this.#events.ended(failure(faultClass, trial.stoppedFor ?? why, this.#output.text()));
    }
    this.#events.down(why);
  }

  async #tidy({ scratch, controlGroup }: RunningProgram): Promise<void> {
    if (controlGroup !== undefined) removeGroup(controlGroup);
    await removeTrialFolder(scratch, this.#options.rules?.runAs).catch((error: unknown) => {
      this.#options.warn(`the folder of a trial could not be removed: ${(error as Error).message}`);
    });
  }

  #send(message: ToSupervisor): void {
    this.#child.send(message);
  }
}

/** Exit codes by which shells and programs say that they ended at a signal: SIGINT, SIGUSR1, SIGUSR2 and SIGTERM. */
const askedToEnd: ReadonlySet<number> = new Set([130, 138, 140, 143]);

/** True if the program ended in its own time: what it was saving is whole. One that a signal ended may have been cut off. */
function isOwnEnd({ exitCode, signal }: ProgramExit, isKilled: boolean): boolean {
  if (exitCode === null || signal !== null) return false;
  return exitCode === 0 || isKilled || askedToEnd.has(exitCode);
}

/** How long the end of an attempt waits for the description of its environment. */
const describeMsMax = 5_000;

function soon<T>(value: Promise<T>): Promise<T | undefined> {
  return Promise.race([value, sleep(describeMsMax, undefined, { ref: false })]);
}

function failure(faultClass: FaultClass, message: string, outputTail: string): UnspooledOutcome {
  return { kind: 'failed', fault: { faultClass, message, outputTail } };
}
