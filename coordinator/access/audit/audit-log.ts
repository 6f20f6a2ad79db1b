/**
 * DATA/audit.log: refusals, changes of tokens, launches, changes of run policies, artifact reads, `yates gc`. The file is opened again for every line, so that it may be
 * moved away (logrotate) at any time, and several processes may write; lines are few, and each is one write at the end.
 */
import { closeSync, constants, fchmodSync, fstatSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../../base/clock.ts';
import { type AuditActor, type AuditEntry, auditLine } from './audit-line.ts';

const auditFileName = 'audit.log';

const { O_WRONLY, O_APPEND, O_CREAT, O_NOFOLLOW, O_NONBLOCK } = constants;
const forOthers = 0o077;

export class AuditLog {
  readonly #path: string;
  readonly #clock: Clock;
  readonly #onTrouble: (error: Error) => void;

  /** @param onTrouble hears of lines that could not be written; what they speak of happens nevertheless */
  constructor(dataDir: string, clock: Clock, onTrouble: (error: Error) => void) {
    this.#path = join(dataDir, auditFileName);
    this.#clock = clock;
    this.#onTrouble = onTrouble;
  }

  write(entry: AuditEntry, by: AuditActor): void {
    try {
      this.#append(auditLine(entry, by, this.#clock.nowMs()));
    } catch (error) {
      this.#onTrouble(error as Error);
    }
  }

  #append(line: string): void {
    // Without O_NONBLOCK, a pipe in its place would hold up the coordinator.
    const flags = O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK;
    const descriptor = openSync(this.#path, flags, 0o600);
    try {
      const stat = fstatSync(descriptor);
      if (!stat.isFile()) throw new Error(`${this.#path} is not a file`);
      // A log rotation may have created the file with the usual mode.
      if ((stat.mode & forOthers) !== 0) fchmodSync(descriptor, 0o600);
      writeSync(descriptor, line);
    } finally {
      closeSync(descriptor);
    }
  }
}
