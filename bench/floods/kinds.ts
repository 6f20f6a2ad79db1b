/** What clients with a good token, and strangers, may do to a coordinator. Each leaves its connections open. */
import { connect as connectHttp2 } from 'node:http2';
import { once } from 'node:events';
import { connect as connectTcp } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { limits } from '../../base/limits.ts';
import { yates } from '../../proto/generated/yates.js';
import { agentService, controlService } from '../../proto/service.ts';

export interface Target {
  readonly port: number;
  readonly token: string;
  readonly agentToken: string;
  /** SHA-256 of a file of some megabytes that the coordinator keeps. */
  readonly artifact: string;
}

type Flood = (target: Target) => Promise<void>;

interface Requests {
  readonly path: string;
  readonly count: number;
  /** What each of them says. Default: nothing. */
  readonly message?: (target: Target) => Uint8Array;
  /** The last byte is never sent. Default: false. */
  readonly isHalf?: boolean;
}

/** On as many connections as are needed. No answer is read. */
function requests({ path, count, message = () => Buffer.alloc(0), isHalf = false }: Requests): Flood {
  return async (target) => {
    const body = message(target);
    const head = Buffer.alloc(5);
    head.writeUInt32BE(body.length, 1);
    const request = Buffer.concat([head, body]).subarray(0, isHalf ? -1 : undefined);
    const token = path.startsWith('/yates.v1.AgentService') ? target.agentToken : target.token;
    let session: ReturnType<typeof connectHttp2> | undefined;
    for (let at = 0; at < count; at++) {
      if (session === undefined || at % limits.streamsPerConnection === 0) {
        session = connectHttp2(`https://127.0.0.1:${target.port}`, {
          rejectUnauthorized: false,
          maxSessionMemory: 2_000,
        });
        session.on('error', () => {});
        await once(session, 'connect');
      }
      const stream = session.request({
        ':method': 'POST',
        ':path': path,
        'content-type': 'application/grpc',
        te: 'trailers',
        authorization: `Bearer ${token}`,
      });
      stream.on('error', () => {});
      stream.write(request);
      if (!isHalf) stream.end();
    }
  };
}

const silent: Flood = async ({ port }) => {
  for (let at = 0; at < 2_000; at++) {
    connectTcp(port, '127.0.0.1').on('error', () => {});
    if (at % 100 === 0) await sleep(10);
  }
};

const large = limits.largeMessageBytes;
const pairs = (first: number, second: number) => (): Buffer =>
  Buffer.from(new Uint8Array(large).map((_, at) => (at % 2 === 0 ? first : second)));
const halfLaunch = { path: controlService.launch.path, message: () => Buffer.alloc(large, 1), isHalf: true };
const getArtifact = ({ artifact }: Target): Uint8Array =>
  yates.v1.GetArtifactRequest.encode({ sha256: artifact }).finish();

export const floods: Readonly<Record<string, Flood>> = {
  '30 half-sent launches of 4 MiB': requests({ ...halfLaunch, count: 30 }),
  '60 half-sent launches of 4 MiB': requests({ ...halfLaunch, count: 60 }),
  '2,000 silent connections': silent,
  '600 unread lists of sweeps': requests({ path: controlService.listSweeps.path, count: 600 }),
  '600 unread sweeps with their files': requests({ path: controlService.getSweep.path, count: 600 }),
  '600 unread lists of trials': requests({ path: controlService.listTrials.path, count: 600 }),
  '600 unread artifacts': requests({
    path: controlService.getArtifact.path,
    count: 600,
    message: getArtifact,
  }),
  '600 watchers': requests({ path: controlService.watch.path, count: 600 }),
  // Renewals of nothing, and unknown fields.
  '20 messages of 2,000,000 parts': requests({
    path: agentService.work.path,
    count: 20,
    message: pairs(0x1a, 0),
  }),
  '20 launches of 2,000,000 unknown fields': requests({
    path: controlService.launch.path,
    count: 20,
    message: pairs(0x78, 1),
  }),
};
