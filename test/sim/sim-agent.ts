/** One machine: the real agent core, its spool on a disk that survives, trainers that are slow or fail. */
import type { Answer, Call, CallFailure } from '../../agent/core/call.ts';
import type { Grant, Held } from '../../agent/core/lease.ts';
import type { Effect, Input } from '../../agent/core/messages.ts';
import type { SpooledOutcome, AttemptOutcome } from '../../agent/core/outcome.ts';
import { type AgentState, defaultTimings, initialState, type SlotGpu } from '../../agent/core/state.ts';
import { nextWakeMs, step } from '../../agent/core/step.ts';
import { type AgentId, agentId, requestId } from '../../base/ids.ts';
import type { FaultClass } from '../../design/sweep-spec.ts';
import { unreachable } from '../../base/assert.ts';
import { type Random, seededRandom } from '../../base/random.ts';
import { isSettled } from '../../coordinator/core/answer.ts';
import { object, type Referee, scoreOf } from './referee.ts';
import type { SimAnswer, SimAsk, SimCoordinator } from './sim-coordinator.ts';
import { filesGone, scoreMetric, scoreOfFiles } from './sim-score.ts';
import { primaryMetric, progressMetric } from './sim-sweep.ts';
import { answerOf, askOf, sideLabel } from './wire.ts';
import type { World } from './world.ts';

interface Life {
  readonly number: number;
  readonly state: AgentState;
  readonly cancels: Map<number, () => void>;
  /** Calls that are out on the stream, by call id: how each fails with it. */
  readonly onStream: Map<number, () => void>;
  /** Number of the stream; what is on its way on an earlier one never arrives. */
  stream: number;
  /** Counts the orders to a slot: plans made for an earlier order come to nothing. */
  readonly doing: number[];
  /** The time limit of what each slot runs. */
  readonly limits: Map<
    number,
    { readonly fence: number; readonly startedMs: number; readonly timeoutMs: number }
  >;
  /** Slots with a process that is up: it holds the slot's GPU. */
  readonly processes: Set<number>;
  /** By slot: the slot whose trial has it. */
  readonly taken: Map<number, number>;
  wakes: number;
  isAlive: boolean;
}

export class SimAgent {
  readonly id: AgentId;
  readonly #world: World;
  readonly #coordinator: SimCoordinator;
  readonly #referees: Readonly<Record<string, Referee>>;
  /** Whom its messages reach now. */
  #reached: SimCoordinator;
  readonly #spool = new Map<string, SpooledOutcome>();
  readonly #slots: number;
  /** Undefined for an agent of an earlier version. */
  readonly #slotGpus: readonly SlotGpu[] | undefined;
  readonly #labels: Readonly<Record<string, string>>;
  readonly #isBroken: boolean;
  readonly #slowness: number;
  readonly #skewMs: number;
  readonly #takesCheckpoints: boolean;
  readonly #takesSources: boolean;
  #life: Life | undefined;
  #lives = 0;
  #isGone = false;
  #isSpot = false;
  #frozenUntilMs = 0;

  constructor(
    name: string,
    world: World,
    coordinator: SimCoordinator,
    referees: Readonly<Record<string, Referee>>,
    slotGpus?: readonly SlotGpu[],
  ) {
    this.id = agentId(name);
    this.#world = world;
    this.#coordinator = coordinator;
    this.#referees = referees;
    this.#reached = coordinator;
    const { random, weather } = world;
    this.#slots = slotGpus?.length ?? 1 + random.below(weather.slotsMax);
    this.#slotGpus = slotGpus ?? slotGpusOf(this.#slots, seededRandom(`gpus/${world.seed}/${name}`));
    this.#labels = { [sideLabel]: Number(name.at(-1)) % 2 === 0 ? 'left' : 'right' };
    this.#isBroken = random.uniform() < weather.brokenAgent;
    this.#slowness = random.uniform() < weather.slowAgent ? 10 : 1;
    this.#skewMs = random.below(120_000) - 60_000;
    this.#takesCheckpoints = seededRandom(`takes/${world.seed}/${name}`).uniform() < 0.8;
    // The last agent does: it never vanishes where there are several.
    const isLast = name === `agent-${weather.agents - 1}`;
    this.#takesSources = isLast || seededRandom(`sources/${world.seed}/${name}`).uniform() < 0.8;
    this.start();
  }

