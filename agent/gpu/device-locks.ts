/** The GPUs that this agent has to itself: two agents on one machine never share one. */
import { userInfo } from 'node:os';
import { type HostLock, takeHostLock } from './host-lock.ts';

export interface DeviceLocksOptions {
  /** Of the agent, for others who want the same GPU. */
  readonly name: string;
  readonly warn: (text: string) => void;
  readonly take?: typeof takeHostLock;
}

export class DeviceLocks {
  readonly #locks = new Map<string, HostLock | undefined>();
  /** Of the GPUs that somebody else has. */
  readonly #holders = new Map<string, string>();
  readonly #asking = new Map<string, Promise<string | undefined>>();
  readonly #options: DeviceLocksOptions;
  #hasWarned = false;

  constructor(options: DeviceLocksOptions) {
    this.#options = options;
  }

  /**
   * Takes the GPU, which stays taken until `free`. The slots that share it ask as one.
   *
   * @returns who has it, in words; undefined once it is this agent's
   */
  take(cudaId: string): Promise<string | undefined> {
    if (this.#locks.has(cudaId)) return Promise.resolve(undefined);
    const asking = this.#asking.get(cudaId) ?? this.#take(cudaId);
    this.#asking.set(cudaId, asking);
    return asking.finally(() => this.#asking.delete(cudaId));
  }

  /** Who has the GPU, in words, as it was when it was last asked for; undefined where it is this agent's. */
  holderOf(cudaId: string): string | undefined {
    return this.#holders.get(cudaId);
  }

  freeAll(): void {
    for (const lock of this.#locks.values()) lock?.free();
    this.#locks.clear();
  }

  async #take(cudaId: string): Promise<string | undefined> {
    const { name, warn, take = takeHostLock } = this.#options;
    const holder = `agent ${name}, process ${process.pid} of user ${userName()}`;
    const answer = await take(`gpu/${cudaId}`, holder);
    if (answer.kind === 'held') {
      this.#holders.set(cudaId, answer.holder);
      return answer.holder;
    }
    this.#holders.delete(cudaId);
    this.#locks.set(cudaId, answer.kind === 'taken' ? answer.lock : undefined);
    if (answer.kind === 'none' && !this.#hasWarned) {
      this.#hasWarned = true;
      warn(`GPUs are not locked against other agents on this machine: ${answer.why}`);
    }
    return undefined;
  }
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? 'unknown');
  }
}
