/** Processes of the real coordinator core on one journal, with a disk that takes its time and may fail. */
import type { Answer, Reply } from '../../coordinator/core/answer.ts';
import type { Input, Progress, Question } from '../../coordinator/core/ask.ts';
import type { CoordinatorEvent } from '../../coordinator/core/event.ts';
import { checkInvariants } from './invariants.ts';
import { missingFile } from '../../coordinator/checkpoint/missing-file.ts';
import { Outbox } from '../../coordinator/core/outbox.ts';
import { recover } from '../../coordinator/core/recover.ts';
import type { CoordinatorState } from '../../coordinator/core/state.ts';
import { step } from '../../coordinator/core/step.ts';
import { MemoryJournal } from '../contract/memory-log.ts';
import type { Seq } from '../../base/ids.ts';
import type { Referee } from './referee.ts';
import type { World } from './world.ts';

export const leaseTtlMs = 15_000;
const tickMs = 1_000;

type Unnumbered<Asked> = Asked extends Question ? Omit<Asked, 'call'> : never;
export type SimAsk = Unnumbered<Question>;
export type SimAnswer = Answer | Extract<Reply['answer'], { kind: 'refused' }>;

interface Append {
  /** True time. */
  readonly decidedMs: number;
  readonly expectedSeq: Seq;
  readonly events: readonly CoordinatorEvent[];
}

/** One process. Dead ones stay as objects whose plans come to nothing. */
interface Process {
  readonly number: number;
  /** What its steady time is ahead of true time. */
  readonly aheadMs: number;
  /** When it started, or its wall clock last jumped. */
  unsureSinceMs: number;
  readonly state: CoordinatorState;
  readonly outbox: Outbox;
  readonly callers: Map<number, (answer: SimAnswer) => void>;
  calls: number;
  gathering: Append[];
  committing: Append[] | undefined;
  isAlive: boolean;
}

export class SimCoordinator {
  readonly journal: MemoryJournal;
  readonly logId: string;
  /** No faults of its own. */
  readonly #isSteady: boolean;
  readonly #world: World;
  readonly #referee: Referee;
  /** Attempts whose files were removed. */
  readonly #removed = new Set<number>();
  #processes: Process[] = [];
  #started = 0;

  constructor(world: World, referee: Referee, logId = 'sim', isSteady = false) {
    this.logId = logId;
    this.#isSteady = isSteady;
    this.journal = new MemoryJournal(logId);
    this.#world = world;
    this.#referee = referee;
    this.start();
  }

  /** True while the files that an attempt left are on the disk, which outlives processes. */
  hasFilesOf(fence: number): boolean {
    return !this.#removed.has(fence);
  }

  /** State of the newest process; undefined while none is up. */
  get state(): CoordinatorState | undefined {
    return this.#processes.at(-1)?.state;
  }

  /** Processes so far. */
  get started(): number {
    return this.#started;
  }

  get isUp(): boolean {
    return this.#processes.length > 0;
  }