  get isUp(): boolean {
    return this.#life !== undefined;
  }

  start(): void {
    if (this.#life !== undefined || this.#isGone) return;
    this.#frozenUntilMs = 0;
    const number = ++this.#lives;
    const state = initialState({
      ...defaultTimings,
      incarnation: `${this.id}.${number}`,
      slots: this.#slots,
      ...(this.#slotGpus === undefined ? {} : { slotGpus: this.#slotGpus }),
      seed: number,
    });
    this.#life = {
      number,
      state,
      cancels: new Map(),
      onStream: new Map(),
      stream: 0,
      doing: [],
      limits: new Map(),
      processes: new Set(),
      taken: new Map(),
      wakes: 0,
      isAlive: true,
    };
    this.#world.tell(`${this.id}: up, ${this.#spool.size} outcomes in the spool`);
    this.#input(this.#life, { kind: 'started', spooled: [...this.#spool.values()] });
  }

  /** The process dies with its trials; only the spool is left. */
  crash(why: string): void {
    if (this.#life === undefined) return;
    this.#world.tell(`${this.id}: ${why}`);
    this.#life.isAlive = false;
    this.#life = undefined;
    this.#world.schedule.after(this.#world.random.uniform() * 40_000, () => this.start());
  }

  /** The machine is gone for good, and what lay on it. */
  vanish(): void {
    this.#world.tell(`${this.id}: gone for good`);
    this.#isGone = true;
    if (this.#life !== undefined) this.#life.isAlive = false;
    this.#life = undefined;
  }

  /** The machine stands still; what happens meanwhile reaches it afterwards. */
  freeze(forMs: number): void {
    if (this.#life === undefined || this.#frozenUntilMs > this.#world.nowMs) return;
    this.#world.tell(`${this.id}: frozen`);
    this.#frozenUntilMs = this.#world.nowMs + forMs;
  }

  /** The Work stream breaks: what is on its way is lost, and the coordinator hears that nobody waits any more. */
  breakStream(): void {
    const life = this.#life;
    if (life === undefined) return;
    this.#world.tell(`${this.id}: its stream breaks with ${life.onStream.size} calls on it`);
    life.stream++;
    const calls = [...life.onStream];
    life.onStream.clear();
    for (const [callId, fails] of calls) {
      life.cancels.get(callId)?.();
      fails();
    }
  }

  /** Its address leads to another coordinator for a while. */
  mislead(stranger: SimCoordinator, forMs: number): void {
    this.#world.tell(`${this.id}: reaches ${stranger.logId}`);
    this.#reached = stranger;
    this.#world.schedule.after(forMs, () => {
      this.#reached = this.#coordinator;
    });
  }

  drain(): void {
    if (this.#life === undefined) return;
    const graceMs = this.#world.random.below(20_000);
    this.#input(this.#life, { kind: 'drain', graceMs, reason: 'asked to' });
  }

  /** Its machine is taken away: programs are ended too, perhaps before the agent hears of it; another is there soon. */
  preempt(): void {
    const life = this.#life;
    if (life === undefined) return;
    const { random } = this.#world;
    this.#isSpot = true;
    this.#input(life, { kind: 'drain', graceMs: random.below(5_000), reason: 'preempted' });
    // What a frozen agent believes to run may have ended: its programs are left to its own drain.
    if (this.#world.nowMs < this.#frozenUntilMs) return;
    for (const [slot, { doing }] of life.state.slots.entries()) {
      if (doing.phase !== 'running' || random.uniform() < 0.3) continue;
      const { trialId, fence } = doing.grant;
      this.#afterInSlot(life, slot, random.below(3_000), () => {
        this.#endAttempt(life, slot, { trialId, fence }, failureOf('user', 'it failed with exit code 143'));
        this.#afterInSlot(life, slot, 5, () => this.#trainer(life, slot, false));
      });
    }
  }

  /** An attempt that brings nothing while its agent drains was preempted, whatever its program says. */
  #endAttempt(life: Life, slot: number, { trialId, fence }: Held, outcome: AttemptOutcome): void {
    this.#free(life, slot);
    const brings =
      outcome.kind === 'completed'
        ? Object.hasOwn(outcome.metrics, primaryMetric)
        : outcome.fault.faultClass === 'diverged';
    const doing = life.state.slots[slot]?.doing;
    if (!brings && life.state.drain !== undefined && doing?.phase === 'running')
      this.#refereeOf(doing.logId === '' ? this.#coordinator.logId : doing.logId).endsInDrain(fence);
    this.#input(life, { kind: 'attemptEnded', slot, trialId, fence, outcome });
  }

  #input(life: Life, input: Input): void {
    if (!life.isAlive) return;
    const { nowMs } = this.#world;
    if (nowMs < this.#frozenUntilMs) {
      this.#world.schedule.at(this.#frozenUntilMs, () => this.#input(life, input));
      return;
    }
    const asked = input.kind === 'answered' ? life.state.calls[input.callId] : undefined;
    const effects = step(life.state, input, nowMs + this.#skewMs);
    for (const effect of effects) {
      if (this.#world.chance(this.#world.weather.crashBetweenEffects)) this.crash('crashed between effects');
      if (!life.isAlive) return;
      this.#carryOut(life, effect);
    }
    if (input.kind === 'answered') this.#judgeLimits(life, asked, input.answer);
    this.#planWake(life);
  }

  #planWake(life: Life): void {
    const wakeMs = nextWakeMs(life.state);
    if (wakeMs === undefined || !life.isAlive) return;
    const wake = ++life.wakes;
    this.#world.schedule.after(wakeMs - this.#skewMs - this.#world.nowMs, () => {
      if (wake === life.wakes) this.#input(life, { kind: 'tick' });
    });
  }

  #carryOut(life: Life, effect: Effect): void {
    const { schedule, random } = this.#world;
    switch (effect.kind) {
      case 'call':
        this.#call(life, effect);
        return;
      case 'cancelCall':
        life.cancels.get(effect.callId)?.();
        life.cancels.delete(effect.callId);
        return;
      case 'startTrainer':
        this.#afterInSlot(life, effect.slot, 500 + random.uniform() * 2000, () => {
          const isUp = !this.#world.chance(0.02);
          this.#trainer(life, effect.slot, isUp);
        });
        return;
      case 'runTrial':
        this.#take(life, effect);
        this.#runTrial(life, effect.slot, effect.grant);
        return;
      case 'killTrial':
      case 'stopTrainer':
        this.#afterInSlot(life, effect.slot, 100, () => this.#trainer(life, effect.slot, false));
        return;
      case 'spool':
        schedule.after(random.uniform() * 20, () => {
          if (!life.isAlive) return;
          this.#spool.set(effect.key, effect.outcome);
          this.#input(life, { kind: 'spooled', key: effect.key });
        });
        return;
      case 'unspool':
        this.#unspool(effect.key, effect.setAside);
        return;
      case 'exit':
        this.#world.tell(`${this.id}: left: ${effect.message}`);
        life.isAlive = false;
        this.#life = undefined;
        schedule.after(random.uniform() * (this.#isSpot ? 3_000 : 60_000), () => this.start());
        this.#isSpot = false;
        return;
      case 'notice':
      case 'signalTrial':
        return;
      case 'limitTrial':
        this.#limit(life, effect.slot, effect.limits.timeoutMs);
        return;
      default:
        unreachable(effect);
    }
  }

  /** @param isSetAside the coordinator knows no such lease, so the agent keeps the outcome in another place */
  #unspool(key: string, isSetAside: boolean): void {
    const outcome = this.#spool.get(key);
    this.#spool.delete(key);
    // Only a process that was deposed can have missed the grant of a lease.
    const mayBeUnknown = Number.isFinite(this.#world.weather.takeoverEveryMs);
    object(!isSetAside || mayBeUnknown, `the coordinator does not know the lease ${key} that it granted`);
    // What brought no response is taken back when the agent drains in that moment.
    const mayBeTakenBack = outcome?.kind === 'completed' && !Object.hasOwn(outcome.metrics, primaryMetric);
    if (!isSetAside && outcome?.kind === 'completed' && !mayBeTakenBack)
      this.#refereeOf(outcome.logId).promised(outcome.trialId, outcome.fence, outcome.metrics);
  }

  #call(life: Life, { callId, timeoutMs, call }: Extract<Effect, { kind: 'call' }>): void {
    const ask = askOf(call, {
      agentId: this.id,
      slots: this.#slots,
      slotGpus: this.#slotGpus,
      incarnation: life.state.config.incarnation,
      labels: this.#labels,
      takesCheckpoints: this.#takesCheckpoints,
      takesSources: this.#takesSources,
      logId: life.state.logId ?? '',
    });
    let isOver = false;
    const end = (input: Input): void => {
      if (isOver) return;
      isOver = true;
      life.cancels.delete(callId);
      life.onStream.delete(callId);
      this.#input(life, input);
    };
    const fails = (failure: CallFailure, message: string): void =>
      end({ kind: 'callFailed', callId, failure, message });
    this.#world.schedule.after(timeoutMs, () => fails('unreachable', 'no answer in time'));
    // Register is a call of its own.
    if (call.method !== 'register') life.onStream.set(callId, () => fails('unreachable', 'the stream broke'));
    this.#send(life, callId, ask, (answer) => end({ kind: 'answered', callId, answer }), fails);
  }

  #send(
    life: Life,
    callId: number,
    ask: SimAsk,
    answered: (answer: Answer) => void,
    fails: (failure: CallFailure, message: string) => void,
  ): void {
    const { stream } = life;
    const carry = (deliver: () => void): void =>
      this.#world.carry(this.id, () => {
        if (ask.kind === 'register' || life.stream === stream) deliver();
      });
    carry(() => {
      const reached = this.#reached;
      const referee = this.#refereeOf(reached.logId);
      const cancel = reached.receive(ask, (answer) => {
        if (answer.kind === 'refused') {
          carry(() => fails('unreachable', answer.message));
          return;
        }
        if (ask.kind === 'complete' && answer.kind === 'complete') {
          for (const [at, { trialId, fence, result }] of ask.results.entries()) {
            if (answer.receipts[at]?.verdict === 'unknown') continue;
            referee.promised(trialId, fence, result.metrics);
          }
        }
        if (ask.kind === 'fail' && answer.kind === 'fail' && isSettled(answer.verdict)) {
          referee.failurePromised(ask.trialId, ask.fence);
        }
        const reply = answerOf(answer, reached.logId, this.#slotGpus !== undefined);
        carry(() => answered(reply));
      });
      if (cancel === undefined) carry(() => fails('unreachable', 'connection refused'));
      else life.cancels.set(callId, () => this.#world.carry(this.id, cancel));
    });
  }

  #runTrial(life: Life, slot: number, grant: Grant): void {
    const luck = seededRandom(`trial/${this.#world.seed}/${grant.trialId}/${grant.fence}`);
    const durationMs = (2_000 + luck.uniform() * 30_000) * (this.#world.isCalm ? 1 : this.#slowness);
    const { trialId, fence } = grant;
    life.limits.set(slot, { fence, startedMs: this.#world.nowMs, timeoutMs: 0 });
    this.#limit(life, slot, grant.timeoutMs);
    const begun = this.#restore(life, slot, grant);
    const goesOn = this.#stage(life, slot);
    const { brokenAs } = this.#world.weather;
    if (this.#isBrokenNow && brokenAs !== 'infrastructure') {
      goesOn(50 + luck.uniform() * 2_000, () => {
        this.#machineFails(life, slot, fence);
        this.#endAttempt(life, slot, grant, failureOf(brokenAs, `${brokenAs} on ${this.id}`));
        goesOn(5, () => this.#trainer(life, slot, true));
      });
      return;
    }
    if (grant.source !== undefined && !this.#hasSource(life, slot, grant)) {
      goesOn(50 + luck.uniform() * 2_000, () => {
        this.#endAttempt(life, slot, grant, failureOf('user', filesGone));
        goesOn(5, () => this.#trainer(life, slot, true));
      });
      return;
    }
    goesOn(durationMs * Math.max(0, 0.5 - begun), () => {
      this.#input(life, { kind: 'trialProgressed', slot, trialId, fence, fraction: 0.5 });
      this.#report(grant, 50, luck.uniform());
      this.#save(life, slot, grant, 1, 50);
      goesOn(durationMs * Math.min(0.45, 0.95 - begun), () => {
        this.#input(life, { kind: 'trialProgressed', slot, trialId, fence, fraction: 0.95 });
        this.#report(grant, 95, luck.uniform());
        this.#save(life, slot, grant, 2, 95);
        goesOn(durationMs * 0.05, () => {
          const end = this.#endOf(life, slot, grant, luck.uniform(), luck.below(failures.length));
          this.#endAttempt(life, slot, grant, end);
          const processLives = end.kind === 'completed' || end.fault.faultClass === 'user';
          goesOn(5, () => this.#trainer(life, slot, processLives));
        });
      });
    });
  }

  /** @returns true if the files that it scores are there */
  #hasSource(life: Life, slot: number, { sweepId, trialId, fence, source }: Grant): boolean {
    const logId = this.#logOf(life, slot);
    const isThere = source?.files.every(({ sha256 }) => this.#coordinator.hasFilesOf(Number(sha256))) ?? true;
    this.#refereeOf(logId).scores.looked(sweepId, trialId, fence, isThere);
    return isThere;
  }

  /** @returns how far it has come with what it goes on from, from 0 to 1 */
  #restore(life: Life, slot: number, grant: Grant): number {
    const luck = seededRandom(`restore/${this.#world.seed}/${grant.trialId}/${grant.fence}`);
    const logId = this.#logOf(life, slot);
    for (const { manifest, step } of grant.checkpoints ?? []) {
      const state = this.#world.checkpoints.stateOf(manifest);
      this.#refereeOf(logId).checkpoints.restored(grant.trialId, logId, manifest, state);
      if (luck.uniform() >= 0.05) return step / 100;
      const { trialId, fence } = grant;
      const about = { requestId: requestId('checkpoint'), agentId: this.id, trialId, fence, logId };
      this.#world.tell(`${this.id}: cannot read ${manifest}`);
      this.#tell({ kind: 'drop-checkpoint', ...about, manifest, reason: 'damaged' }, () => {});
    }
    return 0;
  }

  /** What it saves is sent in two files and recorded then, again and again until that is answered. */
  #save(life: Life, slot: number, grant: Grant, number: number, step: number): void {
    if (!this.#takesCheckpoints) return;
    const { trialId, fence } = grant;
    const { schedule, checkpoints, seed } = this.#world;
    const luck = seededRandom(`save/${seed}/${trialId}/${fence}/${number}`);
    const logId = this.#logOf(life, slot);
    const manifest = checkpoints.begin({ trialId, fence, logId, step }, number);
    const checkpoint = { manifest, step, bytes: luck.below(200) * 2 ** 30, files: 2, store: '' };
    const about = { requestId: requestId('checkpoint'), agentId: this.id, trialId, fence, logId };
    const ask = { kind: 'save-checkpoint', ...about, number, checkpoint } as const;
    let isAnswered = false;
    const record = (triesLeft: number): void => {
      if (!life.isAlive || isAnswered || triesLeft === 0) return;
      this.#tell(ask, (answer) => {
        if (answer.kind === 'refused') {
          for (const part of ['first', 'second'] as const) checkpoints.put(manifest, part);
          return;
        }
        isAnswered = true;
        if (answer.kind === 'save-checkpoint' && answer.verdict === 'kept')
          this.#refereeOf(logId).checkpoints.promised(fence, number);
      });
      schedule.after(4_000, () => record(triesLeft - 1));
    };
    schedule.after(luck.uniform() * 5_000, () => {
      if (life.isAlive) checkpoints.put(manifest, 'first');
    });
    schedule.after(5_000 + luck.uniform() * 5_000, () => {
      if (!life.isAlive) return;
      checkpoints.put(manifest, 'second');
      if (luck.uniform() < 0.1) checkpoints.lose(manifest, 'first');
      record(10);
    });
  }

  /** A call of its own: it is not on the Work stream. */
  #tell(ask: SimAsk, answered: (answer: SimAnswer) => void): void {
    this.#world.carry(this.id, () => {
      this.#reached.receive(ask, (answer) => this.#world.carry(this.id, () => answered(answer)));
    });
  }

  #logOf(life: Life, slot: number): string {
    const doing = life.state.slots[slot]?.doing;
    const logId = doing?.phase === 'running' ? doing.logId : '';
    return logId === '' ? this.#coordinator.logId : logId;
  }

  /** From now on the trial of this slot may take so long, counted from its start; 0 for no limit. */
  #limit(life: Life, slot: number, timeoutMs: number): void {
    const before = life.limits.get(slot);
    if (before === undefined) return;
    const limit = { ...before, timeoutMs };
    life.limits.set(slot, limit);
    if (timeoutMs === 0) return;
    const leftMs = Math.max(0, limit.startedMs + timeoutMs - this.#world.nowMs);
    this.#world.schedule.after(leftMs, () => {
      const doing = life.state.slots[slot]?.doing;
      if (!life.isAlive || life.limits.get(slot) !== limit || doing?.phase !== 'running') return;
      if (doing.grant.fence !== limit.fence || doing.isHeldBack) return;
      this.#endAttempt(life, slot, doing.grant, failureOf('timeout', `not done after ${timeoutMs} ms`));
      this.#afterInSlot(life, slot, 5, () => this.#trainer(life, slot, false));
    });
  }

  /** Whoever is told that the limits have changed keeps to them. */
  #judgeLimits(life: Life, call: Call | undefined, answer: Answer): void {
    if (call?.method !== 'renew' || answer.method !== 'renew' || !life.isAlive) return;
    for (const { trialId, verdict, limits } of answer.renewals) {
      const fence = call.held.find((one) => one.trialId === trialId)?.fence;
      if (verdict !== 'renewed' || limits === undefined || fence === undefined) continue;
      for (const [slot, { doing }] of life.state.slots.entries()) {
        if (doing.phase !== 'running' || doing.grant.fence !== fence || doing.isHeldBack) continue;
        const { timeoutMs } = life.limits.get(slot) ?? {};
        object(
          timeoutMs === limits.timeoutMs,
          `${this.id} gives ${trialId} ${timeoutMs} ms, but was told ${limits.timeoutMs}`,
        );
      }
    }
  }

  /** A hint: nobody repeats it. */
  #report({ trialId, fence }: Grant, step: number, luck: number): void {
    const metrics = { [progressMetric]: luck < 0.1 ? Number.NaN : luck };
    const progress = { kind: 'progress', agentId: this.id, trialId, fence, step, metrics } as const;
    this.#world.carry(this.id, () =>
      this.#reached.hear({ ...progress, logId: this.#life?.state.logId ?? '' }),
    );
  }

  #refereeOf(logId: string): Referee {
    const referee = this.#referees[logId];
    object(referee !== undefined, `there is no log ${logId}`);
    return referee as Referee;
  }

  #endOf(life: Life, slot: number, grant: Grant, luck: number, kind: number): AttemptOutcome {
    const { trialId, fence, source, trainer } = grant;
    const doing = life.state.slots[slot]?.doing;
    const score = scoreOf(fence, doing?.phase === 'running' ? doing.logId : '');
    const { trialFailure } = this.#world.weather;
    const isBroken = this.#isBrokenNow;
    if (isBroken) this.#machineFails(life, slot, fence);
    if (!isBroken && luck >= trialFailure) {
      const metrics = { [primaryMetric]: score };
      if (source === undefined)
        return { kind: 'completed', metrics, artifacts: [fileOf(fence)], backend: 'sim' };
      const scored = { ...metrics, [scoreMetric]: scoreOfFiles(source.files, trainer.options) };
      return { kind: 'completed', metrics: scored, artifacts: [], backend: 'sim' };
    }
    const faultClass = isBroken ? 'infrastructure' : (failures[kind] ?? 'user');
    if (faultClass === 'metricsMissing') {
      const artifacts = source === undefined ? [fileOf(fence)] : [];
      return { kind: 'completed', metrics: { other: fence }, artifacts, backend: 'sim' };
    }
    return failureOf(faultClass, `${faultClass} in ${trialId}`);
  }

  get #isBrokenNow(): boolean {
    return this.#isBroken && !this.#world.isCalm;
  }

  #machineFails(life: Life, slot: number, fence: Grant['fence']): void {
    const doing = life.state.slots[slot]?.doing;
    const logId = doing?.phase === 'running' ? doing.logId : '';
    this.#refereeOf(logId === '' ? this.#coordinator.logId : logId).failsThroughMachine(fence, this.id);
  }

  /** No device serves two trials, and a trial has all that it asks for. */
  #take(life: Life, { slot, slots, grant }: Extract<Effect, { kind: 'runTrial' }>): void {
    const name = `${grant.trialId} on ${this.id}`;
    for (const one of slots) {
      object(!life.taken.has(one), `${name} gets slot ${one}, which another trial has`);
      object(one === slot || !life.processes.has(one), `${name} gets slot ${one}, whose process is up`);
      life.taken.set(one, slot);
    }
    object(slots.length >= grant.slots, `${name} gets ${slots.length} slots of ${grant.slots}`);
    const all = this.#slotGpus ?? [];
    const got = new Set(all.map(({ id }) => id));
    for (const [at, { id }] of all.entries()) if (!slots.includes(at)) got.delete(id);
    object(got.size >= grant.gpus, `${name} gets ${got.size} GPUs of ${grant.gpus}`);
  }

  #free(life: Life, slot: number): void {
    for (const [one, by] of life.taken) if (by === slot) life.taken.delete(one);
  }

  #trainer(life: Life, slot: number, isUp: boolean): void {
    if (isUp) life.processes.add(slot);
    else life.processes.delete(slot);
    if (!isUp) this.#free(life, slot);
    if (isUp) this.#input(life, { kind: 'trainerReady', slot, backend: 'sim' });
    else this.#input(life, { kind: 'trainerDown', slot, message: 'gone' });
  }

  /** Plans the next stage of a trial; comes to nothing once the slot has another order, such as to kill it. */
  #stage(life: Life, slot: number): (delayMs: number, happen: () => void) => void {
    let planned = life.doing[slot];
    return (delayMs, happen) => {
      if (life.doing[slot] !== planned) return;
      this.#afterInSlot(life, slot, delayMs, happen);
      planned = life.doing[slot];
    };
  }

  /** Later, unless the slot gets another order first. */
  #afterInSlot(life: Life, slot: number, delayMs: number, happen: () => void): void {
    const doing = (life.doing[slot] ?? 0) + 1;
    life.doing[slot] = doing;
    this.#world.schedule.after(delayMs, () => {
      if (life.isAlive && life.doing[slot] === doing) happen();
    });
  }
}

/** Each slot on a GPU of its own, or two on one. Undefined for an agent of an earlier version. */
function slotGpusOf(slots: number, random: Random): SlotGpu[] | undefined {
  if (random.uniform() < 0.3) return undefined;
  const sharers = 1 + random.below(2);
  return Array.from({ length: slots }, (_, at) => ({
    id: `GPU-${Math.floor(at / sharers)}`,
    isSlice: false,
  }));
}

const failures = ['user', 'outOfMemory', 'diverged', 'timeout', 'infrastructure', 'metricsMissing'] as const;

const failureOf = (faultClass: FaultClass, message: string): AttemptOutcome & { kind: 'failed' } => ({
  kind: 'failed',
  fault: { faultClass, message, outputTail: '' },
});

/** What a trial leaves. */
const fileOf = (fence: number) => ({ name: 'model', mediaType: '', sha256: String(fence), sizeBytes: 1 });
