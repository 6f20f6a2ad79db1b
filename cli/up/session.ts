/** One run of `yates up`, or of a verb that runs a sweep as that does: the processes that it starts, the dashboard over them, and how it ends. */
import { trainerChecks } from '../input/trainer-checks.ts';
import { join } from 'node:path';
import { plainLine } from '../../base/plain-text.ts';
import { plural } from '../../base/plural.ts';
import { growHeapSlowly } from '../../base/small-heap.ts';
import { getSweep, listSweeps } from '../../client/ask.ts';
import type { Sweep } from '../../client/facts.ts';
import { askAt } from '../../client/ask-at.ts';
import { otherDesign } from '../../client/other-design.ts';
import type { Launched } from '../../client/launch-sweep.ts';
import type { DashboardOutcome } from '../../dashboard/exit-once.ts';
import type { Dashboard } from '../../dashboard/start-dashboard.ts';
import type { RpcClient } from '../../proto/client.ts';
import type { Endpoint } from '../../proto/tls/endpoint.ts';
import type { SweepSpec } from '../../design/sweep-spec.ts';
import { ThreadedAnalysis } from '../analyse/thread/threaded-analysis.ts';
import { defaultDataDir } from '../options/data-option.ts';
import type { WrittenNotifyOptions } from '../options/notify-options.ts';
import { otherDesignInWords, policyInWords } from '../output/launch-text.ts';
import { shellWord } from '../output/shell-word.ts';
import { print } from '../output/write-output.ts';
import type { SlurmOptions } from '../slurm/slurm-options.ts';
import { Bulletin } from './bulletin.ts';
import { LocalCluster } from './local-cluster.ts';
import { saveResults } from './save-results.ts';
import { SlurmJobs } from './slurm-jobs.ts';
import { onWarning, stopSignals } from './stop-with-parent.ts';
import { yatesCommand } from './yates-command.ts';

/** What a shell reports for a program that Ctrl-C ended. */
const interruptedExitCode = 130;

export interface SessionOptions {
  /** Launches the sweep, or goes on with it. */
  readonly launch: (client: RpcClient) => Promise<Launched>;
  /** What the sweep file says, to tell of a sweep of its name with another design; undefined where there is no file. */
  readonly spec?: SweepSpec | undefined;
  /** The command that goes on with the sweep, but for the data folder. */
  readonly again: string;
  readonly dataDir: string;
  /** Address of the coordinator. */
  readonly listen: string;
  /** Takes any free port where that one is taken by the time that the coordinator starts. */
  readonly maySettleForAnyPort: boolean;
  readonly agents: number;
  /** Of each agent; 0: one per GPU. */
  readonly slots: number;
  /** Trainer backend; undefined for the fastest that works. */
  readonly backend: string | undefined;
  /** Programs that the agents may run. */
  readonly allowCommands: readonly string[];
  /** Variables that the sweep may set although they can turn a program into another one. */
  readonly allowEnv: readonly string[];
  /** Where its coordinator sends messages, as the user wrote it. */
  readonly notify: WrittenNotifyOptions;
  /** Prints lines instead of drawing a screen. */
  readonly plain: boolean;
  /** Runs agents as jobs of Slurm; undefined for local agents alone. */
  readonly slurm?: { readonly words: readonly string[]; readonly options: SlurmOptions } | undefined;
}

