/**
 * Submits agents as jobs of Slurm, as many as there is work for, until it is stopped. Asks Slurm and the coordinator every few
 * seconds, lets the core decide, carries it out, and tells the coordinator how the jobs stand.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../../base/clock.ts';
import { YatesError } from '../../base/error.ts';
import { answerTimeoutMs, askAt } from '../../client/ask-at.ts';
import { listAgents, listSweeps } from '../../client/ask.ts';
import type { Jobs, Sweep } from '../../client/facts.ts';
import { controlService } from '../../proto/service.ts';
import type { Endpoint } from '../../proto/tls/endpoint.ts';
import type { FolderTokens } from '../connect/folder-tokens.ts';
import type { Effect, Input } from './core/messages.ts';
import { reportOf } from './core/report.ts';
import { initialState, type SubmitterConfig, type SubmitterState } from './core/state.ts';
import { step } from './core/step.ts';
import type { JobFolder } from './job-folder.ts';
import { jobScript } from './job-script.ts';
import { type SlurmCommands, SlurmRefusal } from './slurm-commands.ts';
import { jobName, keyLabel, seenAgents, workOf } from './work-of.ts';

export interface SubmitterOptions {
  readonly config: SubmitterConfig;
  readonly folder: JobFolder;
  readonly slurm: Pick<SlurmCommands, 'submit' | 'list' | 'cancel'>;
  readonly tokens: FolderTokens;
  /** How the coordinator is called, as the owner of its data folder; asked for each time, since it may have been started again. */
  readonly endpoint: () => Endpoint;
  /** host:port at which the jobs reach the coordinator; undefined for the address of its join strings. */
  readonly join: string | undefined;
  /** The sweep that the jobs are for: its id or name; undefined for all that run. */
  readonly sweep: string | undefined;
  /** Options of sbatch that those of the user may replace. */
  readonly sbatchDefaults: readonly string[];
  /** Command that the agents are run by; empty for none. */
  readonly wrap: string;
  /** Words that start this command line in a job. */
  readonly yates: readonly string[];
  /** Of each agent. */
  readonly agentOptions: readonly string[];
  /** From one round to the next, in milliseconds. */
  readonly everyMs: number;
  /** Takes a line for the user: how the jobs stand, whenever that has changed. */
  readonly say: (text: string, jobs: Jobs) => void;
}

/** Waits in a queue may last weeks; the token is revoked once its job is over, and the credential of its agent with it. */
const tokenLifetimeMs = 30 * 86_400_000;

/** How long is waited for jobs that were cancelled, and how often is looked. */
const leaveMsMax = 20_000;
const leaveEveryMs = 1_000;

export class Submitter {
  readonly #options: SubmitterOptions;
  readonly #state: SubmitterState;
  readonly #stopping = new AbortController();
  #sweeps: readonly Sweep[] = [];
  #trouble = '';
  #said = '';
  #running: Promise<void> | undefined;

  constructor(options: SubmitterOptions) {
    this.#options = options;
    this.#state = initialState(options.config, options.folder.kept());
  }

  /**
   * Until `stop`.
   *
   * @throws YatesError E_SLURM_MISSING; E_SLURM_REFUSED, E_SLURM_FRUITLESS where nothing more is tried
   */
  run(): Promise<void> {
    this.#running ??= this.#rounds();
    return this.#running;
  }

  /** @param cancel also ends the jobs; otherwise the next start on the folder takes them over */
  async stop({ cancel }: { readonly cancel: boolean }): Promise<void> {
    this.#stopping.abort();
    await this.#running?.catch(() => {});
    if (!cancel) return;
    // Also those of an earlier life that no round has found yet.
    const listed = await this.#options.slurm.list().catch(() => undefined);
    const work = { queued: 0, isOver: true, trialMs: undefined };
    if (listed !== undefined) await this.#feed({ kind: 'round', listed, agents: [], work });
    await this.#feed({ kind: 'stop' });
    await this.#untilLeft();
    for (const { key } of this.#state.jobs) this.#revoke(key);
  }

  /** The agents give back what they run, which takes a coordinator that listens. */
  async #untilLeft(): Promise<void> {
    const { slurm } = this.#options;
    const ids = new Set(this.#state.jobs.map(({ id }) => id));
    for (let waitedMs = 0; waitedMs < leaveMsMax; waitedMs += leaveEveryMs) {
      const listed = await slurm.list().catch(() => []);
      if (!listed.some(({ id, phase }) => ids.has(id) && phase === 'running')) return;
      await sleep(leaveEveryMs);
    }
  }

  async #rounds(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      await this.#round();
      await this.#report();
      await sleep(this.#pauseMs(), undefined, { signal }).catch(() => {});
    }
  }

