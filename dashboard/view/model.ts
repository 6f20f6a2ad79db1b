/**
 * The view model: what is known (facts), how the connection stands, and where the user is on the screen.
 * Everything that is drawn follows from it and from the time. Plain data, replaced and never changed in place.
 */
import type { AgentId, SweepId, TrialId } from '../../base/ids.ts';
import type { Analysis } from '../../stats/analysis-result.ts';
import type { Curve, StoredCurves } from './curve.ts';
import type { Pictures } from './picture.ts';
import type { StoredAttempts } from './stored-attempts.ts';
import type { KnownAnswer } from './question.ts';
import { TrialMap } from './trial-map.ts';
import type { TrialOutput } from './trial-output.ts';
import type { SortKey } from './trial-sorts.ts';
import type { Agent, Device, LogKind, Severity, Sweep } from '../../client/facts.ts';
import { type CoordinatorLog, nothingTold } from './coordinator-log.ts';
import type { ListedSweep } from './listed-sweep.ts';
import type { LogEntry } from './log-entry.ts';

export const tabs = ['overview', 'trials', 'agents', 'anova', 'log'] as const;
export type Tab = (typeof tabs)[number];

type Connection =
  | { readonly state: 'connecting' }
  /** Connected; the state at the time of the call is still coming in. `lostAtMs`: since when there was none before it. */
  | { readonly state: 'catching-up'; readonly lostAtMs?: number | undefined }
  | { readonly state: 'live' }
  | {
      readonly state: 'reconnecting';
      readonly reason: string;
      readonly sinceMs: number;
      readonly attempt: number;
    };

export interface AnalysedResponse {
  readonly analysis: Analysis;
  /** Finished trials that it rests on. */
  readonly trialsDone: number;
  /** True while the sweep was not finished: p-values are descriptive. */
  readonly interim: boolean;
}

/** What the tab of the trials shows: the list, one trial, its output, or the marked ones side by side. */
type TrialsView = 'list' | 'trial' | 'output' | 'compare';

export type ControlRequest = 'pause' | 'resume' | 'cancel' | 'retry-failed';

export type AnalysisView = 'table' | 'means' | 'interaction' | 'heat' | 'residuals' | 'best' | 'evidence';

export interface AnalysisScreen {
  readonly view: AnalysisView;
  /** Index into the responses of the sweep, primary first. */
  readonly response: number;
  /** Lines scrolled down. */
  readonly scroll: number;
  /** Of the sums of squares. */
  readonly type: 1 | 2 | 3;
  /** Each factor tested by itself, in place of the table of the model. */
  readonly oneWay: boolean;
  /** Names of the two factors that interaction and heat map are of; undefined: those that matter most. */
  readonly across: string | undefined;
  readonly down: string | undefined;
}

export type Prompt =
  | { readonly kind: 'none' }
  /** Keys are text; `before` comes back on escape. */
  | { readonly kind: 'filter'; readonly of: 'trials' | 'log'; readonly before: string }
  /** The list of sweeps is open; `selected` is under its cursor. */
  | { readonly kind: 'sweeps'; readonly selected: SweepId | undefined }
  | {
      readonly kind: 'confirm';
      readonly question: string;
      readonly asked: 'cancel' | 'retry-failed' | 'quit';
    };

