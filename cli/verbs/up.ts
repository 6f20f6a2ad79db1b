/**
 * The whole experiment on one machine: coordinator, agents and dashboard, from the sweep file to the saved results. Run
 * again on the same data it goes on where it stopped; a finished sweep is shown and nothing is run.
 */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { packageVersion } from '../../base/package-root.ts';
import type { Dashboard, DashboardOutcome } from '../../dashboard/start-dashboard.ts';
import { controlService } from '../../proto/service.ts';
import { analyseForDashboard } from '../analyse/analyse-for-dashboard.ts';
import { checkAddress, defaultCoordinator } from '../options/coordinator-option.ts';
import { defaultDataDir, withDataOption } from '../options/data-option.ts';
import { type ReadSweep, readSweep } from '../input/read-sweep.ts';
import { freeListenAddress } from '../up/listen-address.ts';
import { LocalCluster } from '../up/local-cluster.ts';
import { type LocalSize, localSize } from '../up/local-size.ts';
import { programsOf } from '../up/programs-of.ts';
import { saveResults } from '../up/save-results.ts';
import { parseWholeNumber } from '../options/whole-number.ts';
import { answerTimeoutMs, askAt } from '../../client/ask-at.ts';
import { print } from '../output/write-output.ts';

interface UpOptions {
  readonly data: string;
  readonly listen?: string;
  readonly agents?: number;
  readonly slots?: number;
  readonly backend?: string;
  readonly plain?: true;
}

/** What a shell reports for a program that Ctrl-C ended. */
const interruptedExitCode = 130;

export function register(program: Command): void {
  withDataOption(
    program
      .command('up')
      .description('run a sweep on this machine: coordinator, agents and dashboard in one')
      .argument('<sweep>', 'sweep file')
      .option('--agents <n>', 'local agents; two, or one where there are GPUs', (text) =>
        parseWholeNumber(text, '--agents', 0, 64),
      )
      .option('--slots <n>', 'trials at a time of each agent; 0: one per GPU', (text) =>
        parseWholeNumber(text, '--slots', 0, 256),
      )
      .option('--backend <name>', 'trainer backend; the fastest that works by default')
      .addOption(
        new Option(
          '--listen <host:port>',
          `address of the coordinator; ${defaultCoordinator}, or a free port where that is taken`,
        ).argParser((text) => checkAddress(text, '--listen', 0)),
      )
      .option('--plain', 'print lines instead of drawing a screen'),
  ).action(up);
}

async function up(file: string, options: UpOptions): Promise<void> {
  print(`yates ${packageVersion}: reading ${file}`);
  const read = await readSweep(file);
  const { spec, design } = read;
  print(
    `${spec.name}: ${design.trials.length} trials (${design.cells} cells, ${spec.replicates} ${spec.replicates === 1 ? 'replicate' : 'replicates'})`,
  );
  const size = await localSize();
  const session = new Session(file, options, {
    allowCommands: await programsOf(spec),
    agents: options.agents ?? size.agents,
    slots: options.slots ?? size.slots,
    listen: options.listen ?? (await freeListenAddress(defaultCoordinator)),
  });
  await session.run(read);
}

interface LocalSetup extends LocalSize {
  readonly listen: string;
  readonly allowCommands: readonly string[];
}

class Session {
  readonly #file: string;
  readonly #options: UpOptions;
  readonly #cluster: LocalCluster;
  #dashboard: Dashboard | undefined;
  #interrupted = false;
  /** Rejects when a signal comes before there is a dashboard to close. */
  #abort: (error: Error) => void = () => {};

