/** Drives the pure core: feeds it what happens, carries out what it wants, wakes it in time. */
import { createHash } from 'node:crypto';
import type { ServiceError } from '@grpc/grpc-js';
import type { Answer, Call, CallFailure } from './core/call.ts';
import { discardArtifacts } from './command/collect-artifacts.ts';
import { type Grant, type Held, leaseKey, sameLease } from './core/lease.ts';
import type { Effect, Input } from './core/messages.ts';
import type { ArtifactRef, SpooledOutcome, AttemptOutcome } from './core/outcome.ts';
import { type AgentConfig, type AgentState, initialState } from './core/state.ts';
import { nextWakeMs, step } from './core/step.ts';
import type {
  UnspooledOutcome,
  StagedArtifact,
  StartTrialProcess,
  PlacedProcess,
} from './process/trial-process.ts';
import { callFaultText } from '../proto/call-fault.ts';
import type { ArtifactContents, StagedContent } from './spool.ts';
import type { FollowedPart } from './output/output-follower.ts';
import type { ProgressReport, TrialArtifact } from '../base/trial-runner.ts';
import type { RunEnvironment } from '../base/run-environment.ts';
import { environmentHash } from './environment/environment-hash.ts';

export interface AgentLoopPorts {
  /** Never falls, also when the machine's clock is set back. */
  nowMs(): number;
  carry(call: Call, timeoutMs: number, signal: AbortSignal): Promise<Answer>;
  failureOf(error: unknown): CallFailure;
  readonly startProcess: StartTrialProcess;
  readonly spool: {
    put(outcome: SpooledOutcome, artifacts: ArtifactContents): Promise<void>;
    remove(key: string): Promise<void>;
    setAside(key: string): Promise<void>;
  };
  progress(grant: Grant, update: ProgressReport): void;
  output(grant: Grant, part: FollowedPart): void;
  /** An attempt begins, or has ended: `end` is `completed` or the class of its fault, and `why` its message. */
  began(grant: Grant, slot: number): void;
  ended(grant: Grant, slot: number, end: string, why: string | undefined): void;
  notice(severity: 'info' | 'warning' | 'error', text: string): void;
  exit(why: 'drained' | 'denied', message: string): void;
  /** Hears every step. */
  trace(input: Input, effects: readonly Effect[]): void;
}

const outputFile = { name: 'output.log', mediaType: 'text/plain' } as const;
const curvesFile = { name: 'curves.json.gz', mediaType: 'application/gzip' } as const;
/** Longest delay of a Node timer. */
const timerMsMax = 2 ** 31 - 1;

export class AgentLoop {
  readonly #state: AgentState;
  readonly #ports: AgentLoopPorts;
  readonly #inbox: Input[] = [];
  readonly #processes: (PlacedProcess | undefined)[] = [];
  /** What each slot runs. */
  readonly #grants: (Grant | undefined)[] = [];
  readonly #calls = new Map<number, AbortController>();
  /** Artifacts of attempts that have ended and are not in the spool yet, by lease key. */
  readonly #artifacts = new Map<string, ArtifactContents>();
  #timer: NodeJS.Timeout | undefined;
  #isStepping = false;
  #isStopped = false;

  constructor(config: AgentConfig, ports: AgentLoopPorts) {
    this.#state = initialState(config);
    this.#ports = ports;
  }

  /** To look at, not to change. */
  get state(): AgentState {
    return this.#state;
  }

