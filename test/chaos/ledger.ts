/** What trials wrote down themselves, whatever became of agents and coordinator. */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';

export interface Run {
  readonly trialId: string;
  /** Of one attempt alone. */
  readonly stamp: number;
  /** Undefined for one that never got to its end. */
  score: number | undefined;
  /** 0 where it was no process of its own. */
  readonly pid: number;
}

export class Ledger {
  readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  write(trialId: string, stamp: number, score: number): void {
    appendFileSync(this.file, `start ${trialId} ${stamp} 0\nend ${trialId} ${stamp} ${score}\n`);
  }

  read(): Map<string, Run> {
    const runs = new Map<string, Run>();
    const lines = existsSync(this.file) ? readFileSync(this.file, 'utf8').split('\n') : [];
    for (const line of lines) {
      const [what, trialId = '', stamp = '', last = ''] = line.split(' ');
      const key = `${trialId} ${stamp}`;
      if (what === 'start') {
        runs.set(key, { trialId, stamp: Number(stamp), score: undefined, pid: Number(last) });
      }
      const run = runs.get(key);
      if (what === 'end' && run !== undefined) run.score = Number(last);
    }
    return runs;
  }

  /** How many runs got to their end. */
  ended(): number {
    return [...this.read().values()].filter(({ score }) => score !== undefined).length;
  }

  /** Trials that run now as processes, oldest first. */
  running(): number[] {
    return [...this.read().values()].map(({ pid }) => pid).filter((pid) => pid > 0 && isTrial(pid));
  }
}

/** Numbers of processes are used again, so the number alone says nothing. */
function isTrial(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('trial.sh');
  } catch {
    return false;
  }
}
