/** A world around an agent in which anything may happen, and what must always hold of the agent in it. */
import assert from 'node:assert/strict';
import type { Answer, Call, CallFailure, RenewVerdict, OutcomeVerdict } from '../../../../agent/core/call.ts';
import { holdings, runningTrials } from '../../../../agent/core/holdings.ts';
import { outcomeKey } from '../../../../agent/core/outcome.ts';
import type { Effect, Input } from '../../../../agent/core/messages.ts';
import type { AgentState } from '../../../../agent/core/state.ts';
import { nextWakeMs, step } from '../../../../agent/core/step.ts';
import { CoreBench, completed, crashed, grantOf, leaseTtlMs } from '../../../unit/agent/core/core-bench.ts';
import { unreachable } from '../../../../base/assert.ts';

/** A stream of decisions, so that fast-check can shrink what happens. */
export class Decisions {
  readonly #numbers: readonly number[];
  #next = 0;

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers;
  }

  get isOver(): boolean {
    return this.#next >= this.#numbers.length;
  }

  below(bound: number): number {
    return (this.#numbers[this.#next++] ?? 0) % bound;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T;
  }
}

export class World {
  readonly bench: CoreBench;
  readonly #decide: Decisions;
  #fence = 0;
  /** Slots whose trainer owes a word: it starts, or a trial on it is over. */
  readonly #owing = new Set<number>();
  readonly #killed = new Set<number>();
  readonly #spooling: string[] = [];
  /** Ended and accepted by the core, not yet cleared from the spool. */
  readonly kept = new Set<string>();

  constructor(slots: number, decide: Decisions) {
    this.bench = new CoreBench({ slots, reportsAtOnce: 2, resultsAtOnce: 3 });
    this.#decide = decide;
    this.#feed({ kind: 'started', spooled: [] });
  }

  turn(): void {
    const { state } = this.bench;
    this.bench.nowMs += this.#decide.below(3_000);
    const calls = Object.entries(state.calls);
    switch (this.#decide.below(8)) {
      case 0:
      case 1: {
        if (calls.length === 0) return this.#wake();
        const [callId, call] = this.#decide.pick(calls);
        return this.#feed({ kind: 'answered', callId: Number(callId), answer: this.#answerTo(call) });
      }
      case 2: {
        if (calls.length === 0) return this.#wake();
        const failure = this.#decide.pick<CallFailure>(['unreachable', 'unreachable', 'busy', 'rejected']);
        const [callId] = this.#decide.pick(calls);
        return this.#feed({ kind: 'callFailed', callId: Number(callId), failure, message: 'no luck' });
      }
      case 3:
      case 4: {
        const slot = [...this.#owing][0];
        if (slot === undefined) return this.#wake();
        this.#owing.delete(slot);
        const isUp = !this.#killed.delete(slot) && this.#decide.below(4) > 0;
        return this.#feed(
          isUp
            ? { kind: 'trainerReady', slot, backend: 'fake' }
            : { kind: 'trainerDown', slot, message: 'no' },
        );
      }
      case 5: {
        const running = runningTrials(state);
        if (running.length === 0) return this.#wake();
        const { index, trial } = this.#decide.pick(running);
        const { trialId, fence } = trial.grant;
        if (this.#decide.below(3) === 0) {
          return this.#feed({ kind: 'trialProgressed', slot: index, trialId, fence, fraction: 0.95 });
        }
        this.#owing.add(index);
        const end = this.#decide.pick([completed, crashed]);
        return this.#feed({ kind: 'attemptEnded', slot: index, trialId, fence, outcome: end });
      }
      case 6: {
        const key = this.#spooling.shift();
        return key === undefined ? this.#wake() : this.#feed({ kind: 'spooled', key });
      }
      default:
        if (this.#decide.below(30) === 0)
          return this.#feed({ kind: 'drain', graceMs: 2_000, reason: 'told to' });
        return this.#wake();
    }
  }

  #wake(): void {
    const wakeMs = nextWakeMs(this.bench.state);
    if (wakeMs === undefined) return;
    this.bench.nowMs = Math.max(this.bench.nowMs, wakeMs);
    this.#feed({ kind: 'tick' });
  }

