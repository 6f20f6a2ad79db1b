/** One run of a program: started, read, watched for its memory, and ended with all that it started. */
import { type ChildProcess, spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { AttemptCurves } from '../output/attempt-curves.ts';
import { KeptOutput } from '../output/kept-output.ts';
import { type FollowedPart, OutputFollower } from '../output/output-follower.ts';
import { enterGroup, removeGroup } from '../cgroup/group-members.ts';
import { ownGroup } from '../cgroup/own-group.ts';
import { endProgram, signal } from './end-program.ts';
import { OutputReader } from './output-reader.ts';
import { handles, memoryOf, type ProgramTracks, processesOf } from './process-table.ts';
import { type LineCutter, PrintedMetrics, type PrintedPoint } from './printed-metrics.ts';
import {
  markVariable,
  type ProgramExit,
  type RunOrder,
  type StepReport,
  type WireMetrics,
} from './protocol.ts';
import type { Report, ReportedFault } from './report-line.ts';

export interface ProgramEvents {
  started(pid: number): void;
  /** Not more often than every `newsEveryMs`. */
  alive(report: StepReport | undefined): void;
  /** The program says that it has saved its state. */
  checkpoint(step: number | undefined): void;
  output(part: FollowedPart): void;
  exited(exit: ProgramExit): void;
}

const newsEveryMs = 100;
const memoryEveryMs = 500;
/** How long pipes may stay open once the program has ended, held by something that it started. */
const lastWordsMs = 1_000;

export class SupervisedProgram {
  readonly #order: RunOrder;
  readonly #events: ProgramEvents;
  readonly #child: ChildProcess;
  readonly #output = new KeptOutput();
  readonly #curves = new AttemptCurves();
  readonly #follower: OutputFollower;
  readonly #reader: OutputReader;
  readonly #printed: PrintedMetrics;
  readonly #stdoutLines: LineCutter;
  readonly #stderrLines: LineCutter;
  /** Of the newest line of JSON that told one. */
  #reportedStep: number | undefined;
  #newest: StepReport | undefined;
  #newsTimer: NodeJS.Timeout | undefined;
  #memoryTimer: NodeJS.Timeout | undefined;
  #killTimer: NodeJS.Timeout | undefined;
  #result: WireMetrics | undefined;
  #fault: ReportedFault | undefined;
  #spawnError: ProgramExit['spawnError'];
  #overMemoryBytes: number | undefined;
  #isEnding = false;

  constructor(order: RunOrder, events: ProgramEvents) {
    this.#order = order;
    this.#events = events;
    this.#follower = new OutputFollower(this.#output, (part) => events.output(part));
    this.#reader = new OutputReader(
      (report) => this.#onReport(report),
      (bytes) => {
        this.#output.push(bytes);
        if (looksForMetrics) this.#stdoutLines.push(bytes);
      },
    );
    const { program, args, cwd, env, mark, runAs, controlGroup, metrics = {} } = order;
    const looksForMetrics = Object.keys(metrics).length > 0;
    this.#printed = new PrintedMetrics(metrics, (point) => this.#onPrinted(point));
    this.#stdoutLines = this.#printed.stream();
    this.#stderrLines = this.#printed.stream();
    this.#child = startedIn(controlGroup, () =>
      spawn(program, args, {
        cwd,
        env: { ...env, [markVariable]: mark },
        // Node drops the other groups of the agent's user as well.
        ...runAs,
        // A session, and so a process group, of its own.
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    );
    this.#child.stdout?.on('data', (chunk: Buffer) => {
      this.#reader.push(chunk);
      this.#tellNews();
    });
    this.#child.stderr?.on('data', (chunk: Buffer) => {
      this.#output.push(chunk);
      if (looksForMetrics) this.#stderrLines.push(chunk);
      this.#tellNews();
    });
    this.#child.on('error', (error: NodeJS.ErrnoException) => {
      this.#spawnError ??= { code: error.code ?? '', message: error.message };
      if (this.#child.pid === undefined) void this.#end();
    });
    this.#child.on('close', () => void this.#end());
    this.#child.on('exit', () => setTimeout(() => void this.#end(), lastWordsMs));
    if (this.#child.pid === undefined) return;
    events.started(this.#child.pid);
    if (order.memoryLimitBytes > 0) this.#watchMemory(this.#child.pid);
  }

  /** @param asks false where it has been asked already, and only its time to end is to be limited */
  stop(graceMs: number, asks = true): void {
    const { pid } = this.#child;
    if (pid === undefined || this.#isEnding) return;
    if (asks) signal(-pid, 'SIGTERM');
    // A stopped process hears no SIGTERM before it goes on.
    signal(-pid, 'SIGCONT');
    this.#killTimer ??= setTimeout(() => signal(-pid, 'SIGKILL'), graceMs);
  }

  /** Passes a signal on to those of its processes that handle it: any other would be ended by it. */
  async signal(name: NodeJS.Signals): Promise<void> {
    const { pid } = this.#child;
    if (pid === undefined || this.#isEnding) return;
    for (const one of await processesOf(this.#tracks())) if (handles(one, name)) signal(one, name);
  }

  follow(isWanted: boolean): void {
    if (isWanted && !this.#isEnding) this.#follower.start();
    else this.#follower.stop();
  }

  /** At once, and without another word: the agent is gone. */
  async kill(): Promise<void> {
    this.#isEnding = true;
    this.#stopTimers();
    await endProgram(this.#tracks());
    const { controlGroup } = this.#order;
    // That of the agent. It stays while programs of other slots are in it.
    if (controlGroup !== undefined) removeGroup(dirname(controlGroup));
  }

  #tracks(): ProgramTracks {
    const { mark, controlGroup } = this.#order;
    return { pid: this.#child.pid, mark, controlGroup };
  }

  #onReport(report: Report): void {
    switch (report.kind) {
      case 'progress':
        this.#curves.record(report.step, report.metrics);
        this.#reportedStep = report.step;
        this.#newest = { step: report.step, steps: report.steps, metrics: toWire(report.metrics) };
        return;
      case 'checkpoint':
        // Progress first, which may tell the step.
        if (this.#newest !== undefined) this.#sendNews();
        this.#events.checkpoint(report.step);
        return;
      case 'result':
        this.#result = toWire(report.metrics);
        return;
      case 'fault':
        this.#fault = report.fault;
        return;
      default:
        report satisfies never;
    }
  }

  #onPrinted({ step, steps, metrics }: PrintedPoint): void {
    // One that tells its steps in JSON means those.
    this.#curves.record(this.#reportedStep ?? step, metrics);
    if (this.#reportedStep !== undefined) return;
    this.#newest = { step, steps, metrics: toWire(this.#printed.last ?? {}), isPrinted: true };
  }

  #tellNews(): void {
    // The first news after a silence goes at once; the next wait their turn.
    if (this.#newsTimer !== undefined || this.#isEnding) return;
    this.#sendNews();
    this.#newsTimer = setTimeout(() => {
      this.#newsTimer = undefined;
      if (this.#newest !== undefined) this.#tellNews();
    }, newsEveryMs);
  }

  #sendNews(): void {
    const report = this.#newest;
    this.#newest = undefined;
    this.#events.alive(report);
  }

  #watchMemory(pid: number): void {
    const { memoryLimitBytes } = this.#order;
    const look = async (): Promise<void> => {
      const bytes = await memoryOf(this.#tracks(), memoryLimitBytes).catch(() => 0);
      if (this.#isEnding) return;
      if (bytes > memoryLimitBytes) {
        this.#overMemoryBytes = bytes;
        // Without a grace: it would go on to grow.
        signal(-pid, 'SIGKILL');
      } else this.#watchMemory(pid);
    };
    this.#memoryTimer = setTimeout(() => void look(), memoryEveryMs);
  }

  #stopTimers(): void {
    clearTimeout(this.#newsTimer);
    clearTimeout(this.#memoryTimer);
    clearTimeout(this.#killTimer);
    this.#follower.stop();
  }

  async #end(): Promise<void> {
    if (this.#isEnding) return;
    this.#isEnding = true;
    this.#stopTimers();
    const { exitCode, signalCode } = this.#child;
    await endProgram(this.#tracks());
    this.#reader.end();
    this.#stdoutLines.end();
    this.#stderrLines.end();
    const { last } = this.#printed;
    if (this.#newest !== undefined) this.#sendNews();
    this.#events.exited({
      exitCode,
      signal: signalCode,
      spawnError: this.#spawnError,
      outputTail: this.#output.faultTail(),
      outputBase64: Buffer.from(this.#output.whole().bytes).toString('base64'),
      printedBytes: this.#output.printed,
      curvesBase64: base64Of(this.#curves.encode()),
      result: this.#result,
      printedMetrics: last && toWire(last),
      fault: this.#fault,
      overMemoryBytes: this.#overMemoryBytes,
    });
  }
}

/**
 * A process is born in the control group of the one that starts it: this one goes there for that moment. Where it may not, the
 * program runs without a group of its own.
 */
function startedIn(controlGroup: string | undefined, start: () => ChildProcess): ChildProcess {
  const home = controlGroup === undefined ? undefined : ownGroup();
  if (controlGroup === undefined || home === undefined) return start();
  try {
    enterGroup(controlGroup);
  } catch {
    return start();
  }
  try {
    return start();
  } finally {
    try {
      enterGroup(home);
    } catch {
      // Left in the program's group, it is spared when that is emptied.
    }
  }
}

const base64Of = (bytes: Uint8Array | undefined): string | undefined =>
  bytes && Buffer.from(bytes).toString('base64');

function toWire(metrics: Readonly<Record<string, number>>): WireMetrics {
  const wire = (value: number): WireMetrics[string] =>
    Number.isFinite(value) ? value : (String(value) as 'NaN' | 'Infinity' | '-Infinity');
  return Object.fromEntries(Object.entries(metrics).map(([name, value]) => [name, wire(value)]));
}
