/** What agent and supervisor say to each other over the IPC channel (JSON). */
import type { WarningSignal } from '../core/messages.ts';
import type { ReportedFault } from './report-line.ts';

export type ToSupervisor =
  | ({ readonly kind: 'run' } & RunOrder)
  /** End the program: SIGTERM, and SIGKILL after the grace. */
  | { readonly kind: 'stop'; readonly graceMs: number }
  /** Pass this signal on to the program and all of its group. */
  | { readonly kind: 'signal'; readonly name: WarningSignal }
  /** End it as by `stop`, and leave. */
  | { readonly kind: 'leave'; readonly graceMs: number }
  /** Pass on what the program prints, from its beginning, or do so no more. */
  | { readonly kind: 'follow'; readonly isWanted: boolean };

export interface RunOrder {
  /** Absolute path. */
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Value of the environment variable that marks the program's processes. */
  readonly mark: string;
  /** Folder of the control group that is made for it; left out where none could be made. */
  readonly controlGroup?: string | undefined;
  /** 0 for no limit. */
  readonly memoryLimitBytes: number;
  /** Patterns that find metrics in what the program prints, by name. Default: none. */
  readonly metrics?: Readonly<Record<string, string>>;
  /** User and group to run as; left out: those of the agent. */
  readonly runAs?: { readonly uid: number; readonly gid: number };
}

export type FromSupervisor =
  | { readonly kind: 'ready' }
  | { readonly kind: 'started'; readonly pid: number }
  /** Newest report since the last message, and whether the program printed anything at all. */
  | { readonly kind: 'alive'; readonly report: StepReport | undefined }
  /** The program says that it has saved its state. */
  | { readonly kind: 'checkpoint'; readonly step: number | undefined }
  | {
      readonly kind: 'output';
      readonly offset: number;
      readonly base64: string;
      readonly isCaughtUp: boolean;
    }
  | ({ readonly kind: 'exited' } & ProgramExit);

export interface StepReport {
  readonly step: number;
  readonly steps: number;
  readonly metrics: WireMetrics;
  /** It was found in a printed line: the program may print it as seldom as it likes. */
  readonly isPrinted?: true;
}

/** Numbers; those that JSON does not have as words. */
export type WireMetrics = Readonly<Record<string, number | 'NaN' | 'Infinity' | '-Infinity'>>;

/** How a program ended, and what it left. */
export interface ProgramExit {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The program could not be started: code and message of the system. */
  readonly spawnError: { readonly code: string; readonly message: string } | undefined;
  readonly outputTail: string;
  /** All that was kept of what it printed. */
  readonly outputBase64: string;
  readonly printedBytes: number;
  /** All that it reported over its steps, as curves; left out where it reported nothing. */
  readonly curvesBase64?: string | undefined;
  /** Of the last `{"result": ...}`. */
  readonly result: WireMetrics | undefined;
  /** The last value of each metric that was found in a printed line; left out where none was. */
  readonly printedMetrics?: WireMetrics | undefined;
  /** Of the last `{"fault": ...}`. */
  readonly fault: ReportedFault | undefined;
  /** What its processes held when they were killed for it. */
  readonly overMemoryBytes: number | undefined;
}

/** Marks every process of a trial, so that also one that left the process group is found. */
export const markVariable = 'YATES_PROCESS_MARK';
