/**
 * A slot's process whose trials go on where an earlier attempt was, or score what another trial left: their folders are filled before they begin, what they save is
 * sent while they run, and the end of one that brought no result is told once the last of it is sent.
 */
import { randomBytes } from 'node:crypto';
import { chmod, lchown, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { YatesError } from '../../base/error.ts';
import { removeTrialFolder } from '../command/remove-trial-folder.ts';
import type { RunAs } from '../command/run-as.ts';
import type { AttemptLimits, CheckpointRef, Grant, Held } from '../core/lease.ts';
import type { WarningSignal } from '../core/messages.ts';
import type { StartProcess } from '../process/slot-process.ts';
import type { TrialProcess, TrialProcessEvents, UnspooledOutcome } from '../process/trial-process.ts';
import { fetchSource, type SourceReader } from '../source/fetch-source.ts';
import type { CheckpointPlace } from './checkpoint-place.ts';
import { CheckpointSaver, type SaveAnswer, type SavedCheckpoint } from './checkpoint-saver.ts';
import { restore } from './restore.ts';
import { fingerprintOf } from './snapshot.ts';
import { wordsOf } from '../content/trouble.ts';

/** What the coordinator is told. */
interface CheckpointCalls {
  save(lease: Held, checkpoint: SavedCheckpoint, signal: AbortSignal): Promise<SaveAnswer>;
  drop(lease: Held, manifest: string, reason: string, signal: AbortSignal): Promise<void>;
}

export interface CheckpointedOptions {
  /** Holds a passing folder for each running trial. */
  readonly folder: string;
  /** Whom programs run as, where that is not the agent's own user. */
  readonly runAs?: RunAs | undefined;
  /** Where checkpoints are saved; undefined where the coordinator keeps none. */
  readonly saveTo: () => CheckpointPlace | undefined;
  /** Undefined for a folder that this agent does not share. */
  readonly placeOf: (store: string) => CheckpointPlace | undefined;
  readonly calls: CheckpointCalls;
  /** Reads the files of the trial that a lease scores. */
  readonly sources: SourceReader;
  readonly notice: (severity: 'info' | 'warning', text: string) => void;
}

interface Running {
  readonly grant: Grant;
  /** What the trial gets beside the environment of its slot. */
  readonly env: Readonly<Record<string, string>> | undefined;
  /** Holds that of the program, and snapshots of it. */
  readonly base: string;
  readonly folder: string;
  /** That of the files of the trial that is scored. */
  readonly sourceFolder: string;
  readonly preparing: AbortController;
  /** The program has been asked to run. */
  hasBegun: boolean;
  saver: CheckpointSaver | undefined;
  isFollowed: boolean;
  limits: AttemptLimits | undefined;
}

export class CheckpointedProcess implements TrialProcess {
  readonly #options: CheckpointedOptions;
  readonly #events: TrialProcessEvents;
  readonly #inner: TrialProcess;
  #running: Running | undefined;
  #backend = '';
  #isKilled = false;
  /** What is told of ends, in its order. */
  #last: Promise<void> = Promise.resolve();

  constructor(start: StartProcess, options: CheckpointedOptions, events: TrialProcessEvents) {
    this.#options = options;
    this.#events = events;
    this.#inner = start({
      ready: (backend) => {
        this.#backend = backend;
        this.#inOrder(() => events.ready(backend));
      },
      progress: (report) => {
        this.#running?.saver?.progressed(report.step);
        events.progress(report);
      },
      described: (environment) => events.described(environment),
      checkpoint: (mark) => {
        const saver = this.#running?.saver;
        if (mark.isRest) saver?.saveRest();
        else saver?.save(mark.step);
      },
      output: (part) => events.output(part),
      ended: (outcome) => this.#onEnded(outcome),
      down: (message) => this.#onDown(message),
    });
  }

  get pid(): number | undefined {
    return this.#inner.pid;
  }

  get gone(): Promise<void> {
    return this.#inner.gone;
  }

  run(grant: Grant, env?: Readonly<Record<string, string>>): void {
    const { trialId, fence } = grant;
    const base = join(
      this.#options.folder,
      `${trialId}.${fence}.${randomBytes(4).toString('hex')}.checkpoints`,
    );
    const running: Running = {
      grant,
      env,
      base,
      folder: join(base, 'now'),
      sourceFolder: join(base, 'source'),
      preparing: new AbortController(),
      hasBegun: false,
      saver: undefined,
      isFollowed: false,
      limits: undefined,
    };
    this.#running = running;
    this.#prepare(running).then(
      (from) => this.#begin(running, from),
      (error: unknown) => this.#refuse(running, error),
    );
  }

  follow(isWanted: boolean): void {
    const running = this.#running;
    if (running !== undefined) running.isFollowed = isWanted;
    if (running?.hasBegun !== false) this.#inner.follow(isWanted);
  }

  limit(limits: AttemptLimits): void {
    const running = this.#running;
    if (running !== undefined) running.limits = limits;
    if (running?.hasBegun !== false) this.#inner.limit(limits);
  }

  signal(name: WarningSignal): void {
    if (this.#running?.hasBegun !== false) this.#inner.signal(name);
  }

  kill(): void {
    this.#isKilled = true;
    this.#running?.preparing.abort();
    this.#inner.kill();
  }

  async #prepare(running: Running): Promise<CheckpointRef | undefined> {
    const { grant, base, folder, sourceFolder, preparing } = running;
    const { runAs, placeOf, calls, sources, notice } = this.#options;
    await mkdir(base, { recursive: true, mode: runAs === undefined ? 0o700 : 0o711 });
    // Whatever the umask says: another user goes through it.
    if (runAs !== undefined) await chmod(base, 0o711);
    await mkdir(folder, { mode: 0o700 });
    const from = await restore({
      grant,
      folder,
      placeOf,
      dropped: (lease, manifest, reason, signal) => calls.drop(lease, manifest, reason, signal),
      warn: (text) => notice('warning', text),
      signal: preparing.signal,
    });
    if (runAs !== undefined) await giveTo(folder, runAs);
    if (grant.source !== undefined) {
      await mkdir(sourceFolder, { mode: 0o700 });
      const { signal } = preparing;
      await fetchSource(grant.source, { folder: sourceFolder, read: sources(grant), signal });
      if (runAs !== undefined) await giveTo(sourceFolder, runAs);
    }
    return from;
  }

  async #begin(running: Running, from: CheckpointRef | undefined): Promise<void> {
    if (this.#running !== running || this.#isKilled) return;
    const { grant, base, folder, sourceFolder } = running;
    const { saveTo, runAs, calls, notice } = this.#options;
    const place = saveTo();
    const fingerprint = await fingerprintOf(folder);
    if (this.#running !== running || this.#isKilled) return;
    if (place !== undefined) {
      const options = {
        grant,
        folder,
        snapshots: join(base, 'snapshots'),
        owner: runAs?.uid,
        place,
        record: (...told: Parameters<CheckpointCalls['save']>) => calls.save(...told),
        notice,
      };
      running.saver = new CheckpointSaver(options, { step: from?.step ?? 0, fingerprint });
    }
    running.hasBegun = true;
    const step = from === undefined ? {} : { step: from.step };
    const source = grant.source === undefined ? {} : { source: { ...grant.source, folder: sourceFolder } };
    const ready = { ...grant, ...running.limits, saves: { folder, ...step }, ...source };
    this.#inner.run(ready, running.env);
    if (running.isFollowed) this.#inner.follow(true);
  }

  #refuse(running: Running, error: unknown): void {
    if (this.#running !== running || this.#isKilled) return;
    const what = running.grant.source === undefined ? 'an earlier attempt saved' : 'it scores';
    const fault =
      error instanceof YatesError
        ? ({ faultClass: 'user', message: error.message } as const)
        : ({
            faultClass: 'machine',
            message: `E_CHECKPOINT_FOLDER what ${what} cannot be put on this machine: ${wordsOf(error)}`,
          } as const);
    this.#onEnded({ kind: 'failed', fault: { ...fault, outputTail: '' } });
    this.#inOrder(() => this.#events.ready(this.#backend));
  }

  #onEnded(outcome: UnspooledOutcome): void {
    const running = this.#running;
    this.#running = undefined;
    this.#inOrder(async () => {
      await this.#settle(running, outcome.kind === 'completed' && Object.keys(outcome.metrics).length > 0);
      this.#events.ended(outcome);
    });
  }

  #onDown(message: string): void {
    const running = this.#running;
    this.#running = undefined;
    this.#inOrder(async () => {
      await this.#settle(running, false);
      this.#events.down(message);
    });
  }

  async #settle(running: Running | undefined, hasResult: boolean): Promise<void> {
    if (running === undefined) return;
    running.preparing.abort();
    if (hasResult && !running.grant.keepsCheckpoints) await running.saver?.abandon();
    else await running.saver?.finish();
    const { runAs, notice } = this.#options;
    try {
      if (runAs !== undefined) await removeTrialFolder(running.folder, runAs);
      if (runAs !== undefined && running.grant.source !== undefined)
        await removeTrialFolder(running.sourceFolder, runAs);
      await rm(running.base, { recursive: true, force: true });
    } catch (error) {
      notice('warning', `the folder of a trial's checkpoints could not be removed: ${wordsOf(error)}`);
    }
  }

  #inOrder(work: () => void | Promise<void>): void {
    this.#last = this.#last.then(work);
  }
}

async function giveTo(folder: string, { uid, gid }: RunAs): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true })) await lchown(join(folder, entry), uid, gid);
  await lchown(folder, uid, gid);
}
