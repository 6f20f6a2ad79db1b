/**
 * The agent's end of the Work stream. Requests that are asked for in one turn of the event loop share a message, and so do
 * those that gather while the connection has no room. The first request opens the stream; when it breaks, whatever waits
 * on it fails, and the next request opens another.
 */
import { type ClientDuplexStream, status } from '@grpc/grpc-js';
import { assert } from '../base/assert.ts';
import type { Settings } from '../design/sweep-spec.ts';
import type { RpcClient } from './client.ts';
import { levelFromWire, settingsFromWire } from './convert-settings.ts';
import type { yates } from './generated/yates.js';
import { agentService } from './service.ts';

/** A granted trial, with what it shares with the others of its sweep. */
export interface Granted extends yates.v1.Grant {
  readonly info: yates.v1.SweepInfo;
}

/** @throws AssertionError where the levels are not those of the sweep's columns */
export function grantedSettings({ levels, settings, info }: Granted): Settings {
  if (settings.length > 0) return settingsFromWire(settings);
  assert(levels.length === info.columns.length, 'a grant has a level for each column');
  return Object.fromEntries(
    info.columns.map((name: string, at: number) => [name, levelFromWire(levels[at] ?? {})]),
  );
}

interface Asked {
  readonly lease: yates.v1.LeaseRequest.$Properties;
  readonly renew: yates.v1.RenewRequest.$Properties;
  readonly complete: yates.v1.CompleteRequest.$Properties;
  readonly fail: yates.v1.FailRequest.$Properties;
  readonly release: yates.v1.ReleaseRequest.$Properties;
}

interface Answered {
  readonly lease: {
    readonly grants: readonly Granted[];
    /** Grants of sweeps that the coordinator has said nothing of: a fault of the coordinator's. */
    readonly strays: readonly yates.v1.Grant[];
    readonly idle: boolean;
    /** See LeaseResponse. */
    readonly tooLongMs: number;
  };
  readonly renew: yates.v1.RenewResponse;
  readonly complete: yates.v1.CompleteResponse;
  readonly fail: yates.v1.FailResponse;
  readonly release: yates.v1.ReleaseResponse;
}

export type WorkMethod = keyof Asked;

export interface WorkOptions {
  /** After which the request fails with DEADLINE_EXCEEDED, and the stream with it. */
  readonly timeoutMs?: number;
  /** Aborts when nobody waits for the answer any more. */
  readonly signal?: AbortSignal;
  /** The log that the request speaks of. */
  readonly logId?: string;
}

/** Why a request, or a whole stream, failed: what callers read of a ServiceError of grpc-js. */
class WorkError extends Error {
  readonly code: number;
  readonly details: string;

  constructor(code: number, details: string) {
    super(details);
    this.code = code;
    this.details = details;
  }
}

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

type Stream = ClientDuplexStream<yates.v1.WorkRequest.$Properties, yates.v1.WorkResponse>;
type Outgoing = { logId: string } & Required<{
  [Part in 'leases' | 'renews' | 'completes' | 'fails' | 'releases' | 'cancels']: NonNullable<
    yates.v1.WorkRequest.$Properties[Part]
  >;
}>;

export class WorkStream {
  readonly #client: RpcClient;
  readonly #waiting = new Map<string, Waiting>();
  #stream: Stream | undefined;
  #sweeps = new Map<number, yates.v1.SweepInfo>();
  #outgoing: Outgoing | undefined;
  #sending: NodeJS.Immediate | undefined;
  #isFull = false;

  constructor(client: RpcClient) {
    this.#client = client;
  }