export interface Screen {
  readonly columns: number;
  readonly rows: number;
  readonly tab: Tab;
  readonly help: boolean;
  /** Lines scrolled down, where the help is longer than the screen. */
  readonly helpScroll: number;
  readonly prompt: Prompt;
  readonly trials: {
    /** The row that the cursor is on stays the same trial when the order changes. Undefined: the first row. */
    readonly selected: TrialId | undefined;
    readonly filter: string;
    readonly sort: SortKey;
    readonly reversed: boolean;
    readonly view: TrialsView;
    /** Where escape leads from the output. */
    readonly before: 'list' | 'trial';
    /** Trials to compare, in the order in which they were marked; at most `markedMax`. */
    readonly marked: readonly TrialId[];
    /** Lines scrolled down, of the trial or the comparison. */
    readonly detailScroll: number;
    /** Metric whose curve is shown; undefined or not reported: the one that one looks at first. */
    readonly metric: string | undefined;
    readonly logAxis: boolean;
    /** Lines of output scrolled back from the newest; 0 follows it. */
    readonly outputBack: number;
  };
  readonly agents: { readonly selected: AgentId | undefined };
  readonly anova: AnalysisScreen;
  readonly log: {
    /** Entry that the cursor is on, as `entryKey` names it; undefined follows the newest. */
    readonly at: string | undefined;
    /** Entries between it and the newest when it was reached. */
    readonly back: number;
    /** Words that must all be found in an entry, whatever their case. */
    readonly text: string;
    /** Undefined: all kinds. */
    readonly kind: LogKind | undefined;
  };
  /** Answer to the last key, shown in the status line until the next, or until the sweep is in another state. */
  readonly flash: { readonly text: string; readonly severity: Severity } | undefined;
  /** What the process around the dashboard is doing, such as "stopping": stays until it is replaced. */
  readonly announcement: string;
}

export interface DashboardModel {
  /** Those of the coordinator, newest first, as they were listed last; empty before that. */
  readonly sweeps: readonly ListedSweep[];
  readonly sweep: Sweep | undefined;
  readonly trials: TrialMap;
  readonly agents: ReadonlyMap<AgentId, Agent>;
  /** Of the agents that are here, as they were read last while the screen showed them. */
  readonly devices: readonly Device[];
  /** Learning curves of running trials, from the progress reports seen. */
  readonly curves: ReadonlyMap<TrialId, Curve>;
  /** Of trials that were looked at, as the coordinator kept them; at most `storedCurvesMax`. */
  readonly storedCurves: ReadonlyMap<TrialId, StoredCurves>;
  /** Of trials that were looked at. */
  readonly attempts: ReadonlyMap<TrialId, StoredAttempts>;
  readonly pictures: Pictures;
  /** Of the trial whose output was looked at last; undefined before one was. */
  readonly output: TrialOutput | undefined;
  /** By name of the response. */
  readonly analyses: ReadonlyMap<string, AnalysedResponse>;
  /** What was asked beyond the analyses, by `questionKey`; the newest few. */
  readonly answers: ReadonlyMap<string, KnownAnswer>;
  /** The coordinator's log, as far as it was heard or read; the log view shows `shownLog` (shown-log.ts). */
  readonly told: CoordinatorLog;
  /** What the dashboard itself saw, and notices of a coordinator that keeps no log for people. Oldest first, at most `logEntriesMax`. */
  readonly log: readonly LogEntry[];
  readonly connection: Connection;
  /** Coordinator's clock minus ours, in milliseconds; 0 while they agree to two seconds. */
  readonly clockOffsetMs: number;
  /** What was known when the present stream was opened and it has not named yet; undefined once it has caught up. */
  readonly unnamed: ReadonlySet<string> | undefined;
  readonly screen: Screen;
}

export const markedMax = 2;
export const logEntriesMax = 1000;

export function initialModel(size: { readonly columns: number; readonly rows: number }): DashboardModel {
  return {
    sweeps: [],
    sweep: undefined,
    trials: TrialMap.empty,
    agents: new Map(),
    devices: [],
    curves: new Map(),
    storedCurves: new Map(),
    attempts: new Map(),
    pictures: new Map(),
    output: undefined,
    analyses: new Map(),
    told: nothingTold,
    answers: new Map(),
    log: [],
    connection: { state: 'connecting' },
    clockOffsetMs: 0,
    unnamed: undefined,
    screen: {
      ...size,
      tab: 'overview',
      help: false,
      helpScroll: 0,
      prompt: { kind: 'none' },
      trials: {
        selected: undefined,
        filter: '',
        sort: 'order',
        reversed: false,
        view: 'list',
        before: 'list',
        marked: [],
        detailScroll: 0,
        metric: undefined,
        logAxis: false,
        outputBack: 0,
      },
      agents: { selected: undefined },
      anova: {
        view: 'table',
        response: 0,
        scroll: 0,
        type: 2,
        oneWay: false,
        across: undefined,
        down: undefined,
      },
      log: { at: undefined, back: 0, text: '', kind: undefined },
      flash: undefined,
      announcement: '',
    },
  };
}