  constructor(file: string, options: UpOptions, size: LocalSetup) {
    this.#file = file;
    this.#options = options;
    this.#cluster = new LocalCluster({
      dataDir: options.data,
      listen: size.listen,
      agents: size.agents,
      slots: size.slots,
      backend: options.backend,
      allowCommands: size.allowCommands,
      notice: (text) => this.#tell(text),
    });
  }

  async run(read: ReadSweep): Promise<void> {
    const aborted = new Promise<never>((_, reject) => {
      this.#abort = reject;
    });
    aborted.catch(() => {});
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => this.#interrupt());
    try {
      print(`starting the coordinator on ${join(this.#options.data, 'yates.db')}`);
      const address = await Promise.race([this.#cluster.startCoordinator(), aborted]);
      const { sweepId, created } = await this.#launch(address, read.source);
      print(created ? `launched as ${sweepId}` : `this design is known here as ${sweepId}: going on with it`);
      if (!(await hasEnded(address, sweepId))) {
        print('starting the agents');
        this.#cluster.startAgents(address);
      }
      const outcome = await Promise.race([this.#watch(address, sweepId), this.#cluster.failed]);
      this.#conclude(outcome);
    } catch (error) {
      if (!this.#interrupted) throw error;
      process.exitCode = interruptedExitCode;
    } finally {
      this.#dashboard?.close();
      await this.#cluster.stop();
    }
  }

  #launch(address: string, source: string): Promise<{ sweepId: string; created: boolean }> {
    return askAt(address, (client) =>
      client.unary(
        controlService.launch,
        { requestId: randomUUID(), source, fileName: this.#file },
        { timeoutMs: answerTimeoutMs },
      ),
    );
  }

  async #watch(address: string, sweepId: string): Promise<DashboardOutcome> {
    const { startDashboard } = await import('../../dashboard/start-dashboard.ts');
    const { finalTables } = await import('../../report/tables/final-tables.ts');
    this.#dashboard = startDashboard({
      coordinator: address,
      sweepId,
      analyse: analyseForDashboard,
      finalTables: (result, { unicode }) =>
        finalTables(result, { unicode, saved: saveResults(result, this.#options.data) }),
      quitQuestion: 'Stop the sweep? It can be resumed.',
      onQuit: async ({ interrupted }) => {
        this.#interrupted ||= interrupted;
        this.#dashboard?.announce('stopping: running trials are given back');
        await this.#cluster.stopAgents();
      },
      mode: this.#options.plain ? 'plain' : 'auto',
    });
    return this.#dashboard.waitUntilExit();
  }

  #conclude({ result }: DashboardOutcome): void {
    const counts = result?.sweep.counts;
    const open = counts === undefined || counts.queued + counts.leased > 0;
    if (open) {
      const ended =
        counts === undefined
          ? ''
          : `${counts.total - counts.queued - counts.leased} of ${counts.total} trials are done and kept. `;
      print(`\nStopped. ${ended}To go on:  ${this.#resumeCommand()}`);
      process.exitCode = interruptedExitCode;
    } else if (counts.failed > 0) {
      const which = `${result?.sweep.id ?? ''}${this.#dataOption()}`;
      print(
        `\n${counts.failed} trials failed. Why:  yates show ${which}  and  yates trial TRIAL${this.#dataOption()}\n` +
          `Once that is mended:  yates retry ${which}`,
      );
      process.exitCode = 1;
    }
  }

  #resumeCommand(): string {
    return `yates up ${this.#file}${this.#dataOption()}`;
  }

  #dataOption(): string {
    return this.#options.data === defaultDataDir ? '' : ` --data ${this.#options.data}`;
  }

  #interrupt(): void {
    if (this.#interrupted) process.exit(interruptedExitCode);
    this.#interrupted = true;
    this.#tell('stopping: running trials are given back (once more to leave at once)');
    if (this.#dashboard === undefined) this.#abort(new Error('interrupted'));
    else void this.#cluster.stopAgents().finally(() => this.#dashboard?.close());
  }

  #tell(text: string): void {
    if (this.#dashboard === undefined) print(text);
    else this.#dashboard.announce(text);
  }
}

async function hasEnded(address: string, sweepId: string): Promise<boolean> {
  const { sweep } = await askAt(address, (client) =>
    client.unary(controlService.getSweep, { sweepId }, { timeoutMs: answerTimeoutMs }),
  );
  return (sweep?.queued ?? 0) + (sweep?.leased ?? 0) === 0;
}
