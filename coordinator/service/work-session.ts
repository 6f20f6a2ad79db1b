/**
 * One agent's Work stream: its requests go to the core as they come, and each answer goes out as soon as it is durable. What
 * is answered in one turn of the event loop shares a message.
 */
import type { handleBidiStreamingCall, ServerDuplexStream } from '@grpc/grpc-js';
import { status } from '@grpc/grpc-js';
import type { Logger } from 'pino';
import { YatesError } from '../../base/error.ts';
import { limits } from '../../base/limits.ts';
import type { yates } from '../../proto/generated/yates.js';
import { renewVerdicts } from '../../proto/vocabulary.ts';
import { agentOf, callerOf } from '../access/caller.ts';
import type { BlobStore } from '../blob/blob-store.ts';
import type { Held } from '../core/ask.ts';
import type { Artifact } from '../core/event.ts';
import type { Host } from '../host.ts';
import type { ArtifactFiles } from '../retention/artifact-files.ts';
import type { ProgressBoard } from '../watch/progress-board.ts';
import type { CoordinatorMetrics } from '../metrics/coordinator-metrics.ts';
import { completeToWire, failToWire, leaseToWire, renewToWire, SweepsTold } from '../wire/answers.ts';
import {
  completeFromWire,
  failFromWire,
  leaseFromWire,
  nameFromWire,
  releaseFromWire,
  renewFromWire,
  requestError,
  type Sender,
} from '../wire/from-wire.ts';
import { hearMessages, statusOf } from './respond.ts';

export interface WorkParts {
  readonly host: Host;
  readonly blobs: BlobStore;
  readonly artifacts: ArtifactFiles;
  readonly progress: ProgressBoard;
  readonly logger: Logger;
  readonly metrics?: CoordinatorMetrics | undefined;
}

type WorkCall = ServerDuplexStream<yates.v1.WorkRequest, yates.v1.WorkResponse.$Properties>;
type Response = Required<{
  [Part in 'leases' | 'renews' | 'completes' | 'fails' | 'releases' | 'refusals']: NonNullable<
    yates.v1.WorkResponse.$Properties[Part]
  >;
}>;

/** Requests of one agent that may wait for their answers; beyond, nothing more is read from it. */
const unansweredMax = 1_000;

export class WorkHandler {
  readonly #parts: WorkParts;
  readonly #sessions = new Set<WorkSession>();
  readonly #listeners = new Set<(agent: Sender['agentId']) => void>();

  constructor(parts: WorkParts) {
    this.#parts = parts;
  }

  readonly handle: handleBidiStreamingCall<yates.v1.WorkRequest, yates.v1.WorkResponse.$Properties> = (
    call,
  ) => {
    const session = new WorkSession(this.#parts, call, () => {
      this.#sessions.delete(session);
      for (const listener of this.#listeners) listener(session.agentId);
    });
    this.#sessions.add(session);
  };

