/** A slot's process whose machine is judged before each trial: is there room on its disk, and is the user's own command content? */
import type { AttemptLimits, Grant } from '../core/lease.ts';
import type { WarningSignal } from '../core/messages.ts';
import type { StartProcess } from './slot-process.ts';
import type { TrialProcess, TrialProcessEvents } from './trial-process.ts';

/** @returns why the machine is not fit for a trial now; undefined if it is */
export type CheckHealth = (env?: Readonly<Record<string, string>>) => Promise<string | undefined>;

export class CheckedProcess implements TrialProcess {
  readonly #inner: TrialProcess;
  readonly #events: TrialProcessEvents;
  readonly #check: CheckHealth;
  #backend = '';
  #isFollowed = false;
  /** The trial that waits for the verdict. */
  #waiting: Grant | undefined;
  /** Limits that the trial got while it waited. */
  #limits: AttemptLimits | undefined;

  constructor(start: StartProcess, check: CheckHealth, events: TrialProcessEvents) {
    this.#check = check;
    this.#events = events;
    this.#inner = start({
      ...events,
      ready: (backend) => {
        this.#backend = backend;
        events.ready(backend);
      },
    });
  }

  get pid(): number | undefined {
    return this.#inner.pid;
  }

  get gone(): Promise<void> {
    return this.#inner.gone;
  }

  run(grant: Grant, env?: Readonly<Record<string, string>>): void {
    this.#waiting = grant;
    this.#limits = undefined;
    this.#isFollowed = false;
    void this.#check(env).then((trouble) => this.#onChecked(grant, env, trouble));
  }

  follow(isWanted: boolean): void {
    this.#isFollowed = isWanted;
    if (this.#waiting === undefined) this.#inner.follow(isWanted);
  }

  limit(limits: AttemptLimits): void {
    this.#limits = limits;
    if (this.#waiting === undefined) this.#inner.limit(limits);
  }

  signal(name: WarningSignal): void {
    if (this.#waiting === undefined) this.#inner.signal(name);
  }

  kill(): void {
    this.#waiting = undefined;
    this.#inner.kill();
  }

  #onChecked(
    grant: Grant,
    env: Readonly<Record<string, string>> | undefined,
    trouble: string | undefined,
  ): void {
    if (this.#waiting !== grant) return;
    this.#waiting = undefined;
    if (trouble === undefined) {
      this.#inner.run({ ...grant, ...this.#limits }, env);
      if (this.#isFollowed) this.#inner.follow(true);
      return;
    }
    const message = `E_AGENT_HEALTH ${trouble}`;
    this.#events.ended({ kind: 'failed', fault: { faultClass: 'machine', message, outputTail: '' } });
    this.#events.ready(this.#backend);
  }
}
