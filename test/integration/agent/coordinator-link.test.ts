/** The link to a coordinator that answers as the test says. */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import {
  type handleBidiStreamingCall,
  Server,
  ServerCredentials,
  type ServerReadableStream,
  type sendUnaryData,
} from '@grpc/grpc-js';
import { describe, expect, it, onTestFinished } from 'vitest';
import { callFailureOf } from '../../../agent/call-failure.ts';
import type { SpooledOutcome } from '../../../agent/core/outcome.ts';
import { CoordinatorLink } from '../../../agent/coordinator-link.ts';
import { contentOfBytes } from '../../../agent/spooled-content.ts';
import { agentId, fence, requestId, trialId } from '../../../base/ids.ts';
import { yates } from '../../../proto/generated/yates.js';
import { agentService } from '../../../proto/service.ts';

const { ResultVerdict, RenewVerdict } = yates.v1;
type WorkHandler = handleBidiStreamingCall<yates.v1.WorkRequest, yates.v1.WorkResponse.$Properties>;

const content = Buffer.from('adapter');
const sha256 = createHash('sha256').update(content).digest('hex');
const artifact = { name: 'a', mediaType: 'text/plain', sha256, sizeBytes: content.length };
const outcome: SpooledOutcome = {
  kind: 'completed',
  trialId: trialId('trial'),
  fence: fence(3),
  logId: 'log',
  metrics: { score: Number.NaN },
  artifacts: [artifact],
  backend: 'fake',
  startedAtMs: 1,
  endedAtMs: 2,
};
const report = { method: 'report', requestId: requestId('r'), outcomes: [outcome] } as const;
const renewals = [
  { trialId: 'a', verdict: RenewVerdict.RENEW_VERDICT_LOST },
  { trialId: 'b', verdict: 99 as never },
];
const never = new AbortController().signal;

class ScriptedCoordinator {
  readonly completed: yates.v1.CompleteRequest.$Properties[] = [];
  readonly cancelled: string[] = [];
  readonly uploads: Buffer[] = [];
  readonly warnings: string[] = [];
  grants: yates.v1.Grant.$Properties[] = [];
  sweeps: yates.v1.SweepInfo.$Properties[] = [];
  verdict: yates.v1.ResultVerdict = ResultVerdict.RESULT_VERDICT_COUNTED;
  readonly #server = new Server();