  /** Shorter after a refusal whose next try is due before. */
  #pauseMs(): number {
    const { refusals } = this.#state;
    const { everyMs } = this.#options;
    if (refusals.inARow === 0) return everyMs;
    return Math.min(everyMs, Math.max(0, refusals.notBeforeMs - Date.now()) + 1);
  }

  async #round(): Promise<void> {
    const { slurm, folder, endpoint } = this.#options;
    try {
      const listed = await slurm.list();
      const { sweeps, agents } = await askAt(endpoint(), async (client) => ({
        sweeps: await listSweeps(client),
        agents: await listAgents(client),
      }));
      this.#sweeps = sweeps.filter((sweep) => this.#serves(sweep));
      this.#trouble = '';
      await this.#feed({
        kind: 'round',
        listed,
        agents: seenAgents(agents, folder.owner),
        work: workOf(this.#sweeps),
      });
    } catch (error) {
      if (!isPassing(error)) throw error;
      // Nothing is decided on half of the facts. What runs goes on.
      this.#trouble = (error as Error).message;
    }
  }

  #serves({ id, name }: Sweep): boolean {
    const { sweep } = this.#options;
    return sweep === undefined || id === sweep || name === sweep;
  }

  async #feed(input: Input): Promise<void> {
    const effects = step(this.#state, input, Date.now());
    for (const [index, effect] of effects.entries()) {
      const isRefused = !(await this.#perform(effect));
      if (!isRefused) continue;
      for (const other of effects.slice(index + 1)) if (other.kind !== 'submit') await this.#perform(other);
      return;
    }
  }

  /** @returns false where sbatch refused */
  async #perform(effect: Effect): Promise<boolean> {
    switch (effect.kind) {
      case 'submit':
        return this.#submit(effect.key);
      case 'cancel':
        await this.#options.slurm.cancel(effect.ids).catch((error: unknown) => {
          if (!(error instanceof SlurmRefusal)) throw error;
          this.#trouble = error.message;
        });
        return true;
      case 'ended':
        this.#revoke(effect.key);
        if (effect.why === 'fruitless' && effect.id !== undefined) await this.#noteLastWords(effect.id);
        return true;
      case 'give-up':
        await this.#report();
        throw new YatesError({
          code: effect.why === 'refused' ? 'E_SLURM_REFUSED' : 'E_SLURM_FRUITLESS',
          message: effect.message,
          next:
            effect.why === 'refused'
              ? 'correct the options for sbatch, and start this again: what is done is kept'
              : `see the output of the jobs in ${this.#options.folder.logs}, and start this again: what is done is kept`,
        });
      default:
        return effect satisfies never;
    }
  }

  async #submit(key: number): Promise<boolean> {
    const { slurm, folder, sbatchDefaults } = this.#options;
    try {
      this.#revoke(key);
      this.#invite(key);
      const name = jobName(this.#sweeps);
      const defaults = [`--output=${folder.logs}/%j.out`, '--open-mode=append', ...sbatchDefaults];
      const id = await slurm.submit({ key, name, script: this.#script(key), defaults });
      await this.#feed({ kind: 'submitted', key, id });
      return true;
    } catch (error) {
      if (!(error instanceof SlurmRefusal)) throw error;
      await this.#feed({ kind: 'refused', key, message: error.message, isUnsure: error.isUnsure });
      return false;
    }
  }

  #script(key: number): string {
    const { wrap, yates, agentOptions, folder, join } = this.#options;
    const options = [
      `--join-file=${folder.joinFile(key)}`,
      ...(join === undefined ? [] : [`--join=${join}`]),
      `--data=${folder.agentFolder(key)}`,
      `--label=${keyLabel}=${folder.owner}-${key}`,
      ...agentOptions,
    ];
    return jobScript({ wrap, yates, options });
  }

  #invite(key: number): void {
    const { tokens, folder } = this.#options;
    const { token, record } = tokens.tokens.create({
      role: 'join',
      name: `slurm agent ${key}`,
      expiresAtMs: systemClock.nowMs() + tokenLifetimeMs,
    });
    tokens.noted('token-created', record);
    folder.keepJoin(key, tokens.joinString(token), record.id);
  }

  #revoke(key: number): void {
    const { tokens, folder } = this.#options;
    const id = folder.dropJoin(key);
    if (id === undefined) return;
    try {
      for (const token of tokens.tokens.revokeWithAgents(id)) tokens.noted('token-revoked', token);
    } catch (error) {
      // It was removed from the list, long after its end.
      if (!(error instanceof YatesError) || error.code !== 'E_TOKEN_UNKNOWN') throw error;
    }
  }

  async #noteLastWords(jobId: string): Promise<void> {
    const text = this.#options.folder.lastLine(jobId);
    if (text !== undefined) await this.#feed({ kind: 'last-words', text: text.slice(0, 300) });
  }

  async #report(): Promise<void> {
    const { endpoint, folder, say } = this.#options;
    const jobs = reportOf(this.#state, Date.now(), this.#trouble);
    const said = JSON.stringify(jobs);
    if (said !== this.#said) say(said, jobs);
    this.#said = said;
    const sweepIds = this.#sweeps.map(({ id }) => id);
    const request = { submitter: `slurm ${folder.owner}`, jobs, sweepIds };
    await askAt(endpoint(), (client) =>
      client.unary(controlService.reportJobs, request, { timeoutMs: answerTimeoutMs }),
    ).catch((error: unknown) => {
      if (!isPassing(error)) throw error;
    });
  }
}

/** True for what may be over in the next round: Slurm or the coordinator does not answer. */
function isPassing(error: unknown): boolean {
  if (error instanceof SlurmRefusal) return true;
  return error instanceof YatesError && passing.has(error.code);
}

const passing: ReadonlySet<string> = new Set([
  'E_COORDINATOR_OFFLINE',
  'E_COORDINATOR_LOST',
  'E_COORDINATOR_SLOW',
  'E_COORDINATOR',
  'E_STOPPING',
  'E_BUSY',
]);