  #answerTo(call: Call): Answer {
    switch (call.method) {
      case 'register': {
        const lostTrialIds = call.held
          .filter(() => this.#decide.below(4) === 0)
          .map(({ trialId }) => trialId);
        // Now and then another log is served, and the first one again.
        const logId = this.#decide.pick(['log', 'log', 'log', 'other']);
        return { method: 'register', leaseTtlMs, lostTrialIds, logId };
      }
      case 'lease': {
        const count = this.#decide.below(call.slots + 1);
        // Few trials, so that one is granted again while an older lease of it still lives here.
        const grants = Array.from({ length: count }, () =>
          grantOf(`t${this.#decide.below(6)}`, ++this.#fence),
        );
        return { method: 'lease', grants };
      }
      case 'renew': {
        const verdicts: RenewVerdict[] = ['renewed', 'renewed', 'cancel', 'pause', 'lost'];
        const renewals = call.held.map(({ trialId }) => ({ trialId, verdict: this.#decide.pick(verdicts) }));
        return { method: 'renew', renewals, registerAgain: this.#decide.below(8) === 0 };
      }
      case 'report': {
        const verdicts: OutcomeVerdict[] = ['settled', 'late', 'duplicate', 'unknown'];
        // Now and then one gets none.
        const verdictOf = (): OutcomeVerdict | undefined =>
          this.#decide.below(8) === 0 ? undefined : this.#decide.pick(verdicts);
        return { method: 'report', verdicts: call.outcomes.map(verdictOf) };
      }
      case 'release':
        return { method: 'release' };
      default:
        return unreachable(call);
    }
  }

  #feed(input: Input): void {
    const { state, nowMs } = this.bench;
    const copy = JSON.parse(JSON.stringify(state)) as AgentState;
    const effects = this.bench.feed(input);
    // The state is plain data: a copy through JSON does the same.
    assert.deepEqual(step(copy, input, nowMs), effects);
    assert.deepEqual(JSON.parse(JSON.stringify(copy)), JSON.parse(JSON.stringify(state)));
    for (const effect of effects) this.#carryOut(effect);
    this.#check();
  }

  #carryOut(effect: Effect): void {
    if (effect.kind === 'startTrainer') this.#owing.add(effect.slot);
    if (effect.kind === 'killTrial') {
      this.#owing.add(effect.slot);
      this.#killed.add(effect.slot);
    }
    if (effect.kind === 'spool') {
      this.kept.add(effect.key);
      this.#spooling.push(effect.key);
    }
    if (effect.kind === 'unspool') this.kept.delete(effect.key);
    if (effect.kind === 'call' && effect.call.method === 'report') {
      // Nothing goes to the coordinator that is not on disk.
      const { outcomes } = effect.call;
      for (const outcome of outcomes) {
        assert(!this.#spooling.includes(outcomeKey(outcome)), 'spooled before it is handed over');
        assert.equal(outcome.logId, this.bench.state.logId, 'handed to the log that granted it');
        assert(outcomes.length === 1 || outcome.kind === 'completed', 'only results go together');
      }
      assert.equal(new Set(outcomes.map(({ trialId }) => trialId)).size, outcomes.length);
    }
  }

  #check(): void {
    const { state, nowMs } = this.bench;
    const calls = Object.values(state.calls);
    for (const method of ['register', 'renew']) {
      assert(calls.filter((call) => call.method === method).length <= 1, `one ${method} at a time`);
    }
    const polled = calls.flatMap((call) => (call.method === 'lease' ? [call.slots] : []));
    const isRising = polled.every((slots, at) => at === 0 || slots > (polled[at - 1] as number));
    assert(isRising, 'another poll goes out only for more slots than the newest asks for');
    const reports = calls.flatMap((call) => (call.method === 'report' ? [call.outcomes] : []));
    const handed = reports.flatMap((outcomes) => outcomes.map(outcomeKey));
    assert(handed.length <= 5, 'two outcomes with uploads on their way at a time, and three without');
    assert.equal(new Set(handed).size, handed.length, 'an outcome is in one call at a time');
    assert.equal(new Set(calls.map(({ requestId }) => requestId)).size, calls.length);
    // No outcome is forgotten before the coordinator has given its verdict.
    assert.deepEqual([...this.kept].toSorted(), Object.keys(state.outbox).toSorted());
    // A trial id names one claim.
    const held = holdings(state);
    assert.equal(new Set(held.map(({ trialId }) => trialId)).size, held.length);
    if (state.exited) return;
    // Never a wake-up that is due already: that would spin.
    assert((nextWakeMs(state) ?? Number.POSITIVE_INFINITY) > nowMs, 'no wake-up that is due already');
    // Somebody always wakes it: a call, a trainer, a trial or the clock.
    const waitsFor = calls.length + this.#owing.size + runningTrials(state).length;
    assert(waitsFor > 0 || nextWakeMs(state) !== undefined, 'something wakes it');
  }
}
