/**
 * Progress of running trials to the coordinator, over one long-lived stream. It is news, not record: the newest report
 * of each trial goes out twice a second, older ones are dropped, and so is all of it while nobody listens.
 */
import type { DiskSpace } from '../base/disk-space.ts';
import type { ClientWritableStream } from '@grpc/grpc-js';
import type { AgentId } from '../base/ids.ts';
import type { RpcClient } from '../proto/client.ts';
import { metricsToWire } from '../proto/convert-settings.ts';
import type { yates } from '../proto/generated/yates.js';
import { agentService } from '../proto/service.ts';
import { type Held, leaseKey } from './core/lease.ts';
import type { ProgressReport } from '../base/trial-runner.ts';

type Report = yates.v1.MetricsReport.$Properties;

export class ProgressStream {
  readonly #client: RpcClient;
  readonly #agentId: AgentId;
  readonly #everyMs: number;
  readonly #newest = new Map<string, Report>();
  #stream: ClientWritableStream<Report> | undefined;
  #isFull = false;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(client: RpcClient, agentId: AgentId, everyMs = 500) {
    this.#client = client;
    this.#agentId = agentId;
    this.#everyMs = everyMs;
  }

  report(lease: Held, { step, stepsTotal, metrics }: ProgressReport): void {
    if (this.#isClosed) return;
    this.#newest.set(leaseKey(lease), {
      agentId: this.#agentId,
      trialId: lease.trialId,
      fence: lease.fence,
      step,
      stepsTotal,
      metrics: metricsToWire(metrics),
    });
    if (this.#timer !== undefined) return;
    // The first report after a silence goes at once; the next ones wait their turn.
    this.#flush();
    this.#timer = setTimeout(() => this.#onTimer(), this.#everyMs);
  }

  /** A hint: one that finds no room on the stream is dropped, since the next one comes soon. */
  reportDevices(readings: readonly yates.v1.DeviceReading.$Properties[]): void {
    if (this.#isClosed || readings.length === 0) return;
    const stream = (this.#stream ??= this.#open());
    if (!this.#isFull) this.#isFull = !stream.write({ agentId: this.#agentId, devices: [...readings] });
  }

  /** A hint, as that of devices. */
  reportDisk(disk: DiskSpace): void {
    if (this.#isClosed) return;
    const stream = (this.#stream ??= this.#open());
    if (!this.#isFull) this.#isFull = !stream.write({ agentId: this.#agentId, disk });
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#stream?.cancel();
  }

  #onTimer(): void {
    this.#timer = undefined;
    if (this.#newest.size === 0) return;
    this.#flush();
    this.#timer = setTimeout(() => this.#onTimer(), this.#everyMs);
  }

  #flush(): void {
    const stream = (this.#stream ??= this.#open());
    for (const report of this.#newest.values()) {
      if (this.#isFull) break;
      this.#isFull = !stream.write(report);
    }
    this.#newest.clear();
  }

  #open(): ClientWritableStream<Report> {
    const over = (): void => {
      // The next report opens another.
      if (this.#stream === stream) this.#stream = undefined;
    };
    const stream = this.#client.clientStream(agentService.reportMetrics, over);
    this.#isFull = false;
    stream.on('drain', () => {
      if (this.#stream === stream) this.#isFull = false;
    });
    stream.on('error', over);
    return stream;
  }
}