  feed(input: Input): void {
    if (this.#isStopped) return;
    this.#inbox.push(input);
    // An effect may answer at once: its answer waits until the effects before it are done.
    if (this.#isStepping) return;
    this.#isStepping = true;
    try {
      for (let next = this.#inbox.shift(); next !== undefined; next = this.#inbox.shift()) {
        const effects = step(this.#state, next, this.#ports.nowMs());
        this.#ports.trace(next, effects);
        for (const effect of effects) this.#perform(effect);
      }
    } finally {
      this.#isStepping = false;
    }
    this.#setTimer();
  }

  /** Starts or stops sending what this attempt prints; it may have ended already. */
  follow(lease: Held, isWanted: boolean): void {
    for (const [slot, grant] of this.#grants.entries()) {
      if (grant !== undefined && sameLease(grant, lease)) this.#processes[slot]?.follow(isWanted);
    }
  }

  /** Kills what runs and forgets it. Resolves once every process is gone. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    for (const call of this.#calls.values()) call.abort();
    this.killAll();
    for (const process of this.#processes) await process?.gone;
  }

  /** Also fit for an `exit` handler: nothing is awaited. */
  killAll(): void {
    for (const process of this.#processes) process?.kill();
  }

  #setTimer(): void {
    clearTimeout(this.#timer);
    const wakeMs = nextWakeMs(this.#state);
    if (wakeMs === undefined || this.#isStopped) return;
    // A millisecond more than the difference: a timer may fire a fraction early and find nothing due.
    const delayMs = Math.min(timerMsMax, Math.max(0, wakeMs - this.#ports.nowMs()) + 1);
    this.#timer = setTimeout(() => this.feed({ kind: 'tick' }), delayMs);
  }

  #perform(effect: Effect): void {
    const { spool } = this.#ports;
    switch (effect.kind) {
      case 'call':
        this.#call(effect.callId, effect.call, effect.timeoutMs);
        return;
      case 'cancelCall':
        this.#calls.get(effect.callId)?.abort();
        return;
      case 'startTrainer':
        this.#startTrainer(effect.slot);
        return;
      case 'runTrial':
        this.#grants[effect.slot] = effect.grant;
        this.#ports.began(effect.grant, effect.slot);
        this.#processes[effect.slot]?.run(effect.grant, effect.slots);
        return;
      case 'stopTrainer':
        this.#processes[effect.slot]?.kill();
        return;
      case 'limitTrial':
        this.#processes[effect.slot]?.limit(effect.limits);
        return;
      case 'killTrial':
        this.#ports.notice('info', `slot ${effect.slot + 1}: trial stopped, ${effect.reason}`);
        this.#processes[effect.slot]?.kill();
        return;
      case 'signalTrial':
        this.#processes[effect.slot]?.signal(effect.signal);
        return;
      case 'spool': {
        const lease = leaseKey(effect.outcome);
        const artifacts = this.#artifacts.get(lease) ?? new Map<string, Uint8Array | StagedContent>();
        this.#artifacts.delete(lease);
        void spool.put(effect.outcome, artifacts).then(() => this.feed({ kind: 'spooled', key: effect.key }));
        return;
      }
      case 'unspool':
        void (effect.setAside ? spool.setAside(effect.key) : spool.remove(effect.key));
        return;
      case 'notice':
        this.#ports.notice(effect.severity, effect.text);
        return;
      case 'exit':
        this.#ports.exit(effect.why, effect.message);
        return;
      default:
        effect satisfies never;
    }
  }

  #call(callId: number, call: Call, timeoutMs: number): void {
    const controller = new AbortController();
    this.#calls.set(callId, controller);
    void this.#answerTo(call, timeoutMs, controller.signal).then((reply) => {
      this.#calls.delete(callId);
      return this.feed({ ...reply, callId });
    });
  }

  async #answerTo(call: Call, timeoutMs: number, signal: AbortSignal) {
    try {
      return { kind: 'answered', answer: await this.#ports.carry(call, timeoutMs, signal) } as const;
    } catch (error) {
      const { details, message } = error as { details?: string; message: string };
      return {
        kind: 'callFailed',
        failure: this.#ports.failureOf(error),
        message: details === undefined ? message : callFaultText(error as ServiceError),
      } as const;
    }
  }

  #startTrainer(slot: number): void {
    this.#processes[slot] = this.#ports.startProcess(slot, {
      ready: (backend) => this.feed({ kind: 'trainerReady', slot, backend }),
      down: (message) => this.feed({ kind: 'trainerDown', slot, message }),
      progress: (update) => this.#onProgress(slot, update),
      described: (environment) => this.#onDescribed(slot, environment),
      checkpoint: () => {},
      output: (part) => this.#onOutput(slot, part),
      ended: (outcome) => this.#onEnded(slot, outcome),
    });
  }

  #onProgress(slot: number, update: ProgressReport): void {
    const grant = this.#grants[slot];
    if (grant === undefined) return;
    const { trialId, fence } = grant;
    const fraction = update.stepsTotal > 0 ? update.step / update.stepsTotal : 0;
    this.#ports.progress(grant, update);
    this.feed({ kind: 'trialProgressed', slot, trialId, fence, fraction });
  }

  #onDescribed(slot: number, environment: RunEnvironment): void {
    const grant = this.#grants[slot];
    if (grant === undefined) return;
    const { trialId, fence } = grant;
    const hash = environmentHash(environment);
    this.feed({ kind: 'trialDescribed', slot, trialId, fence, hash, environment });
  }

  #onOutput(slot: number, part: FollowedPart): void {
    const grant = this.#grants[slot];
    if (grant !== undefined) this.#ports.output(grant, part);
  }

  #onEnded(slot: number, outcome: UnspooledOutcome): void {
    const grant = this.#grants[slot];
    if (grant === undefined) return;
    this.#grants[slot] = undefined;
    const fault = outcome.kind === 'completed' ? undefined : outcome.fault;
    this.#ports.ended(grant, slot, fault?.faultClass ?? 'completed', fault?.message);
    const { trialId, fence } = grant;
    const key = leaseKey(grant);
    this.feed({ kind: 'attemptEnded', slot, trialId, fence, outcome: this.#withRefs(key, outcome) });
    setImmediate(() => {
      // The core did not spool it: nobody wants what it left.
      if (this.#artifacts.delete(key)) void discardArtifacts(outcome);
    });
  }

  #withRefs(key: string, { printed, reported, ...outcome }: UnspooledOutcome): AttemptOutcome {
    const contents = new Map<string, Uint8Array | StagedContent>();
    const refTo = (artifact: TrialArtifact | StagedArtifact): ArtifactRef => {
      const { name, mediaType } = artifact;
      if ('path' in artifact) {
        const { sha256, sizeBytes, path } = artifact;
        contents.set(sha256, { path, sizeBytes });
        return { name, mediaType, sha256, sizeBytes };
      }
      const { bytes } = artifact;
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      contents.set(sha256, bytes);
      return { name, mediaType, sha256, sizeBytes: bytes.length };
    };
    this.#artifacts.set(key, contents);
    const output =
      printed === undefined || printed.printedBytes === 0
        ? {}
        : {
            output: { ...refTo({ ...outputFile, bytes: printed.bytes }), printedBytes: printed.printedBytes },
          };
    const curves = reported === undefined ? {} : { curves: refTo({ ...curvesFile, bytes: reported }) };
    if (outcome.kind === 'failed') return { ...withRefsIn(outcome, refTo), ...output, ...curves };
    return { ...outcome, artifacts: outcome.artifacts.map(refTo), ...output, ...curves };
  }
}

/** The outcome of a failed attempt, with what it left named by its hash. */
function withRefsIn(
  { artifacts = [], ...failed }: Extract<UnspooledOutcome, { kind: 'failed' }>,
  refTo: (artifact: TrialArtifact | StagedArtifact) => ArtifactRef,
): Extract<AttemptOutcome, { kind: 'failed' }> {
  return artifacts.length === 0 ? failed : { ...failed, artifacts: artifacts.map(refTo) };
}
