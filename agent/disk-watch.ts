/**
 * Looks each minute at the disk on which the agent keeps folders of trials, checkpoints under way and outcomes, says once when it
 * becomes nearly full, and tells the coordinator.
 */
import { agentDiskTrouble, type DiskSpace, diskSpaceOf } from '../base/disk-space.ts';

const lookEveryMs = 60_000;

export interface AgentDiskWatchOptions {
  readonly folder: string;
  readonly notice: (severity: 'info' | 'warning', text: string) => void;
  readonly report: (disk: DiskSpace) => void;
  /** Default: the file system is asked. */
  readonly look?: (folder: string) => Promise<DiskSpace>;
}

export class AgentDiskWatch {
  readonly #options: AgentDiskWatchOptions;
  readonly #timer: NodeJS.Timeout;
  #isWarned = false;

  constructor(options: AgentDiskWatchOptions) {
    this.#options = options;
    this.#timer = setInterval(() => void this.look(), lookEveryMs).unref();
    void this.look();
  }

  async look(): Promise<void> {
    const { folder, notice, report, look = diskSpaceOf } = this.#options;
    let disk: DiskSpace;
    try {
      disk = await look(folder);
    } catch {
      // What cannot be looked at is not warned of; writing there fails with an error of its own.
      return;
    }
    report(disk);
    const trouble = agentDiskTrouble(disk);
    if (trouble !== undefined && !this.#isWarned) notice('warning', `${trouble} (${folder})`);
    if (trouble === undefined && this.#isWarned) notice('info', `its disk has room again (${folder})`);
    this.#isWarned = trouble !== undefined;
  }

  close(): void {
    clearInterval(this.#timer);
  }
}
