/** Somebody at the command line, who repeats a request until it is answered. */
import { agentId, requestId } from '../../base/ids.ts';
import type { SweepId } from '../../base/ids.ts';
import type { WrittenSetting } from '../../design/policy-setting.ts';
import type { LaunchAsk } from '../../coordinator/core/ask.ts';
import type { SimAsk, SimCoordinator } from './sim-coordinator.ts';
import { newestHash } from '../../coordinator/core/extend.ts';
import { dryRunOf, type Program, programs, simScore } from './sim-score.ts';
import { simExtension, simLaunch } from './sim-sweep.ts';
import type { World } from './world.ts';
import { sideLabel } from './wire.ts';

const patienceMs = 5_000;
/** Trials of a run sheet that are recorded at a time. */
const trialsAtOnce = 5;

/** What a run policy is set to. Trials take 2 to 32 seconds, ten times as long on a slow agent. */
const valuesOf: Readonly<Record<string, readonly string[]>> = {
  timeout: ['none', '10s', '15s', '2m'],
  stall_timeout: ['none', '1m', '5m'],
  kill_grace: ['1s', '5s'],
  'retry.user': ['0', '1', '3'],
  'retry.infrastructure': ['0', '2', '10'],
  'retry.lost': ['1', '6'],
  'keep.artifacts': ['all', 'none', 'best 1', 'best 3'],
  slots: ['1', '2'],
  gpus: ['1', '2', ''],
  [`labels.${sideLabel}`]: ['left', 'right', ''],
};

/** What sweeps keep of what their trials leave, by seed. */
const keeps = [
  undefined,
  { checkpoints: 'none', artifacts: 2 },
  { checkpoints: 'none', artifacts: 'none' },
] as const;

/** Once the faults are over every sweep must be able to end. */
const anyAgentSuits: readonly WrittenSetting[] = [
  { name: 'slots', value: '1' },
  { name: 'gpus', value: '' },
  { name: `labels.${sideLabel}`, value: '' },
];

export class SimUser {
  readonly #world: World;
  readonly #coordinator: SimCoordinator;
  #requests = 0;
  /** Launched and answered, so known to this user. */
  readonly sweeps = new Map<string, SweepId>();
  /** Those of them that score others, with what they score and how. */
  readonly #linked = new Map<SweepId, { readonly of: SweepId; readonly program: Program }>();
  #isContent: boolean;

  constructor(world: World, coordinator: SimCoordinator) {
    this.#world = world;
    this.#coordinator = coordinator;
    this.#isContent = !Number.isFinite(world.weather.scoreEveryMs);
  }

  /** False for one who still wants to have scored what the first sweep has brought. */
  get isContent(): boolean {
    return this.#isContent;
  }

