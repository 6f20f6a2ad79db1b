/** Somebody at the command line, who repeats a request until it is answered. */
import { requestId } from '../../base/ids.ts';
import type { SweepId } from '../../base/ids.ts';
import type { SimAsk, SimCoordinator } from './sim-coordinator.ts';
import { simLaunch } from './sim-sweep.ts';
import type { World } from './world.ts';

const patienceMs = 5_000;

export class SimUser {
  readonly #world: World;
  readonly #coordinator: SimCoordinator;
  #requests = 0;
  /** Launched and answered, so known to this user. */
  readonly sweeps = new Map<string, SweepId>();

  constructor(world: World, coordinator: SimCoordinator) {
    this.#world = world;
    this.#coordinator = coordinator;
  }

  launch(name: string, trials: number): void {
    this.#ask(simLaunch(name, trials, this.#newId()), (answer) => {
      if (answer.kind === 'launch') this.sweeps.set(name, answer.sweepId);
    });
  }

  /** Any of the things one can do to a sweep. */
  meddle(): void {
    const known = [...this.sweeps];
    const [name, sweepId] = known[this.#world.random.below(Math.max(1, known.length))] ?? [];
    if (name === undefined || sweepId === undefined) return;
    const id = this.#newId();
    const what = this.#world.random.below(12);
    if (what < 4) this.#ask({ kind: 'pause', requestId: id, sweepId, stopRunning: what < 2 });
    else if (what < 8) this.#ask({ kind: 'resume', requestId: id, sweepId });
    else if (what < 10) this.#ask({ kind: 'retry-failed', requestId: id, sweepId });
    else if (what < 11) this.#ask({ kind: 'cancel', requestId: id, sweepId });
    else this.launch(name, this.#world.weather.trials);
  }

  /** Again each minute: an earlier request to pause may still be on its way. */
  keepRunning(): void {
    this.#world.schedule.after(60_000, () => this.keepRunning());
    for (const sweepId of this.sweeps.values())
      this.#ask({ kind: 'resume', requestId: this.#newId(), sweepId });
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
