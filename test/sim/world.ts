import { createHash, type Hash } from 'node:crypto';
import type { Random } from '../../base/random.ts';
import { seededRandom } from '../../base/random.ts';
import { Schedule } from './schedule.ts';
import { SimCheckpoints } from './sim-checkpoints.ts';
import { drawWeather, type Weather } from './weather.ts';

/** What all parts of one simulation share: time, chance, the network and the record of what happened. */
export class World {
  readonly seed: number;
  readonly schedule: Schedule;
  readonly random: Random;
  readonly weather: Weather;
  readonly checkpoints = new SimCheckpoints();
  /** No more faults: from here on everything must come to an end. */
  isCalm = false;
  readonly #partitioned = new Set<string>();
  readonly #record: Hash = createHash('sha256');
  readonly #lines: string[] | undefined;
  events = 0;

  /** @param isTold keep what happens as text, for looking at one seed */
  constructor(seed: number, isTold: boolean) {
    this.seed = seed;
    this.random = seededRandom(`sim/${seed}`);
    this.weather = drawWeather(this.random.fork('weather'));
    this.schedule = new Schedule(1_700_000_000_000);
    this.#lines = isTold ? [] : undefined;
  }

  /** How wrong the coordinators' wall clock is. */
  lieMs = 0;

  /** True time. */
  get nowMs(): number {
    return this.schedule.nowMs;
  }

  /** As the coordinators' wall clock has it. */
  get wallMs(): number {
    return this.nowMs + this.lieMs;
  }

  chance(probability: number): boolean {
    return !this.isCalm && probability > 0 && this.random.uniform() < probability;
  }

  /** Repeats a fault at random times, `meanMs` apart, until the calm. */
  nowAndThen(meanMs: number, fault: () => void): void {
    if (!Number.isFinite(meanMs)) return;
    this.schedule.after(-Math.log(1 - this.random.uniform()) * meanMs, () => {
      if (this.isCalm) return;
      fault();
      this.nowAndThen(meanMs, fault);
    });
  }

  partition(agent: string, forMs: number): void {
    this.#partitioned.add(agent);
    this.tell(`network: ${agent} is cut off`);
    this.schedule.after(forMs, () => this.#partitioned.delete(agent));
  }

  /** One message between an agent (or a user) and the coordinator, in either direction. */
  carry(agent: string, deliver: () => void): void {
    const { loss, duplication, holdUp, holdUpMsMax } = this.weather;
    const copies = this.chance(duplication) ? 2 : 1;
    for (let copy = 0; copy < copies; copy++) {
      if (this.chance(loss)) continue;
      const heldUpMs = this.chance(holdUp) ? this.random.uniform() * holdUpMsMax : 0;
      this.schedule.after(1 + this.random.uniform() * 20 + heldUpMs, () => {
        if (this.isCalm || !this.#partitioned.has(agent)) deliver();
      });
    }
  }

  tell(text: string): void {
    this.events++;
    this.#record.update(`${this.nowMs} ${text}\n`);
    this.#lines?.push(`${((this.nowMs - 1_700_000_000_000) / 1000).toFixed(3).padStart(9)} ${text}`);
  }

  /** Of all that happened: equal for equal seeds. */
  hash(): string {
    return this.#record.copy().digest('hex');
  }

  story(): string {
    return (this.#lines ?? []).join('\n');
  }
}