  /**
   * @returns its answer, once it is durable
   * @throws WorkError a refusal of this request; DEADLINE_EXCEEDED; CANCELLED
   * @throws ServiceError why the stream broke
   */
  ask<Method extends WorkMethod>(
    method: Method,
    request: Asked[Method],
    { timeoutMs, signal, logId = '' }: WorkOptions = {},
  ): Promise<Answered[Method]> {
    const requestId = request.requestId ?? '';
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(cancelled());
        return;
      }
      const abandon = (): void => this.#abandon(requestId, method);
      const timer =
        timeoutMs === undefined ? undefined : setTimeout(() => this.#expire(requestId), timeoutMs);
      const settle = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', abandon);
      };
      // A repeat takes the place of the request that it repeats.
      this.#waiting.get(requestId)?.reject(cancelled());
      this.#waiting.set(requestId, {
        resolve: (answer) => {
          settle();
          resolve(answer as Answered[Method]);
        },
        reject: (error) => {
          settle();
          reject(error);
        },
      });
      signal?.addEventListener('abort', abandon, { once: true });
      this.#put(method, request, logId);
    });
  }

  /** Cancels all waiting requests. The next request opens another stream. */
  close(): void {
    this.#break(cancelled());
  }

  #put<Method extends WorkMethod>(method: Method, request: Asked[Method], logId: string): void {
    if (this.#outgoing !== undefined && this.#outgoing.logId !== logId) this.#write();
    const outgoing = (this.#outgoing ??= emptyMessage(logId));
    (outgoing[partOf[method]] as Asked[Method][]).push(request);
    this.#plan();
  }

  #plan(): void {
    if (!this.#isFull) this.#sending ??= setImmediate(() => this.#write());
  }

  #write(): void {
    clearImmediate(this.#sending);
    this.#sending = undefined;
    const outgoing = this.#outgoing;
    if (outgoing === undefined) return;
    this.#outgoing = undefined;
    this.#isFull = !(this.#stream ??= this.#open()).write(outgoing);
  }

  #open(): Stream {
    const stream: Stream = this.#client.bidiStream(agentService.work);
    const over = (error: Error): void => {
      if (this.#stream === stream) this.#break(error);
    };
    stream.on('data', (response: yates.v1.WorkResponse) => {
      if (this.#stream === stream) this.#receive(response);
    });
    stream.on('drain', () => {
      if (this.#stream !== stream) return;
      this.#isFull = false;
      if (this.#outgoing !== undefined) this.#plan();
    });
    stream.on('error', over);
    stream.on('end', () => over(new WorkError(status.UNAVAILABLE, 'the coordinator has ended the stream')));
    return stream;
  }

  #receive({ sweeps, leases, refusals, ...answers }: yates.v1.WorkResponse): void {
    for (const sweep of sweeps) this.#sweeps.set(sweep.number, sweep);
    for (const { requestId, code, message } of refusals)
      this.#take(requestId)?.reject(new WorkError(code ?? status.UNKNOWN, message ?? ''));
    for (const part of ['completes', 'fails', 'releases', 'renews'] as const)
      for (const answer of answers[part]) this.#take(answer.requestId)?.resolve(answer);
    for (const { requestId, grants, idle, tooLongMs } of leases) {
      const known: Granted[] = [];
      const strays: yates.v1.Grant[] = [];
      for (const grant of grants ?? []) {
        const info = this.#sweeps.get(grant.sweep);
        if (info === undefined) strays.push(grant);
        else known.push(Object.assign(grant, { info }));
      }
      this.#take(requestId)?.resolve({ grants: known, strays, idle, tooLongMs: tooLongMs ?? 0 });
    }
  }

  #take(requestId: string | null | undefined): Waiting | undefined {
    const waiting = this.#waiting.get(requestId ?? '');
    this.#waiting.delete(requestId ?? '');
    return waiting;
  }

  #abandon(requestId: string, method: WorkMethod): void {
    this.#take(requestId)?.reject(cancelled());
    // The others are carried out whether somebody waits or not.
    if (method !== 'lease' || this.#stream === undefined) return;
    (this.#outgoing ??= emptyMessage('')).cancels.push(requestId);
    this.#plan();
  }

  /** A stream that does not answer one request in time is treated as dead. */
  #expire(requestId: string): void {
    this.#take(requestId)?.reject(new WorkError(status.DEADLINE_EXCEEDED, 'no answer in time'));
    this.#break(cancelled());
  }

  #break(error: Error): void {
    const stream = this.#stream;
    this.#stream = undefined;
    this.#sweeps = new Map();
    this.#outgoing = undefined;
    this.#isFull = false;
    stream?.cancel();
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const one of waiting) one.reject(error);
  }
}

const partOf = {
  lease: 'leases',
  renew: 'renews',
  complete: 'completes',
  fail: 'fails',
  release: 'releases',
} as const;

const cancelled = (): WorkError => new WorkError(status.CANCELLED, 'nobody waits for the answer any more');

const emptyMessage = (logId: string): Outgoing => ({
  logId,
  leases: [],
  renews: [],
  completes: [],
  fails: [],
  releases: [],
  cancels: [],
});