  async link(bytes: Uint8Array | undefined): Promise<CoordinatorLink> {
    // A lease is held for ever, unless there are grants.
    const work: WorkHandler = (call) => {
      call.on('data', ({ leases, completes, renews, cancels }: yates.v1.WorkRequest) => {
        this.cancelled.push(...cancels);
        for (const { requestId } of leases) {
          if (this.grants.length === 0) continue;
          call.write({ sweeps: this.sweeps, leases: [{ requestId, grants: this.grants, idle: false }] });
        }
        for (const { requestId, results } of completes) {
          this.completed.push({ requestId, results });
          call.write({
            completes: [{ requestId, receipts: [{ trialId: 'trial', verdict: this.verdict }] }],
          });
        }
        for (const { requestId } of renews) call.write({ renews: [{ requestId, renewals }] });
      });
      call.on('error', () => {});
    };
    const uploadArtifact = (
      call: ServerReadableStream<yates.v1.UploadChunk, yates.v1.UploadResponse.$Properties>,
      respond: sendUnaryData<yates.v1.UploadResponse.$Properties>,
    ): void => {
      const chunks: Uint8Array[] = [];
      call.on('data', ({ data }: yates.v1.UploadChunk) => chunks.push(data));
      call.on('end', () => {
        this.uploads.push(Buffer.concat(chunks));
        respond(null, { sha256 });
      });
    };
    this.#server.addService(agentService, { work, uploadArtifact });
    const bind = promisify(this.#server.bindAsync.bind(this.#server));
    const port = await bind('127.0.0.1:0', ServerCredentials.createInsecure());
    const identity = {
      agentId: agentId('agent'),
      name: 'one',
      version: '0',
      slots: 1,
      labels: {},
      devices: [],
      slotDevices: [],
      incarnation: 'life',
      programs: [],
      leavesAlone: [],
    };
    const link = new CoordinatorLink({
      endpoint: { address: `127.0.0.1:${port}`, security: { kind: 'none' } },
      identity,
      readArtifact: async () => (bytes === undefined ? undefined : contentOfBytes(bytes)),
      warn: (text) => this.warnings.push(text),
    });
    onTestFinished(() => {
      link.close();
      this.#server.forceShutdown();
    });
    return link;
  }
}

describe('the link to the coordinator', () => {
  it('uploads the artifacts, then completes', async () => {
    const coordinator = new ScriptedCoordinator();
    const link = await coordinator.link(content);
    expect(await link.carry(report, 10_000, never)).toEqual({ method: 'report', verdicts: ['settled'] });
    expect(coordinator.uploads).toEqual([content]);
    const [request] = coordinator.completed;
    expect(request).toMatchObject({ requestId: 'r' });
    expect(request?.results?.[0]).toMatchObject({
      trialId: 'trial',
      fence: 3,
      metrics: [{ value: Number.NaN }],
    });
  });

  it('takes the good grants of an answer and drops those that are malformed, each with a warning', async () => {
    const coordinator = new ScriptedCoordinator();
    const link = await coordinator.link(undefined);
    const plain = {
      sweepId: 's',
      name: 's',
      timeoutMs: 0,
      stallTimeoutMs: 0,
      requiredMetrics: [],
      columns: [],
    };
    coordinator.sweeps = [
      { ...plain, number: 1, trainerJson: '{"kind":"fake"}' },
      { ...plain, number: 2, trainerJson: 'no JSON' },
    ];
    coordinator.grants = [
      { trialId: '../../x', fence: 1, sweep: 1, attempt: 1, replicate: 1 },
      { trialId: 'stray', fence: 2, sweep: 7, attempt: 1, replicate: 1 },
      { trialId: 'good', fence: 3, sweep: 1, attempt: 1, replicate: 1 },
      { trialId: 'unreadable', fence: 4, sweep: 2, attempt: 1, replicate: 1 },
    ];
    const lease = {
      method: 'lease',
      requestId: requestId('l'),
      slots: 4,
      gpus: 0,
      waitMs: 0,
      seenFence: fence(0),
    } as const;
    const answer = await link.carry(lease, 10_000, never);
    expect(answer).toMatchObject({ method: 'lease', grants: [{ trialId: 'good', fence: 3 }] });
    expect(
      coordinator.warnings.map((text) => text.match(/^a grant of trial "(\S+)" cannot be run: /)?.[1]),
    ).toEqual(['stray', '../../x', 'unreadable']);
  });

  it('hands the metrics over without an artifact that is lost, and says so', async () => {
    const coordinator = new ScriptedCoordinator();
    const link = await coordinator.link(undefined);
    await link.carry(report, 10_000, never);
    expect(coordinator.completed[0]?.results?.[0]?.artifacts).toEqual([]);
    expect(coordinator.warnings).toMatchObject([expect.stringContaining('a of trial trial is lost')]);
  });

  it('uploads an empty file too', async () => {
    const coordinator = new ScriptedCoordinator();
    const link = await coordinator.link(new Uint8Array());
    await link.carry(report, 10_000, never);
    expect(coordinator.uploads).toEqual([Buffer.alloc(0)]);
  });

  it('does not take an unknown verdict for an answer: the result stays in the spool', async () => {
    const coordinator = new ScriptedCoordinator();
    coordinator.verdict = ResultVerdict.RESULT_VERDICT_UNSPECIFIED;
    const link = await coordinator.link(content);
    expect(await link.carry(report, 10_000, never)).toEqual({ method: 'report', verdicts: [undefined] });
    expect(coordinator.warnings).toMatchObject([expect.stringContaining('no verdict on trial trial')]);
  });

  it('hands several results over in one request, each by its lease, and tells their verdicts apart', async () => {
    const coordinator = new ScriptedCoordinator();
    const link = await coordinator.link(content);
    const other: SpooledOutcome = { ...outcome, trialId: trialId('other'), fence: fence(4), artifacts: [] };
    const outcomes = [other, { ...outcome, artifacts: [] }];
    const answer = await link.carry({ ...report, outcomes }, 10_000, never);
    // The coordinator has a receipt for one of them only.
    expect(answer).toEqual({ method: 'report', verdicts: [undefined, 'settled'] });
    expect(coordinator.completed).toHaveLength(1);
    expect(coordinator.completed[0]?.results).toMatchObject([
      { trialId: 'other', fence: 4 },
      { trialId: 'trial', fence: 3 },
    ]);
  });

  it('lets a trial go on under a verdict that it does not know', async () => {
    const link = await new ScriptedCoordinator().link(content);
    const renew = { method: 'renew', requestId: requestId('r'), held: [], environments: [] } as const;
    expect(await link.carry(renew, 10_000, never)).toMatchObject({
      renewals: [{ verdict: 'lost' }, { verdict: 'renewed' }],
    });
  });

  it('gives a call up when told to, and when its time is over', async () => {
    const coordinator = new ScriptedCoordinator();
    const link = await coordinator.link(content);
    const seenFence = fence(0);
    const poll = {
      method: 'lease',
      requestId: requestId('r'),
      slots: 1,
      gpus: 0,
      waitMs: 60_000,
      seenFence,
    } as const;
    const controller = new AbortController();
    const given = link.carry(poll, 60_000, controller.signal).catch(callFailureOf);
    controller.abort();
    expect(await given).toBe('unreachable');
    expect(await link.carry(poll, 50, never).catch(callFailureOf)).toBe('unreachable');
  });
});
