/** A core on the test bench: feeds it by hand and keeps what it asks for. */
import { fence, sweepId, trialId } from '../../../../base/ids.ts';
import type { Answer, Call, CallFailure } from '../../../../agent/core/call.ts';
import type { Grant } from '../../../../agent/core/lease.ts';
import type { Effect, Input } from '../../../../agent/core/messages.ts';
import type { SpooledOutcome, AttemptOutcome } from '../../../../agent/core/outcome.ts';
import {
  type AgentConfig,
  type AgentState,
  defaultTimings,
  initialState,
} from '../../../../agent/core/state.ts';
import { nextWakeMs, step } from '../../../../agent/core/step.ts';

export const leaseTtlMs = 15_000;

export class CoreBench {
  readonly state: AgentState;
  nowMs = 1_000_000;
  effects: Effect[] = [];

  constructor(config: Partial<AgentConfig> = {}) {
    // Failures are reported at once here, unless a test is about the wait.
    const own = { incarnation: 'life1', slots: 1, seed: 7, failureHoldMs: 0 };
    this.state = initialState({ ...defaultTimings, ...own, ...config });
  }

  /** @returns the effects of this input alone */
  feed(input: Input): Effect[] {
    const effects = step(this.state, input, this.nowMs);
    this.effects.push(...effects);
    return effects;
  }

  /** Lets time pass to the wake-up that the core asked for. */
  wake(): Effect[] {
    const wakeMs = nextWakeMs(this.state);
    if (wakeMs === undefined) throw new Error('the core waits for nothing');
    this.nowMs = Math.max(this.nowMs, wakeMs);
    return this.feed({ kind: 'tick' });
  }

  start(spooled: SpooledOutcome[] = []): this {
    this.feed({ kind: 'started', spooled });
    return this;
  }

  /** Started, registered, every trainer warm, the first poll out. */
  join(): this {
    this.start();
    for (const slot of this.state.slots.keys()) this.feed({ kind: 'trainerReady', slot, backend: 'fake' });
    this.answer({ method: 'register', leaseTtlMs, lostTrialIds: [], logId: 'log' });
    if (this.isOut('register'))
      this.answer({ method: 'register', leaseTtlMs, lostTrialIds: [], logId: 'log' });
    return this;
  }

  /** Joined and running these. */
  run(...grants: Grant[]): this {
    this.join().answer({ method: 'lease', grants });
    return this;
  }

  isOut(method: Call['method']): boolean {
    return Object.values(this.state.calls).some((call) => call.method === method);
  }

  /** The newest call of this method that is out. */
  out<Method extends Call['method']>(
    method: Method,
  ): { callId: number; call: Extract<Call, { method: Method }> } {
    const found = Object.entries(this.state.calls).findLast(([, call]) => call.method === method);
    if (found === undefined) throw new Error(`no ${method} call is out`);
    return { callId: Number(found[0]), call: found[1] as Extract<Call, { method: Method }> };
  }

  answer(answer: Answer): Effect[] {
    return this.feed({ kind: 'answered', callId: this.out(answer.method).callId, answer });
  }

  fail(method: Call['method'], failure: CallFailure, message = 'no luck'): Effect[] {
    return this.feed({ kind: 'callFailed', callId: this.out(method).callId, failure, message });
  }

  end(grant: Grant, end: AttemptOutcome = completed): Effect[] {
    const slot = this.state.slots.findIndex(
      ({ doing }) => doing.phase === 'running' && doing.grant.trialId === grant.trialId,
    );
    const { trialId, fence } = grant;
    return this.feed({ kind: 'attemptEnded', slot, trialId, fence, outcome: end });
  }
}

export const completed: AttemptOutcome = {
  kind: 'completed',
  metrics: { score: 1 },
  artifacts: [],
  backend: 'fake',
};

export const crashed: AttemptOutcome = {
  kind: 'failed',
  fault: { faultClass: 'user', message: 'it crashed', outputTail: '' },
};

export function grantOf(id: string, fenceNumber = 1): Grant {
  return {
    trialId: trialId(id),
    fence: fence(fenceNumber),
    sweepId: sweepId('sweep'),
    sweepName: 'sweep',
    attempt: 1,
    settings: {},
    replicate: 1,
    seed: 1,
    seeds: 'shared',
    trainer: { kind: 'diffusion', options: {} },
    timeoutMs: 0,
    stallTimeoutMs: 0,
    killGraceMs: 0,
    slots: 1,
    gpus: 0,
    keepsCheckpoints: false,
    requiredMetrics: ['score'],
  };
}

export function kinds(effects: readonly Effect[]): string[] {
  return effects.map((effect) => (effect.kind === 'call' ? effect.call.method : effect.kind));
}
