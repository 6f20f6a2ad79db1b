/** Carries the core's calls over one gRPC channel: Register as a call of its own, all others on the Work stream. */
import { type ChannelOptions, type ServiceError, status } from '@grpc/grpc-js';
import { assert } from '../base/assert.ts';
import { type AgentId, trialId } from '../base/ids.ts';
import type { RunEnvironment } from '../base/run-environment.ts';
import type { RpcClient, UnaryOptions } from '../proto/client.ts';
import type { yates } from '../proto/generated/yates.js';
import { agentService, protocolVersion } from '../proto/service.ts';
import { type Granted, WorkStream } from '../proto/work-stream.ts';
import { checkpointVerdicts } from '../proto/vocabulary.ts';
import { connectTo, type Endpoint } from '../proto/tls/endpoint.ts';
import type { Answer, Call, OutcomeVerdict } from './core/call.ts';
import type { SaveAnswer, SavedCheckpoint } from './checkpoint/checkpoint-saver.ts';
import type { Grant, Held } from './core/lease.ts';
import { type ArtifactRef, type SpooledOutcome, outcomeKey, type OutputRef } from './core/outcome.ts';
import type { Device } from './gpu/devices.ts';
import { environmentHash } from './environment/environment-hash.ts';
import { refusedHandshake } from '../proto/tls/refused-handshake.ts';
import { type SpooledContent, wholeContent } from './spooled-content.ts';
import { uploadArtifact } from './upload-artifact.ts';
import {
  environmentToWire,
  failureToWire,
  grantFromWire,
  heldToWire,
  leaseTtlFromWire,
  limitsFromWire,
  renewVerdictFromWire,
  resultToWire,
  outcomeVerdictFromWire,
} from './wire.ts';

/** Who the agent is: what Register says besides the leases. */
export interface AgentIdentity {
  readonly agentId: AgentId;
  readonly name: string;
  readonly version: string;
  readonly slots: number;
  readonly labels: Readonly<Record<string, string>>;
  readonly devices: readonly Device[];
  /** What each slot is on. */
  readonly slotDevices: readonly (Device | undefined)[];
  readonly incarnation: string;
  /** Programs that it runs for sweeps, as `--allow-command` names them. */
  readonly programs: readonly string[];
  /** Ids of sweeps of which it takes no trials. */
  readonly leavesAlone: readonly string[];
  /** Id of the folder that it shares with others and keeps checkpoints in; undefined where the coordinator keeps them. */
  readonly checkpointStore?: string | undefined;
}

export interface LinkOptions {
  readonly endpoint: Endpoint;
  readonly identity: AgentIdentity;
  /** Content of a spooled artifact; undefined when it is lost. */
  readonly readArtifact: (key: string, sha256: string) => Promise<SpooledContent | undefined>;
  readonly warn: (text: string) => void;
}

/** Time for the answer to a call about a checkpoint, in milliseconds. */
const checkpointTimeoutMs = 10_000;
/** Time between two checks of who answers at the coordinator's address, in milliseconds. */
const lookEveryMs = 60_000;

const channelOptions: ChannelOptions = {
  // A coordinator that vanished without a word is noticed within fifteen seconds.
  'grpc.keepalive_time_ms': 10_000,
  'grpc.keepalive_timeout_ms': 5_000,
  'grpc.keepalive_permit_without_calls': 1,
  // The core spaces out its own tries: the channel must not wait up to its default of two minutes on top.
  'grpc.initial_reconnect_backoff_ms': 100,
  'grpc.max_reconnect_backoff_ms': 1_000,
  // A hundred grants of a sweep with many factors, and what their sweep has in common.
  'grpc.max_receive_message_length': 16 * 2 ** 20,
};

