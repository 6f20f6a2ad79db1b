/** A coordinator and agents as a user starts them, from the built command line, in a passing folder. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { packageRoot } from '../../base/package-root.ts';
import { resumedColumn } from '../../design/export-columns.ts';
import { metricsFromWire } from '../../proto/convert-settings.ts';
import type { yates } from '../../proto/generated/yates.js';
import { controlService } from '../../proto/service.ts';
import { connectTo } from '../../proto/tls/endpoint.ts';
import { ownerEndpoint } from '../coordinator-client.ts';
import { parseCsv } from '../../stats/table/parse-csv.ts';
import type { ExportedRow } from './check.ts';
import { Ledger } from './ledger.ts';
import { Member } from './member.ts';
import type { Network } from './network.ts';
import { makeNetwork } from './make-network.ts';
import { sweepSource } from './sweep.ts';

const main = join(packageRoot, 'dist', 'cli', 'main.js');
const slotsPerAgent = 4;
const patienceMs = 60_000;
export const leaseTtlMs = 5_000;

export class Cluster {
  readonly folder: string;
  readonly network: Network;
  readonly ledger: Ledger;
  readonly coordinator: Member;
  readonly agents: readonly Member[];
  /** Machines on which every trial fails: one lacks a program, the other fails as if the trial itself did. */
  readonly badAgents: readonly Member[];

  /** Address of the log. */
  readonly log: string;

  private constructor(folder: string, network: Network, agents: number, log: string) {
    this.folder = folder;
    this.log = log;
    this.network = network;
    this.ledger = new Ledger(join(folder, 'ledger'));
    const yatesCommand = [process.execPath, main];
    const member = (name: string, command: readonly string[]): Member =>
      new Member(name, command, join(folder, `${name}.out`), { CHAOS_LEDGER: this.ledger.file });
    this.coordinator = member('coordinator', [
      ...yatesCommand,
      'coordinator',
      '--data',
      this.dataDir,
      '--listen',
      network.listen,
      '--lease-ttl',
      `${leaseTtlMs}ms`,
      '--log',
      log,
    ]);
    const agent = (name: string, join_: string[], env: NodeJS.ProcessEnv = {}): readonly string[] => {
      const way = ['--join-file', join(this.dataDir, 'secrets', 'agents.join'), ...join_, '--name', name];
      const own = ['--slots', String(slotsPerAgent), '--data', join(folder, name), '--allow-command', 'sh'];
      const set = Object.entries(env).map(([key, value]) => `${key}=${value}`);
      return [...(set.length === 0 ? [] : ['env', ...set]), ...yatesCommand, 'agent', ...way, ...own];
    };
    this.agents = Array.from({ length: agents }, (_, at) => {
      const name = `agent-${at}`;
      return member(name, network.at(at, agent(name, ['--join', network.addressFor(at)])));
    });
    this.badAgents = ['lacking', 'failing'].map((how) =>
      member(how, agent(how, ['--join', network.direct], { CHAOS_MACHINE: how })),
    );
  }

  /** @param log address of the coordinator's log */
  static async make(agents: number, log = 'sqlite'): Promise<Cluster> {
    const folder = mkdtempSync(join(tmpdir(), 'yates-chaos-'));
    mkdirSync(join(folder, 'data'));
    return new Cluster(folder, await makeNetwork(agents), agents, log);
  }

  get dataDir(): string {
    return join(this.folder, 'data');
  }

  async launch(trials: number, source = sweepSource(trials)): Promise<void> {
    const file = join(this.folder, 'chaos.yaml');
    writeFileSync(file, source);
    await this.persist(() => this.#yates('launch', file));
  }

  /** The folder of an agent vanishes with its machine: identity, spool and what was on its way. It must not run. */
  removeFolder(agent: Member): void {
    rmSync(join(this.folder, agent.name), { recursive: true, force: true });
  }

  async retryFailed(): Promise<void> {
    await this.persist(() => this.#yates('retry', '--failed'));
  }

  async exported(): Promise<ExportedRow[]> {
    const file = join(this.folder, 'export.csv');
    await this.persist(() => this.#yates('export', '-o', file));
    const { header, records } = parseCsv(readFileSync(file, 'utf8'), file);
    return records.map(({ fields }) => {
      const of = (name: string): string => fields[header.indexOf(name)] ?? '';
      const settings = `a=${of('a')} b=${of('b')}`;
      const numbers = { score: Number(of('score')), stamp: Number(of('stamp')) };
      const resumedFrom = Number(of(resumedColumn));
      return {
        trialId: of('trial_id'),
        cell: of('cell'),
        replicate: of('replicate'),
        state: of('state'),
        settings,
        ...numbers,
        resumedFrom,
      };
    });
  }

  /** Of the newest sweep, as a user may ask at any time. @throws where the coordinator does not answer */
  async trials(): Promise<{ trialId: string; state: number; stamp: number | undefined }[]> {
    const client = connectTo(ownerEndpoint(this.dataDir, this.network.direct));
    const impatience = setTimeout(() => client.close(), 5_000);
    try {
      const pages = client.serverStream(
        controlService.listTrials,
        {},
      ) as AsyncIterable<yates.v1.ListTrialsPage>;
      const found: yates.v1.TrialView.$Properties[] = [];
      for await (const page of pages) found.push(...page.trials);
      return found.map(({ trialId = '', state = 0, metrics = [] }) => ({
        trialId: trialId ?? '',
        state: state ?? 0,
        stamp: metricsFromWire(metrics ?? [])['stamp'],
      }));
    } finally {
      clearTimeout(impatience);
      client.close();
    }
  }

  /** Asks again for as long as a coordinator that comes back may take. */
  async persist<Value>(ask: () => Promise<Value>): Promise<Value> {
    const untilMs = performance.now() + patienceMs;
    for (;;) {
      try {
        return await ask();
      } catch (error) {
        if (performance.now() > untilMs) throw error;
        await sleep(300);
      }
    }
  }

  /** Ends everything in order; the folder stays. */
  async stop(): Promise<void> {
    const everyAgent = [...this.agents, ...this.badAgents];
    for (const member of [...everyAgent, this.coordinator]) member.signal('SIGCONT');
    await Promise.all(everyAgent.map((agent) => agent.end('SIGTERM')));
    await this.coordinator.end('SIGTERM');
  }

  /** At once, in whatever state all of it is. */
  async dispose({ keep = false } = {}): Promise<void> {
    const all = [...this.agents, ...this.badAgents, this.coordinator];
    await Promise.all(all.map((member) => member.end('SIGKILL')));
    await this.network.close();
    if (!keep) rmSync(this.folder, { recursive: true, force: true });
  }

  async #yates(verb: string, ...args: string[]): Promise<void> {
    // By address: a verb that finds no coordinator in the folder would start one of its own.
    const words = [main, verb, '--coordinator', this.network.direct, '--data', this.dataDir, ...args];
    await promisify(execFile)(process.execPath, words, { env: { ...process.env, NO_COLOR: '1' } });
  }
}