  /** True while this agent has a stream open. */
  serves(agent: Sender['agentId']): boolean {
    for (const session of this.#sessions) if (session.agentId === agent) return true;
    return false;
  }

  /** The listener hears of each stream that has ended. */
  onEnded(listener: (agent: Sender['agentId']) => void): void {
    this.#listeners.add(listener);
  }

  /** Ends every stream: the coordinator stops. */
  close(): void {
    for (const session of this.#sessions) session.end();
  }
}

class WorkSession {
  readonly #parts: WorkParts;
  readonly #call: WorkCall;
  readonly agentId: Sender['agentId'];
  readonly #sweeps = new SweepsTold();
  /** Leases that may wait long, by request id. */
  readonly #polls = new Map<string, AbortController>();
  #response = emptyResponse();
  #sending: NodeJS.Immediate | undefined;
  #unanswered = 0;
  #isFull = false;
  #isOver = false;

  constructor(parts: WorkParts, call: WorkCall, onOver: () => void) {
    this.#parts = parts;
    this.#call = call;
    this.agentId = agentOf(callerOf(call), '');
    const over = (): void => {
      if (this.#isOver) return;
      this.#isOver = true;
      clearImmediate(this.#sending);
      for (const poll of this.#polls.values()) poll.abort();
      onOver();
    };
    const refuse = (error: unknown): void =>
      void call.emit('error', statusOf(error, parts.logger, call.getPath()));
    hearMessages(call, (request: yates.v1.WorkRequest) => this.#receive(request), refuse);
    call.on('drain', () => {
      this.#isFull = false;
      this.#readOrRest();
    });
    call.on('end', () => {
      over();
      call.end();
    });
    call.on('cancelled', over);
    // The agent opens another.
    call.on('error', over);
  }

  end(): void {
    if (this.#isOver) return;
    this.#send();
    const stopping = { code: status.UNAVAILABLE, details: 'E_STOPPING the coordinator is stopping' };
    this.#call.emit('error', Object.assign(new Error(stopping.details), stopping));
  }

  /** @throws YatesError E_REQUEST where it has too many requests */
  #receive({ logId, leases, renews, completes, fails, releases, cancels }: yates.v1.WorkRequest): void {
    const { host } = this.#parts;
    const count = [leases, renews, completes, fails, releases, cancels].reduce(
      (sum, { length }) => sum + length,
      0,
    );
    if (count > limits.requestsPerMessage)
      throw requestError(`the message has ${count} requests, more than ${limits.requestsPerMessage}`);
    nameFromWire(logId, 'log_id');
    const sender = { agentId: this.agentId, logId };
    // Results first: they free what the leases of the same message ask for.
    for (const request of completes) {
      this.#answer('Complete', request, 'completes', async () => {
        const ask = completeFromWire(request, sender);
        const left = ask.results.flatMap(({ result }) => result.artifacts);
        return completeToWire(request.requestId, await this.#settle(left, () => host.ask(ask)));
      });
    }
    for (const request of fails) {
      this.#answer('Fail', request, 'fails', async () => {
        const ask = failFromWire(request, sender);
        return failToWire(request.requestId, await this.#settle(ask.artifacts ?? [], () => host.ask(ask)));
      });
    }
    for (const request of releases) {
      this.#answer('Release', request, 'releases', async () => {
        const ask = releaseFromWire(request, sender);
        if (request.preempted) this.#tellProgress(ask.held);
        await host.ask(ask);
        return { requestId: request.requestId };
      });
    }
    for (const request of renews) {
      this.#answer('Renew', request, 'renews', async () => this.#renew(request, sender));
    }
    for (const requestId of cancels) this.#polls.get(requestId)?.abort();
    for (const request of leases) {
      this.#answer('Lease', request, 'leases', async () => this.#lease(request, sender));
    }
    this.#readOrRest();
  }

  async #lease(request: yates.v1.LeaseRequest, sender: Sender): Promise<yates.v1.LeaseResponse.$Properties> {
    const { requestId } = request;
    const poll = new AbortController();
    this.#polls.set(requestId, poll);
    try {
      const answer = await this.#parts.host.ask(leaseFromWire(request, sender), poll.signal);
      return leaseToWire(requestId, answer, this.#sweeps);
    } finally {
      if (this.#polls.get(requestId) === poll) this.#polls.delete(requestId);
    }
  }

  async #renew(request: yates.v1.RenewRequest, sender: Sender): Promise<yates.v1.RenewResponse.$Properties> {
    const answer = renewToWire(request.requestId, await this.#parts.host.ask(renewFromWire(request, sender)));
    for (const { verdict } of answer.renewals ?? [])
      this.#parts.metrics?.renewed(renewVerdicts.fromWire(verdict) ?? 'unknown');
    return answer;
  }

  /** How far they came decides if they are preempted for nothing; most reports never reach the core. */
  #tellProgress(held: readonly Held[]): void {
    const { host, progress } = this.#parts;
    for (const { trialId, fence } of held) {
      const attempt = host.state.running.get(fence);
      const newest = attempt === undefined ? undefined : progress.of(attempt.trial);
      if (attempt?.agentId !== this.agentId || newest === undefined) continue;
      const { step, metrics } = newest;
      host.hint({ kind: 'progress', agentId: this.agentId, trialId, fence, step, metrics });
    }
  }

  /** Settles an outcome that names files: none of them is removed for a trial that left the same before it is recorded. */
  async #settle<Answer>(left: readonly Artifact[], settle: () => Promise<Answer>): Promise<Answer> {
    if (left.length === 0) return settle();
    const { artifacts, blobs } = this.#parts;
    const content = left.map(({ sha256 }) => sha256);
    artifacts.hold(content);
    try {
      for (const one of left) this.#refuseMissing(one);
      const answer = await settle();
      for (const sha256 of content) blobs.unclaimed.claim(this.agentId, sha256);
      return answer;
    } finally {
      artifacts.letGo(content);
    }
  }

  /** A result that names what was never uploaded would lose it for good once the agent clears its spool. */
  #refuseMissing({ sha256, sizeBytes }: Artifact): void {
    if (this.#parts.blobs.has(sha256, sizeBytes)) return;
    throw new YatesError({
      code: 'E_ARTIFACT_MISSING',
      message: `artifact ${sha256} was not uploaded`,
      next: 'upload it, then complete the trial again',
    });
  }

  #answer<Part extends Exclude<keyof Response, 'refusals'>>(
    method: string,
    { requestId }: { readonly requestId: string },
    part: Part,
    handle: () => Promise<Response[Part][number]>,
  ): void {
    const { logger, metrics } = this.#parts;
    const startMs = metrics === undefined ? 0 : performance.now();
    const answered = (outcome: string): void => {
      metrics?.called(method, outcome, (performance.now() - startMs) / 1_000);
      this.#unanswered--;
      if (this.#isOver) return;
      this.#readOrRest();
      this.#sending ??= setImmediate(() => this.#send());
    };
    this.#unanswered++;
    const succeed = (answer: Response[Part][number]): void => {
      (this.#response[part] as (typeof answer)[]).push(answer);
      answered('OK');
    };
    const refuse = (error: unknown): void => {
      const { code, details } = statusOf(error, logger, `${this.#call.getPath()}/${method}`);
      const known = code ?? status.UNKNOWN;
      this.#response.refusals.push({ requestId, code: known, message: details ?? '' });
      answered(status[known]);
    };
    void handle().then(succeed, refuse);
  }

  #send(): void {
    clearImmediate(this.#sending);
    this.#sending = undefined;
    const response = this.#response;
    if (this.#isOver || Object.values(response).every((part) => part.length === 0)) return;
    this.#response = emptyResponse();
    this.#isFull = !this.#call.write({ ...response, sweeps: this.#sweeps.takeNews() });
    this.#readOrRest();
  }

  /** An agent that does not read, or asks without end, is not read from: so it costs bounded memory. */
  #readOrRest(): void {
    const mayRead = !this.#isFull && this.#unanswered < unansweredMax;
    if (mayRead === !this.#call.isPaused()) return;
    if (mayRead) this.#call.resume();
    else this.#call.pause();
  }
}

const emptyResponse = (): Response => ({
  leases: [],
  renews: [],
  completes: [],
  fails: [],
  releases: [],
  refusals: [],
});