export class CoordinatorLink {
  readonly client: RpcClient;
  /** The coordinator does; false before the agent has registered. */
  keepsCheckpoints = false;
  readonly #work: WorkStream;
  readonly #options: LinkOptions;
  /** Of the log that the coordinator served when the agent last registered; empty before. */
  #logId = '';
  #lookedAtMs = Number.NEGATIVE_INFINITY;
  /** Hashes of the environments that the coordinator has had since the agent registered. */
  readonly #described = new Set<string>();

  constructor(options: LinkOptions) {
    this.#options = options;
    this.client = connectTo(options.endpoint, channelOptions);
    this.#work = new WorkStream(this.client);
  }

  /** @throws ServiceError of grpc-js; see `callFailureOf` */
  async carry(call: Call, timeoutMs: number, signal: AbortSignal): Promise<Answer> {
    const { requestId } = call;
    const options = { timeoutMs, signal, logId: this.#logId };
    switch (call.method) {
      case 'register': {
        const answer = await this.#register(call, options);
        const { leaseTtlMs, lostTrialIds, logId } = answer;
        this.#logId = logId;
        this.keepsCheckpoints = answer.keepsCheckpoints;
        this.#described.clear();
        return {
          method: 'register',
          leaseTtlMs: leaseTtlFromWire(leaseTtlMs),
          lostTrialIds: lostTrialIds.map(trialId),
          logId,
        };
      }
      case 'lease': {
        const { slots, gpus, waitMs, seenFence, timeLeftMs = 0 } = call;
        const request = { requestId, slots, gpus, waitMs, seenFence, timeLeftMs };
        const { grants, strays, tooLongMs } = await this.#work.ask('lease', request, options);
        for (const { trialId } of strays) this.#drop(trialId, 'it is of a sweep that was not described');
        return {
          method: 'lease',
          grants: grants.flatMap((grant) => this.#usable(grant)),
          ...(tooLongMs > 0 ? { tooLongMs } : {}),
        };
      }
      case 'renew': {
        const environments = call.environments.map(({ trialId, fence, environment }) => ({
          trialId,
          fence,
          environment: this.#describe(environment),
        }));
        const request = { requestId, held: heldToWire(call.held), environments };
        const { renewals, registerAgain } = await this.#work.ask('renew', request, options);
        const renewed = new Set(
          renewals.flatMap(({ trialId, verdict }) =>
            renewVerdictFromWire(verdict) === 'renewed' ? [trialId] : [],
          ),
        );
        this.#noteDescribed(call.environments.filter(({ trialId }) => renewed.has(trialId)));
        return {
          method: 'renew',
          registerAgain,
          renewals: renewals.map((renewal: yates.v1.Renewal.$Properties) => ({
            trialId: trialId(renewal.trialId ?? ''),
            verdict: renewVerdictFromWire(renewal.verdict),
            limits: limitsFromWire(renewal),
          })),
        };
      }
      case 'report':
        return { method: 'report', verdicts: await this.#report(requestId, call.outcomes, options) };
      case 'release': {
        const { reason, leaving, preempted } = call;
        const request = { requestId, held: heldToWire(call.held), reason, leaving, preempted };
        await this.#work.ask('release', request, options);
        return { method: 'release' };
      }
      default:
        throw call satisfies never;
    }
  }

  /** Records a checkpoint whose files are where they are kept. @throws ServiceError of grpc-js */
  async saveCheckpoint(
    { trialId, fence }: Held,
    { number, ...checkpoint }: SavedCheckpoint,
    signal: AbortSignal,
  ): Promise<SaveAnswer> {
    const logId = this.#logId;
    const request = { trialId, fence, number, checkpoint, logId };
    const options = { timeoutMs: checkpointTimeoutMs, signal };
    const { verdict, message, kept } = await this.client.unary(agentService.saveCheckpoint, request, options);
    return { verdict: checkpointVerdicts.fromWire(verdict) ?? 'unwanted', message, kept };
  }

  /** Says that a checkpoint of the grant cannot be used. @throws ServiceError of grpc-js */
  async dropCheckpoint(
    { trialId, fence }: Held,
    manifest: string,
    reason: string,
    signal: AbortSignal,
  ): Promise<void> {
    const request = { trialId, fence, manifest, reason, logId: this.#logId };
    await this.client.unary(agentService.dropCheckpoint, request, { timeoutMs: checkpointTimeoutMs, signal });
  }

  close(): void {
    this.#work.close();
    this.client.close();
  }

  /** A malformed grant spoils no other of the same answer. Its lease expires, since nobody renews it. */
  #usable(grant: Granted): Grant[] {
    try {
      return [grantFromWire(grant)];
    } catch (error) {
      this.#drop(grant.trialId, (error as Error).message);
      return [];
    }
  }

  #drop(trialId: string, why: string): void {
    this.#options.warn(`a grant of trial ${JSON.stringify(trialId.slice(0, 128))} cannot be run: ${why}`);
  }

  async #register(call: Extract<Call, { method: 'register' }>, options: UnaryOptions) {
    try {
      return await this.client.unary(agentService.register, this.#registration(call), options);
    } catch (error) {
      void this.#lookWhoAnswers(error);
      throw error;
    }
  }

  /** grpc-js reports an unexpected certificate as a failed connection: check now and then, and name the real cause. */
  async #lookWhoAnswers(failure: unknown): Promise<void> {
    const { address, security } = this.#options.endpoint;
    if (security.kind !== 'pin' || (failure as ServiceError).code !== status.UNAVAILABLE) return;
    const nowMs = performance.now();
    if (nowMs - this.#lookedAtMs < lookEveryMs) return;
    this.#lookedAtMs = nowMs;
    const refused = await refusedHandshake(address, security.certificate.pin).catch(() => undefined);
    if (refused !== undefined) this.#options.warn(refused.message);
  }

  #registration({ requestId, held, backend }: Extract<Call, { method: 'register' }>) {
    const { agentId, name, version, slots, labels, devices, incarnation, programs, leavesAlone } =
      this.#options.identity;
    const { slotDevices } = this.#options.identity;
    return {
      requestId,
      agentId,
      name,
      version,
      slots,
      labels: { ...labels },
      devices: devices.map(({ kind, name, memoryBytes, cudaId = '', sliceOf }) => ({
        kind,
        name,
        memoryBytes,
        id: cudaId,
        slots: slotDevices.filter((one) => one?.cudaId === cudaId).length,
        slice: sliceOf !== undefined,
      })),
      backend,
      incarnation,
      held: heldToWire(held),
      takesSeeds: true,
      takesCheckpoints: true,
      takesSources: true,
      checkpointStore: this.#options.identity.checkpointStore ?? '',
      holdsSlots: true,
      programs: { names: [...programs] },
      leavesAlone: [...leavesAlone],
      protocol: protocolVersion,
    };
  }

  async #report(
    requestId: string,
    outcomes: readonly SpooledOutcome[],
    options: { timeoutMs: number; signal: AbortSignal },
  ): Promise<(OutcomeVerdict | undefined)[]> {
    const [first] = outcomes as [SpooledOutcome, ...SpooledOutcome[]];
    const work = { ...options, logId: first.logId };
    // One after the other: each may have a megabyte.
    for (const outcome of outcomes) {
      if (outcome.output !== undefined) await this.#keepOutput(outcome, outcome.output, options);
      if (outcome.curves !== undefined) await this.#keepCurves(outcome, outcome.curves, options);
    }
    if (first.kind === 'failed') {
      const failed = { ...first, artifacts: await this.#upload(first, options.signal) };
      const request = failureToWire(requestId, failed, this.#environmentOf(first));
      const { verdict: wire } = await this.#work.ask('fail', request, work);
      const verdict = this.#verdictOf(first, wire);
      if (verdict === 'settled') this.#noteDescribed(outcomes);
      return [verdict];
    }
    const results: yates.v1.Result.$Properties[] = [];
    for (const outcome of outcomes) {
      assert(outcome.kind === 'completed', 'a failed trial goes alone');
      results.push(
        resultToWire(
          { ...outcome, artifacts: await this.#upload(outcome, options.signal) },
          this.#environmentOf(outcome),
        ),
      );
    }
    const { receipts } = await this.#work.ask('complete', { requestId, results }, work);
    const wire = new Map(
      receipts.map(({ trialId, verdict }: yates.v1.ResultReceipt.$Properties) => [trialId ?? '', verdict]),
    );
    const verdicts = outcomes.map((outcome) => this.#verdictOf(outcome, wire.get(outcome.trialId)));
    // Of one that came too late the coordinator has kept no description.
    this.#noteDescribed(outcomes.filter((_, index) => verdicts[index] === 'settled'));
    return verdicts;
  }

  #environmentOf({ environment }: SpooledOutcome) {
    return environment === undefined ? undefined : this.#describe(environment);
  }

  #describe(environment: RunEnvironment) {
    const hash = environmentHash(environment);
    return environmentToWire(environment, hash, this.#described.has(hash));
  }

  /** The coordinator has these on disk now. */
  #noteDescribed(attempts: readonly Pick<SpooledOutcome, 'environment'>[]): void {
    for (const { environment } of attempts)
      if (environment !== undefined) this.#described.add(environmentHash(environment));
  }

  #verdictOf({ trialId }: SpooledOutcome, wire: number | null | undefined): OutcomeVerdict | undefined {
    const verdict = outcomeVerdictFromWire(wire);
    if (verdict === undefined)
      this.#options.warn(
        `the coordinator gave no verdict on trial ${trialId}; its outcome stays in the spool`,
      );
    return verdict;
  }