  start(): void {
    const events = this.journal.slice(1, Number.MAX_SAFE_INTEGER).map(({ event }) => event);
    const state = recover({ logId: this.logId, leaseTtlMs }, events, this.#world.wallMs);
    if (this.#world.wallMs !== this.#world.nowMs) this.#referee.timeIsUnsure();
    const number = ++this.#started;
    // Recovery is a sign of life on behalf of those who could not be heard.
    for (const fence of state.running.keys()) this.#referee.heard(number, fence, this.#world.nowMs);
    checkInvariants(state);
    const process: Process = {
      number,
      aheadMs: state.nowMs - this.#world.nowMs,
      unsureSinceMs: this.#world.nowMs,
      state,
      outbox: new Outbox(),
      callers: new Map(),
      calls: 0,
      gathering: [],
      committing: undefined,
      isAlive: true,
    };
    process.outbox.durable(state.seq);
    this.#processes.push(process);
    this.#world.tell(`coordinator ${process.number}: up at ${state.seq}`);
    this.#tick(process);
  }

  /** The wall clock has been set: a jump ahead may be taken for a time in which nobody was heard. */
  clockJumped(): void {
    for (const process of this.#processes) process.unsureSinceMs = this.#world.nowMs;
    this.#referee.timeIsUnsure();
  }

  /** Kills every process; what was being written may or may not have reached the disk. */
  crash(): void {
    for (const process of this.#processes) this.#kill(process, 'crashed');
  }

  /** Of several processes only one that knows the whole log stays. */
  settle(): void {
    const current = this.#processes.filter(({ outbox }) => outbox.durableSeq === this.journal.stored.length);
    for (const process of this.#processes) {
      if (process !== current[0]) this.#kill(process, 'stopped: deposed');
    }
  }

  /** A message has arrived. @returns false when nobody listens */
  receive(ask: SimAsk, respond: (answer: SimAnswer) => void): (() => void) | undefined {
    const process = this.#processes[this.#world.random.below(Math.max(1, this.#processes.length))];
    if (process === undefined) return undefined;
    if (ask.kind === 'save-checkpoint') {
      const { checkpoints } = this.#world;
      const files = checkpoints.filesOf(ask.checkpoint.manifest);
      const missing = missingFile(files, (sha256) => checkpoints.has(sha256));
      if (missing !== undefined) {
        const what = { message: `${missing.path} is missing`, next: 'send it again' };
        respond({ kind: 'refused', code: 'E_SWEEP_STATE', ...what });
        return () => {};
      }
    }
    const call = ++process.calls;
    const knownSeq = process.outbox.durableSeq;
    process.callers.set(call, (answer) => {
      this.#judgeAnswer(ask, answer, knownSeq);
      respond(answer);
    });
    if (ask.kind === 'renew' || ask.kind === 'register') {
      // A sign of life of another log's lease is none of this one's.
      const ours = ask.held.filter(({ logId = ask.logId ?? '' }) => logId === '' || logId === this.logId);
      for (const { fence } of ours) this.#referee.heard(process.number, fence, this.#world.nowMs);
    }
    // One that speaks of another log is refused, and is not heard.
    const speaksOfThis = !('logId' in ask) || (ask.logId ?? '') === '' || ask.logId === this.logId;
    if ('agentId' in ask && ask.kind !== 'readmit' && speaksOfThis)
      this.#referee.heardAgent(process.number, ask.agentId, this.#world.nowMs);
    this.#step(process, { ...ask, call });
    return () => {
      if (process.isAlive && process.callers.delete(call)) this.#step(process, { kind: 'caller-gone', call });
    };
  }

  /** @param knownSeq how much of the log the process knew when it was asked */
  #judgeAnswer(ask: SimAsk, answer: SimAnswer, knownSeq: Seq): void {
    if (answer.kind === 'set-policy') this.#referee.policyPromised(ask.requestId);
    if (answer.kind === 'score' && ask.kind === 'score' && answer.sweepId !== undefined)
      this.#referee.scores.promised(answer.sweepId, answer.known + (ask.dryRun ? 0 : answer.added));
    if (ask.kind !== 'renew' || answer.kind !== 'renew') return;
    for (const { trialId, verdict, limits } of answer.renewals) {
      const held = ask.held.find((one) => one.trialId === trialId);
      if (held !== undefined && verdict === 'renewed') this.#referee.limitsTold(held.fence, knownSeq, limits);
    }
  }

  /** A hint has arrived: nobody waits for an answer. */
  hear(progress: Progress): void {
    const process = this.#processes[this.#world.random.below(Math.max(1, this.#processes.length))];
    if (process === undefined) return;
    this.#referee.reported(progress.fence);
    this.#step(process, progress);
  }

  #chance(probability: number): boolean {
    return !this.#isSteady && this.#world.chance(probability);
  }

  #tick(process: Process): void {
    this.#world.schedule.after(tickMs, () => {
      if (!process.isAlive) return;
      this.#step(process, { kind: 'tick' });
      const { state, unsureSinceMs } = process;
      this.#referee.holds(process.number, state.running.keys(), this.#world.nowMs, unsureSinceMs);
      this.#tick(process);
    });
  }

  #step(process: Process, input: Input): void {
    const { state } = process;
    const expectedSeq = state.seq;
    const { nowMs, wallMs } = this.#world;
    const { events, replies } = step(state, input, nowMs + process.aheadMs, wallMs);
    checkInvariants(state);
    if (this.#chance(this.#world.weather.crashBetweenEffects)) {
      this.#kill(process, 'crashed before the append');
      return;
    }
    if (events.length > 0) {
      process.gathering.push({ decidedMs: nowMs, expectedSeq, events });
      this.#commit(process);
    }
    this.#send(process, process.outbox.hold(replies));
  }

  #commit(process: Process): void {
    if (process.committing !== undefined || process.gathering.length === 0) return;
    process.committing = process.gathering;
    process.gathering = [];
    const { diskMsMax, diskFailure } = this.#world.weather;
    this.#world.schedule.after(0.1 + this.#world.random.uniform() * diskMsMax, () => {
      if (!process.isAlive || process.committing === undefined) return;
      if (this.#chance(diskFailure)) {
        this.#kill(process, 'stopped: the disk is full');
        return;
      }
      if (!this.#write(process)) return;
      if (this.#chance(this.#world.weather.crashBetweenEffects)) {
        this.#kill(process, 'crashed after the append');
        return;
      }
      this.#send(process, process.outbox.durable(this.journal.stored.length as Seq));
      this.#commit(process);
    });
  }

  /** @returns false when another process was faster: this one stops */
  #write(process: Process): boolean {
    const group = process.committing ?? [];
    process.committing = undefined;
    if (group[0]?.expectedSeq !== this.journal.stored.length) {
      this.#kill(process, 'stopped: another coordinator writes to the log');
      return false;
    }
    for (const { decidedMs, expectedSeq, events } of group) {
      this.journal.append(expectedSeq, events);
      for (const event of events) this.#world.tell(`log ${this.logId}: ${JSON.stringify(event)}`);
      for (const event of events) if (event.type === 'artifacts-collected') this.#removed.add(event.fence);
      this.#referee.onDurable(process.number, events, decidedMs);
    }
    return true;
  }

  #send(process: Process, replies: readonly Reply[]): void {
    for (const { call, answer } of replies) {
      const respond = process.callers.get(call);
      process.callers.delete(call);
      respond?.(answer);
    }
  }

  #kill(process: Process, how: string): void {
    process.isAlive = false;
    this.#processes = this.#processes.filter((other) => other !== process);
    this.#world.tell(`coordinator ${process.number}: ${how}`);
    // The power may have failed just after the disk had it: durable, but nobody was told.
    const torn = process.committing?.[0]?.expectedSeq === this.journal.stored.length;
    if (torn && this.#world.random.uniform() < 0.5) this.#write(process);
    if (this.#processes.length === 0) {
      this.#world.schedule.after(this.#world.random.uniform() * 30_000, () => {
        if (this.#processes.length === 0) this.start();
      });
    }
  }
}
