/** An agent without processes that notes which results the coordinator says are counted: to be held against the export. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { RpcClient } from '../../proto/client.ts';
import { settingsToWire } from '../../proto/convert-settings.ts';
import { yates } from '../../proto/generated/yates.js';
import { agentService } from '../../proto/service.ts';
import { connectTo } from '../../proto/tls/endpoint.ts';
import { grantedSettings } from '../../proto/work-stream.ts';
import { ask, agentEndpoint } from '../coordinator-client.ts';
import type { Ledger } from './ledger.ts';
import { scoreOf } from './sweep.ts';

const agentId = 'scripted';
const timeoutMs = 3_000;
const slots = 1;
/** Between two of its trials: most are left to programs. */
const restMs = 2_000;
/** Far above those of trial.sh. */
const firstStamp = 2 ** 40;

export class ScriptedAgent {
  /** Stamp of the result that counts, by trial. */
  readonly acknowledged = new Map<string, number>();
  readonly #dataDir: string;
  readonly #address: string;
  readonly #ledger: Ledger;
  readonly #unanswered: yates.v1.CompleteRequest.$Properties[] = [];
  #calls = 0;
  #isOver = false;
  #working: Promise<void> | undefined;

  constructor(dataDir: string, address: string, ledger: Ledger) {
    this.#dataDir = dataDir;
    this.#address = address;
    this.#ledger = ledger;
  }

  start(): void {
    this.#working = this.#live();
  }

  /** Reports what it has, gives back the rest. */
  async stop(): Promise<void> {
    this.#isOver = true;
    await this.#working;
  }

  async #live(): Promise<void> {
    while (!this.#isOver) {
      const client = connectTo(agentEndpoint(this.#dataDir, agentId, this.#address));
      try {
        await this.#work(client);
      } catch {
        await sleep(200);
      } finally {
        client.close();
      }
    }
  }

  async #work(client: RpcClient): Promise<void> {
    const held = this.#unanswered.flatMap(({ results = [] }) =>
      results.map(({ trialId = '', fence = 0 }) => ({ trialId, fence })),
    );
    await client.unary(
      agentService.register,
      { requestId: this.#call(), agentId, slots, incarnation: '1', takesSeeds: true, held },
      { timeoutMs },
    );
    while (!this.#isOver) {
      while (this.#unanswered[0] !== undefined) await this.#report(client, this.#unanswered[0]);
      const { grants } = await ask(
        client,
        'lease',
        { requestId: this.#call(), agentId, slots, waitMs: 500 },
        { timeoutMs },
      );
      await sleep(grants.length === 0 ? 50 : restMs);
      for (const grant of grants) {
        const { trialId, fence, replicate } = grant;
        const score = scoreOf(settingsToWire(grantedSettings(grant)), replicate);
        const stamp = firstStamp + fence;
        this.#ledger.write(trialId, stamp, score);
        const metrics = Object.entries({ score, stamp }).map(([name, value]) => ({ name, value }));
        const results = [{ trialId, fence, metrics }];
        this.#unanswered.push({ requestId: this.#call(), results });
      }
    }
  }

  /** Again and again under the same request id, until there is an answer. */
  async #report(client: RpcClient, request: yates.v1.CompleteRequest.$Properties): Promise<void> {
    const { receipts } = await ask(client, 'complete', { ...request, agentId }, { timeoutMs });
    this.#unanswered.shift();
    const [result] = request.results ?? [];
    if (receipts[0]?.verdict !== yates.v1.ResultVerdict.RESULT_VERDICT_COUNTED) return;
    const stamp = result?.metrics?.find(({ name }) => name === 'stamp')?.value ?? 0;
    this.acknowledged.set(result?.trialId ?? '', stamp);
  }

  #call(): string {
    return `scripted-${++this.#calls}`;
  }
}