  /** A hint: without it the outcome is as good. */
  async #keepOutput(
    outcome: SpooledOutcome,
    { sha256, printedBytes }: OutputRef,
    options: { timeoutMs: number; signal: AbortSignal },
  ): Promise<void> {
    const { trialId, fence } = outcome;
    const content = await this.#options.readArtifact(outcomeKey(outcome), sha256);
    if (content === undefined) return;
    const data = await wholeContent(content);
    const request = {
      agentId: this.#options.identity.agentId,
      output: { trialId, fence, data },
      printedBytes,
    };
    await this.client.unary(agentService.keepOutput, request, options).catch((error: Error) => {
      this.#options.warn(`the coordinator did not keep the output of trial ${trialId}: ${error.message}`);
    });
  }

  /** A hint, too. A coordinator of an earlier version keeps none. */
  async #keepCurves(
    outcome: SpooledOutcome,
    { sha256 }: ArtifactRef,
    options: { timeoutMs: number; signal: AbortSignal },
  ): Promise<void> {
    const { trialId, fence } = outcome;
    const content = await this.#options.readArtifact(outcomeKey(outcome), sha256);
    if (content === undefined) return;
    const request = { trialId, fence, curves: await wholeContent(content) };
    await this.client.unary(agentService.keepCurves, request, options).catch((error: ServiceError) => {
      if (error.code === status.UNIMPLEMENTED) return;
      this.#options.warn(`the coordinator did not keep the curves of trial ${trialId}: ${error.message}`);
    });
  }

  /** @returns the artifacts that the coordinator has now: one lost here does not hold up the metrics */
  async #upload(outcome: SpooledOutcome, signal: AbortSignal): Promise<ArtifactRef[]> {
    const uploaded: ArtifactRef[] = [];
    for (const artifact of outcome.artifacts ?? []) {
      const content = await this.#options.readArtifact(outcomeKey(outcome), artifact.sha256);
      if (content === undefined) {
        this.#options.warn(
          `${artifact.name} of trial ${outcome.trialId} is lost: its file in the spool is damaged`,
        );
        continue;
      }
      await uploadArtifact(this.client, artifact, content, signal);
      uploaded.push(artifact);
    }
    return uploaded;
  }
}
