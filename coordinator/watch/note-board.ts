/**
 * Notices what keeps sweeps waiting: agents come, go and are lost by silence, which is no event of the sweep. Each obstacle is
 * logged once when it appears, and those who watch the sweep are shown it.
 * So are the jobs of a scheduler that agents run in.
 */
import type { Logger } from 'pino';
import type { SweepId } from '../../base/ids.ts';
import { jobsNow } from '../core/jobs.ts';
import type { Note } from '../core/obstacles.ts';
import type { Sweep } from '../core/state.ts';
import type { Host } from '../host.ts';
import { notesOf } from './notes-of.ts';

const lookEveryMs = 1_000;

export class NoteBoard {
  readonly #host: Host;
  readonly #logger: Logger;
  readonly #changed: (sweep: Sweep) => void;
  readonly #known = new Map<SweepId, readonly string[]>();
  /** How the jobs stood that work for each sweep, as JSON. */
  readonly #jobs = new Map<SweepId, string>();
  readonly #timer: NodeJS.Timeout;

  /** @param changed hears of each sweep whose notes are others than before */
  constructor(host: Host, logger: Logger, changed: (sweep: Sweep) => void) {
    this.#host = host;
    this.#logger = logger;
    this.#changed = changed;
    this.#timer = setInterval(() => this.#look(), lookEveryMs);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const { state } = this.#host;
    for (const sweep of state.sweeps.values()) {
      this.#lookAtJobs(sweep);
      const notes = notesOf(state, sweep);
      const known = this.#known.get(sweep.id) ?? [];
      if (notes.length === 0 && known.length === 0) continue;
      const texts = notes.map(({ text }) => text);
      if (texts.join('\n') === known.join('\n')) continue;
      if (texts.length === 0) this.#known.delete(sweep.id);
      else this.#known.set(sweep.id, texts);
      for (const note of notes) if (!known.includes(note.text)) this.#log(sweep, note);
      this.#changed(sweep);
    }
  }

  #lookAtJobs(sweep: Sweep): void {
    const known = this.#jobs.get(sweep.id) ?? '[]';
    // Most coordinators have no jobs at all.
    if (this.#host.state.jobs.size === 0 && known === '[]') return;
    const now = JSON.stringify(jobsNow(this.#host.state, sweep.id));
    if (now === known) return;
    this.#jobs.set(sweep.id, now);
    this.#changed(sweep);
  }

  #log({ id }: Sweep, { kind, text }: Note): void {
    // Said once, not for each sweep (disk-watch.ts).
    if (kind === 'disk') return;
    // Agents often come a moment after their sweep.
    this.#logger[kind === 'no-agent' ? 'info' : 'warn']({ sweepId: id, kind }, text);
  }
}