export class Session {
  readonly #options: SessionOptions;
  readonly #cluster: LocalCluster;
  #dashboard: Dashboard | undefined;
  readonly #bulletin = new Bulletin((text) => this.#tell(text));
  #interrupted = false;
  #jobs: SlurmJobs | undefined;
  /** Nothing is watched any more. */
  #isOver = false;
  /** The terminal is gone, and the run goes on without it. */
  #isDetached = false;
  /** Rejects when a signal comes before there is a dashboard to close. */
  #abort: (error: Error) => void = () => {};

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#cluster = new LocalCluster({
      ...options,
      yates: yatesCommand(),
      notice: (text) => this.#bulletin.say(text),
      onTrouble: (name, text) => this.#bulletin.began(name, text),
      onBack: (name) => this.#bulletin.ended(name),
      onAllLeft: () => this.#interrupt(),
    });
  }

  /** Until the sweep has ended or the user leaves; sets `process.exitCode`. */
  async run(): Promise<void> {
    const aborted = new Promise<never>((_, reject) => {
      this.#abort = reject;
    });
    aborted.catch(() => {});
    for (const signal of stopSignals()) process.on(signal, () => this.#onSignal(signal));
    onWarning((signal) => this.#cluster.warnAgents(signal));
    try {
      print(`starting the coordinator on ${join(this.#options.dataDir, 'yates.db')}`);
      const endpoint = await Promise.race([this.#cluster.startCoordinator(), aborted]);
      const launched = await this.#launch(endpoint);
      const { sweepId, created } = launched;
      print(
        created
          ? `launched as ${sweepId}`
          : `this design was launched before, as ${sweepId}: going on with it`,
      );
      for (const line of policyInWords(launched)) print(line);
      const { spec } = this.#options;
      const trainers = await trainerChecks();
      const other =
        spec && (await askAt(endpoint, (client) => otherDesign(client, launched, spec, trainers)));
      if (other !== undefined) print(otherDesignInWords(other));
      const others = await othersThatWait(endpoint, sweepId);
      // What is on another base net has been named, and no file goes on with it.
      const named = other?.isOnOtherBase === true ? other.sweepId : undefined;
      for (const line of othersInWords(others.filter(({ id }) => id !== named))) print(line);
      if (await hasTrialsLeft(endpoint, sweepId)) this.#startAgents(endpoint, sweepId, others);
      const failed = Promise.race([
        this.#cluster.failed,
        ...(this.#jobs === undefined ? [] : [this.#jobs.failed]),
      ]);
      const outcome = await Promise.race([this.#watchOn(endpoint, sweepId), failed]);
      this.#conclude(outcome);
    } catch (error) {
      if (!this.#interrupted) throw error;
      process.exitCode = interruptedExitCode;
    } finally {
      this.#isOver = true;
      this.#dashboard?.close();
      await this.#stopAgents();
      await this.#cluster.stop();
    }
  }

  /** @param others sweeps of which the agents of this machine take no trials */
  #startAgents(endpoint: Endpoint, sweepId: string, others: readonly Sweep[]): void {
    const { slurm, agents, listen } = this.#options;
    if (slurm === undefined || agents > 0) {
      print('starting the agents');
      this.#cluster.startAgents(
        endpoint,
        others.map(({ id }) => id),
      );
    }
    if (slurm === undefined) return;
    this.#jobs = new SlurmJobs({ ...this.#options, ...slurm, sweep: sweepId, listen, endpoint }, (text) => {
      if (text === undefined) this.#bulletin.ended('slurm');
      else this.#bulletin.began('slurm', text);
    });
    print(`submitting agents to Slurm; they reach the coordinator at ${this.#jobs.address}`);
  }

  /** Jobs too: what they run is given back. */
  async #stopAgents(): Promise<void> {
    await this.#jobs?.stop();
    await this.#cluster.stopAgents();
  }

  /**
   * A terminal that is closed takes the screen along, and nothing else, while jobs work for the sweep: who submits them is often
   * connected from elsewhere.
   */
  async #watchOn(endpoint: Endpoint, sweepId: string): Promise<DashboardOutcome> {
    let outcome = await this.#watch(endpoint, sweepId, this.#options.plain ? 'plain' : 'auto');
    while (this.#isDetached && !this.#interrupted && outcome.reason !== 'hopeless' && isOpen(outcome))
      outcome = await this.#watch(endpoint, sweepId, 'plain');
    return outcome;
  }

  #launch(endpoint: Endpoint): Promise<Launched> {
    return askAt(endpoint, this.#options.launch);
  }

  async #watch(endpoint: Endpoint, sweepId: string, mode: 'plain' | 'auto'): Promise<DashboardOutcome> {
    const { startDashboard } = await import('../../dashboard/start-dashboard.ts');
    const { finalTables } = await import('../../report/tables/final-tables.ts');
    // Its agents may have been given up meanwhile: a dashboard that opens then would be closed by nobody.
    if (this.#isOver) throw new Error('the run is over');
    growHeapSlowly();
    const analysis = new ThreadedAnalysis();
    this.#dashboard = startDashboard({
      coordinator: endpoint,
      sweepId,
      analyse: analysis.analyse,
      study: analysis.study,
      finalTables: (result, { unicode }) =>
        finalTables(result, { unicode, saved: saveResults(result, this.#options.dataDir) }),
      quitQuestion: 'Stop the sweep? It can be resumed.',
      onQuit: async ({ interrupted }) => {
        this.#interrupted ||= interrupted;
        this.#bulletin.say('stopping: running trials are given back');
        await this.#stopAgents();
      },
      mode,
    });
    return await this.#dashboard.waitUntilExit().finally(() => analysis.close());
  }

  #conclude({ reason, result }: DashboardOutcome): void {
    const counts = result?.sweep.counts;
    if (reason === 'hopeless') {
      const why = plainLine(result?.sweep.pauseReason ?? '');
      const which = `${result?.sweep.id ?? ''}${this.#dataOption()}`;
      print(
        `\nPaused: ${why}\nMore:  yates show ${which}  and  yates trial TRIAL${this.#dataOption()}\nAnd then:  ${this.#resumeCommand()}`,
      );
      process.exitCode = 1;
      return;
    }
    if (counts === undefined || isOpen({ result })) {
      const ended =
        counts === undefined
          ? ''
          : `${counts.total - counts.queued - counts.leased} of ${counts.total} trials are done and kept. `;
      print(`\nStopped. ${ended}To go on:  ${this.#resumeCommand()}`);
      process.exitCode = interruptedExitCode;
    } else if (counts.failed > 0) {
      const which = `${result?.sweep.id ?? ''}${this.#dataOption()}`;
      print(
        `\n${plural(counts.failed, 'trial')} failed. Why:  yates show ${which}  and  yates trial TRIAL${this.#dataOption()}\n` +
          `Once that is mended:  yates retry ${which}`,
      );
      process.exitCode = 1;
    } else if (this.#options.spec !== undefined) {
      print(`\nNext:\n  ${this.#reportCommand(result?.sweep.id ?? '')}  # a page to send`);
    }
  }

  #reportCommand(sweepId: string): string {
    return `yates report ${sweepId}${this.#dataOption()} -o report.html`;
  }

  #resumeCommand(): string {
    return `${this.#options.again}${this.#dataOption()}`;
  }

  #dataOption(): string {
    const { dataDir } = this.#options;
    return dataDir === defaultDataDir ? '' : ` --data ${shellWord(dataDir)}`;
  }

  #interrupt(): void {
    if (this.#interrupted) process.exit(interruptedExitCode);
    this.#interrupted = true;
    this.#bulletin.say('stopping: running trials are given back (once more to leave at once)');
    if (this.#dashboard === undefined) this.#abort(new Error('interrupted'));
    else void this.#stopAgents().finally(() => this.#dashboard?.close());
  }

  #onSignal(signal: NodeJS.Signals): void {
    if (signal !== 'SIGHUP' || this.#jobs === undefined) {
      this.#interrupt();
      return;
    }
    if (this.#isDetached) return;
    this.#isDetached = true;
    for (const stream of [process.stdout, process.stderr])
      stream.removeAllListeners('error').on('error', () => {});
    this.#dashboard?.close();
  }

  #tell(text: string): void {
    if (this.#dashboard !== undefined) this.#dashboard.announce(text);
    else if (text !== '') print(text);
  }
}

/** True while trials are left to run. */
function isOpen({ result }: Pick<DashboardOutcome, 'result'>): boolean {
  const counts = result?.sweep.counts;
  return counts === undefined || counts.queued + counts.leased > 0;
}

/** Sweeps that an earlier run left in the folder: whoever stopped one does not mean it by starting another. */
async function othersThatWait(endpoint: Endpoint, sweepId: string): Promise<Sweep[]> {
  const sweeps = await askAt(endpoint, listSweeps);
  return sweeps.filter(({ id, state }) => id !== sweepId && (state === 'running' || state === 'paused'));
}

const othersInWords = (others: readonly Sweep[]): string[] =>
  others
    .filter(({ state, counts }) => state === 'running' && counts.queued > 0)
    .map(
      ({ id, counts, scores }) =>
        `${id} also has ${plural(counts.queued, 'trial')} waiting here, which are left alone: ${scores === undefined ? 'yates up on its own file' : `the yates score of ${scores} with --up`} goes on with it`,
    );

async function hasTrialsLeft(endpoint: Endpoint, sweepId: string): Promise<boolean> {
  const { sweep } = await askAt(endpoint, (client) => getSweep(client, sweepId));
  return sweep.counts.queued + sweep.counts.leased > 0;
}