  launch(name: string, trials: number): void {
    const { weather, seed } = this.#world;
    const priority = name === 'first' ? 1 : 3;
    const keep = keeps[seed % keeps.length];
    const whole = simLaunch(name, trials, this.#newId(), weather, priority, keep);
    const begun = { ...whole, trials: whole.trials.slice(0, trialsAtOnce), trialCount: trials };
    this.#ask(begun, (answer) => {
      if (answer.kind !== 'launch') return;
      this.sweeps.set(name, answer.sweepId);
      this.#planRest(name, whole, answer);
    });
  }

  /** The rest of a run sheet, a stretch at a time, as the coordinator's launch does it. */
  #planRest(
    name: string,
    whole: Omit<LaunchAsk, 'call'>,
    { sweepId, planned: from }: { readonly sweepId: SweepId; readonly planned: number },
  ): void {
    if (from >= whole.trials.length) return;
    const trials = whole.trials.slice(from, from + trialsAtOnce);
    this.#ask({ kind: 'plan', requestId: this.#newId(), sweepId, from, trials }, (answer) => {
      if (answer.kind === 'plan') this.#planRest(name, whole, answer);
      // Cancelled in between, or not durable after a crash.
      else this.launch(name, whole.trials.length);
    });
  }

  /** Any of the things one can do to a sweep. */
  meddle(): void {
    const known = [...this.sweeps];
    const [name, sweepId] = known[this.#world.random.below(Math.max(1, known.length))] ?? [];
    if (name === undefined || sweepId === undefined) return;
    const id = this.#newId();
    const what = this.#world.random.below(25);
    if (what < 4) this.#ask({ kind: 'pause', requestId: id, sweepId, stopRunning: what < 2 });
    else if (what < 8) this.#ask({ kind: 'resume', requestId: id, sweepId });
    else if (what < 10) this.#ask({ kind: 'retry-failed', requestId: id, sweepId });
    else if (what < 11) this.#ask({ kind: 'cancel', requestId: id, sweepId });
    else if (what < 12) this.#launchAgain(name, sweepId);
    else if (what < 14) this.#ask({ kind: 'prioritise', requestId: id, sweepId, priority: 1 + what });
    else if (what < 16) this.#ask({ kind: 'readmit', requestId: id, agentId: agentId('agent-0') });
    else if (what < 19) this.#extend(sweepId);
    else this.#setPolicy(sweepId, this.#anyPolicy());
  }

  #launchAgain(name: string, sweepId: SweepId): void {
    const linked = this.#linked.get(sweepId);
    if (linked !== undefined) this.#score(linked.of, linked.program, false);
    else this.launch(name, name === 'first' ? this.#world.weather.trials : 4);
  }

  /** What has finished of any sweep, or what would be scored of it; what scores another may be tried again or cancelled first. */
  score(): void {
    const { random } = this.#world;
    const linked = [...this.#linked.keys()];
    const one = linked[random.below(3 * Math.max(1, linked.length))];
    if (one !== undefined) {
      const kind = random.uniform() < 0.7 ? 'retry-failed' : 'cancel';
      this.#ask({ kind, requestId: this.#newId(), sweepId: one });
    }
    const all = [...this.sweeps.values()].filter((sweepId) => !this.#linked.has(sweepId));
    const of = all[random.below(Math.max(1, all.length))];
    if (of === undefined) return;
    const program = programs[random.uniform() < 0.7 ? 0 : 1];
    const isDry = random.uniform() < 0.2;
    this.#score(of, program, isDry);
    // Somebody else has the same idea at the same time.
    if (random.uniform() < 0.3) this.#score(of, program, isDry);
  }

  #score(of: SweepId, program: Program, isDry: boolean, heard: () => void = () => {}): void {
    const sweep = this.#coordinator.state?.sweeps.get(of);
    if (sweep === undefined) return;
    const id = isDry ? requestId(dryRunOf(this.#requests++)) : this.#newId();
    this.#ask(simScore(sweep, program, id, isDry), (answer) => {
      heard();
      if (answer.kind !== 'score' || answer.sweepId === undefined || isDry) return;
      this.sweeps.set(answer.sweepId, answer.sweepId);
      this.#linked.set(answer.sweepId, { of, program });
    });
  }

  /** Once the first sweep has ended, what has finished since somebody last asked is scored too. */
  #scoreRest(): void {
    const first = this.sweeps.get('first');
    const { state } = this.#coordinator;
    const status = first === undefined ? undefined : state?.sweeps.get(first)?.status;
    if (first === undefined || (status !== 'finished' && status !== 'cancelled')) return;
    this.#score(first, programs[0], false, () => {
      this.#isContent = true;
    });
  }

  /** Again each minute: an earlier request to pause may still be on its way. */
  keepRunning(): void {
    this.#world.schedule.after(60_000, () => this.keepRunning());
    for (const sweepId of this.sweeps.values()) {
      this.#ask({ kind: 'resume', requestId: this.#newId(), sweepId });
      this.#setPolicy(sweepId, anyAgentSuits);
    }
    if (!Number.isFinite(this.#world.weather.scoreEveryMs)) return;
    // One that was set aside may be the only one that fetches files.
    for (const { id, setAside } of this.#coordinator.state?.agents.values() ?? [])
      if (setAside !== undefined) this.#ask({ kind: 'readmit', requestId: this.#newId(), agentId: id });
    if (!this.#isContent) this.#scoreRest();
  }

  #setPolicy(sweepId: SweepId, settings: readonly WrittenSetting[]): void {
    this.#ask({ kind: 'set-policy', requestId: this.#newId(), sweepId, settings });
  }

  /** One or two settings, perhaps such that no agent suits. */
  #anyPolicy(): WrittenSetting[] {
    const { random } = this.#world;
    const names = Object.keys(valuesOf);
    return Array.from({ length: 1 + random.below(2) }, () => {
      const name = names[random.below(names.length)] ?? 'slots';
      const values = valuesOf[name] ?? [];
      return { name, value: values[random.below(values.length)] ?? '1' };
    });
  }

  /** As it looks to this user, who may be shown what is not durable or no longer so. */
  #extend(sweepId: SweepId): void {
    const sweep = this.#coordinator.state?.sweeps.get(sweepId);
    if (sweep === undefined || sweep.trials.length > 30 || this.#linked.has(sweepId)) return;
    this.#ask(simExtension(sweep, newestHash(sweep), this.#newId()));
    // Somebody else has the same idea at the same time.
    if (this.#world.random.uniform() < 0.3) this.#ask(simExtension(sweep, newestHash(sweep), this.#newId()));
  }

  #newId() {
    return requestId(`user.${this.#requests++}`);
  }

  #ask(
    ask: SimAsk,
    heard: (answer: Parameters<Parameters<SimCoordinator['receive']>[1]>[0]) => void = () => {},
  ): void {
    let isAnswered = false;
    const again = (): void => {
      if (isAnswered) return;
      this.#world.carry('user', () => {
        this.#coordinator.receive(ask, (answer) => {
          this.#world.carry('user', () => {
            if (isAnswered) return;
            isAnswered = true;
            heard(answer);
          });
        });
      });
      this.#world.schedule.after(patienceMs, again);
    };
    again();
  }
}
