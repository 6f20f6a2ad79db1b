/** Coordinators and agents for one test, in this process or in processes of their own that can be killed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import type { Agent } from '../../../agent/running-agent.ts';
import { type AgentOptions, startAgent } from '../../../agent/start-agent.ts';
import { entryPoint } from '../../../base/entry-point.ts';
import { writeSecretFile } from '../../../base/secret/secret-file.ts';
import { printJoinString } from '../../../client/join/join-string.ts';
import { agentsToken } from '../../../coordinator/access/invitations.ts';
import { type Coordinator, startCoordinator } from '../../../coordinator/start-coordinator.ts';
import type { RpcClient } from '../../../proto/client.ts';
import { yates } from '../../../proto/generated/yates.js';
import { controlService } from '../../../proto/service.ts';
import type { Endpoint } from '../../../proto/tls/endpoint.ts';
import { invitationTo, ownerEndpoint, TestClient } from '../../coordinator-client.ts';
import { copyFolder } from '../../copy-folder.ts';
import { temporaryFolder } from '../../unit/agent/temporary-folder.ts';
import { programFile } from './command-under-test.ts';
import { fakeTrainer } from './fake-trial-process.ts';
import { SweepWatch } from './sweep-watch.ts';

export const { AgentState } = yates.v1;

/** Short, so that verdicts of a renewal come soon. */
const leaseTtlMs = 3_000;

export class Cluster {
  readonly folder = temporaryFolder();
  /** Folder of the log that the next coordinator serves. */
  log = 'coordinator';
  /** Of the coordinator that was started last. */
  address = '127.0.0.1:0';
  /** The base net of the next coordinator: that of the trainer that stands in for ours. */
  baseVersion = 'base';

  get dataDir(): string {
    return join(this.folder, this.log);
  }

  get #coordinatorOptions() {
    const { dataDir, address, baseVersion } = this;
    return { dataDir, listen: address, baseVersion, leaseTtlMs };
  }

  /** As the owner of the data folder. */
  get endpoint(): Endpoint {
    return ownerEndpoint(this.dataDir, this.address);
  }

  /** A file with the string that lets agents in. */
  joinFile(): string {
    const path = join(this.folder, 'agents.join');
    const { security, address } = this.endpoint;
    const pin = security.kind === 'pin' ? security.certificate.pin : undefined;
    writeSecretFile(path, printJoinString({ token: agentsToken(this.dataDir), address, pin }));
    return path;
  }

  /** The next coordinator serves another log, and has the certificate and tokens of this one. */
  serveLog(name: string): void {
    const secrets = join(this.dataDir, 'secrets');
    this.log = name;
    if (!existsSync(join(this.dataDir, 'secrets'))) copyFolder(secrets, join(this.dataDir, 'secrets'));
  }

  async agentOptions(name = 'one'): Promise<AgentOptions> {
    return {
      invitation: await invitationTo(this.dataDir, this.address),
      slots: 1,
      dataDir: join(this.folder, name),
      labels: {},
      name,
      timings: { backoffCapMs: 500 },
    };
  }

  async coordinator(): Promise<Coordinator> {
    const coordinator = await startCoordinator({
      ...this.#coordinatorOptions,
      logger: pino({ level: 'silent' }),
    });
    this.address = coordinator.address;
    onTestFinished(() => coordinator.stop());
    return coordinator;
  }

  async agent(options: Partial<AgentOptions> = {}): Promise<Agent> {
    const agent = await startAgent({
      ...(await this.agentOptions(options.name)),
      trainerEntry: fakeTrainer,
      ...options,
    });
    onTestFinished(() => agent.stop());
    return agent;
  }

  /** The next one takes the same data and the same port. */
  async coordinatorProcess(): Promise<ChildProcess> {
    const { child, said } = await startProcess('run-coordinator.ts', this.#coordinatorOptions);
    this.address = (said as { address: string }).address;
    return child;
  }

  async agentProcess(name?: string, options: Partial<AgentOptions> = {}): Promise<ChildProcess> {
    return (await startProcess('run-agent.ts', { ...(await this.agentOptions(name)), ...options })).child;
  }

  client(): RpcClient {
    const client = new TestClient(this.dataDir, { address: this.address });
    onTestFinished(() => client.close());
    return client;
  }

  /** Resolves once the coordinator sees an agent of this name in this state. */
  async untilAgent(name: string, state: yates.v1.AgentState): Promise<void> {
    const client = this.client();
    for (;;) {
      const { agents } = await client.unary(controlService.listAgents, {});
      if (agents.some((agent) => agent.name === name && agent.state === state)) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async artifact(sha256: string): Promise<Buffer> {
    const chunks: Uint8Array[] = [];
    const stream = this.client().serverStream(controlService.getArtifact, { sha256 });
    for await (const chunk of stream as AsyncIterable<{ data: Uint8Array }>) chunks.push(chunk.data);
    return Buffer.concat(chunks);
  }

  /** Launches a sweep whose trials behave as the levels say. */
  async launch(levels: readonly string[], replicates = 1, more = ''): Promise<SweepWatch> {
    return await this.#launch(`
version: 1
name: test
factors: { behave: [${levels.join(', ')}] }
replicates: ${replicates}
response: { primary: score, goal: maximize }
trainer: { kind: diffusion }
${more}`);
  }

  /** The same with the fixture program. */
  async launchPrograms(levels: readonly string[], replicates = 1, more = ''): Promise<SweepWatch> {
    return await this.#launch(`
version: 1
name: programs
factors: { behave: [${levels.join(', ')}] }
replicates: ${replicates}
response: { primary: score, goal: maximize }
trainer: { kind: command, run: [${JSON.stringify(process.execPath)}, ${JSON.stringify(programFile)}, '{behave}'] }
${more}`);
  }

  /** One trial of a program. */
  async launchCommand(run: readonly string[], more = ''): Promise<SweepWatch> {
    return await this.#launch(`
version: 1
name: program
factors: { only: [one] }
response: { primary: score, goal: maximize }
trainer: { kind: command, run: ${JSON.stringify(run)} }
${more}`);
  }

  async #launch(source: string): Promise<SweepWatch> {
    const request = { requestId: randomUUID(), source, fileName: 'test.yaml' };
    const { sweepId } = await this.client().unary(controlService.launch, request);
    const watch = new SweepWatch(this.endpoint, sweepId);
    onTestFinished(() => watch.close());
    return watch;
  }
}

export async function kill9(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

async function startProcess(name: string, options: object): Promise<{ child: ChildProcess; said: unknown }> {
  const url = new URL(`../../fixtures/agent/${name}`, import.meta.url);
  const child = spawn(process.execPath, [...entryPoint(url, import.meta.url), JSON.stringify(options)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`${name} ended with ${String(code)}`);
  });
  failed.catch(() => {});
  const [said] = (await Promise.race([once(child, 'message'), failed])) as [unknown];
  return { child, said };
}
