/**
 * Sends a coordinator hostile requests of every call, with every role, and looks what becomes of it: it must go on answering, tell
 * nobody of its insides, and find the same state when it reads its log again.
 */
import { connect, type IncomingHttpHeaders } from 'node:http2';
import { Client, type ServiceError, status } from '@grpc/grpc-js';
import pino from 'pino';
import { type Random, seededRandom } from '../../base/random.ts';
import { newToken } from '../../base/secret/token.ts';
import { trainerChecks } from '../../cli/input/trainer-checks.ts';
import type { Role } from '../../coordinator/access/role.ts';
import { foldOne } from '../../coordinator/core/recover.ts';
import { emptyState } from '../../coordinator/core/empty-state.ts';
import type { CoordinatorState } from '../../coordinator/core/state.ts';
import { Host } from '../../coordinator/host.ts';
import { openSqliteLog } from '../../coordinator/log/sqlite/sqlite-log.ts';
import { type Coordinator, startCoordinator } from '../../coordinator/start-coordinator.ts';
import { seq } from '../../base/ids.ts';
import { controlService } from '../../proto/service.ts';
import { secureChannel } from '../../proto/tls/channel-security.ts';
import { agentEndpoint, TestClient } from '../coordinator-client.ts';
import { probeSweep } from '../integration/coordinator/probe-sweep.ts';
import { checkInvariants } from '../sim/invariants.ts';
import { lasting } from '../sim/lasting.ts';
import { hostileMessage, type Known } from './hostile-message.ts';
import { type KnownCall, knownCalls } from './known-calls.ts';

export interface FuzzOptions {
  readonly dataDir: string;
  readonly seed: string;
  /** True while more is to be sent. */
  readonly goesOn: (sent: number) => boolean;
  readonly say?: (text: string) => void;
}

export interface FuzzReport {
  /** Requests sent, by call and how they ended. */
  readonly sent: number;
  readonly byCall: Readonly<Record<string, number>>;
  readonly byStatus: Readonly<Record<string, number>>;
  /** Answers that tell of the coordinator's insides, or of an error that nobody foresaw. */
  readonly faults: readonly string[];
  /** Of the state when the fuzz ended, and as the log gives it back. */
  readonly live: unknown;
  readonly replayed: unknown;
}

/** Requests that are under way at the same time. */
const atATime = 12;
/** After so many requests a plain call must be answered. */
const lookEvery = 200;
const answerMs = 30_000;
/** Of the requests of one call, those that a user may wait for. */
const callMs = 4_000;
const insides =
  /E_INTERNAL|E_UNEXPECTED|InvariantError|TypeError|RangeError|threw error|\n\s+at |\.ts:\d|\.js:\d/;

const roles: readonly (Role | 'folder')[] = ['viewer', 'operator', 'admin', 'agent', 'join', 'folder'];

/** @throws Error where the coordinator does not answer a plain call, or breaks */
export async function fuzzCoordinator({ dataDir, seed, goesOn, say }: FuzzOptions): Promise<FuzzReport> {
  const random = seededRandom(seed);
  const { coordinator, state } = await startWithState(dataDir);
  const end: { broken?: unknown } = {};
  void coordinator.broken.then((error) => (end.broken = error));
  const clients = clientsOf(coordinator, dataDir);
  const owner = new TestClient(dataDir);
  const calls = knownCalls();
  const byCall: Record<string, number> = {};
  const byStatus: Record<string, number> = {};
  const faults: string[] = [];
  let sent = 0;
  await seedWork(owner);
  const one = async (): Promise<void> => {
    while (goesOn(sent) && end.broken === undefined) {
      const number = ++sent;
      const call = calls[random.below(calls.length)] as KnownCall;
      const role = roles[random.below(roles.length)] as Role;
      const known = knownOf(state, random);
      const messages = messagesOf(call, known, random);
      const ended =
        random.below(25) === 0
          ? await sendFrames(coordinator, call, clients[role].token, random)
          : await send(clients[role].client, call, messages, random.below(8) === 0);
      byCall[call.path] = (byCall[call.path] ?? 0) + 1;
      byStatus[status[ended.code] ?? ended.code] = (byStatus[status[ended.code] ?? ended.code] ?? 0) + 1;
      if (insides.test(ended.details)) {
        const request = Buffer.concat(messages.slice(0, 1)).subarray(0, 300).toString('base64');
        faults.push(`${call.path} as ${role}: ${ended.details.slice(0, 200)} (${request})`);
      }
      if (number % lookEvery === 0) {
        await owner.unary(controlService.listAgents, {}, { timeoutMs: answerMs });
        say?.(`${number} sent, ${faults.length} faults`);
      }
    }
  };
  await Promise.all(Array.from({ length: atATime }, one));
  if (end.broken !== undefined) throw new Error('the coordinator broke', { cause: end.broken });
  await owner.unary(controlService.listSweeps, {}, { timeoutMs: answerMs });
  owner.close();
  for (const { client } of Object.values(clients)) client.close();
  await coordinator.stop();
  checkInvariants(state);
  const live = plain(lasting(state));
  return { sent, byCall, byStatus, faults, live, replayed: await replay(dataDir, state) };
}

/** In the form that the log keeps. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value, mapsToo)) as unknown;
const mapsToo = (_key: string, value: unknown): unknown => (value instanceof Map ? [...value] : value);

async function replay(dataDir: string, { config }: CoordinatorState): Promise<unknown> {
  const log = await openSqliteLog(`${dataDir}/yates.db`);
  const state = emptyState(config);
  for await (const batch of log.read(seq(1))) for (const { event } of batch) foldOne(state, event);
  await log.close();
  checkInvariants(state);
  return plain(lasting(state));
}

/** Its state is looked at beside the calls: it tells which ids exist, and what is to come back from the log. */
async function startWithState(
  dataDir: string,
): Promise<{ coordinator: Coordinator; state: CoordinatorState }> {
  const start = Host.start.bind(Host);
  const real = Object.getOwnPropertyDescriptor(Host, 'start') ?? {};
  let host: Host | undefined;
  Host.start = async (...given) => (host = await start(...given));
  try {
    const coordinator = await startCoordinator({
      dataDir,
      listen: '127.0.0.1:0',
      baseVersion: 'fuzz',
      trainers: await trainerChecks([]),
      logger: pino({ level: 'silent' }),
    });
    if (host === undefined) throw new Error('a coordinator has a host');
    return { coordinator, state: host.state };
  } finally {
    Object.defineProperty(Host, 'start', real);
  }
}

interface Connected {
  readonly client: Client;
  readonly token: string;
}

function clientsOf(coordinator: Coordinator, dataDir: string): Record<Role | 'folder', Connected> {
  const { address, security } = coordinator.endpoint;
  const connected = (token: string): Connected => {
    const { credentials, options } = secureChannel(address, security, token);
    return { client: new Client(address, credentials, options), token };
  };
  const made = (role: Exclude<Role, 'agent'>, mayLaunchCommands = false): Connected =>
    connected(
      coordinator.access.tokens.create({
        role,
        name: role,
        mayLaunchCommands,
        expiresAtMs: Date.now() + 3_600_000,
      }).token,
    );
  return {
    viewer: made('viewer'),
    operator: made('operator'),
    admin: made('admin', true),
    agent: connected(agentEndpoint(dataDir, 'fuzzed').token ?? ''),
    join: made('join'),
    folder: connected(coordinator.access.folderToken),
  };
}

/** Something for the requests to name. */
async function seedWork(owner: TestClient): Promise<void> {
  for (const [name, extra] of [
    ['probe', ''],
    ['halved', 'prune: { halving: { metric: score, goal: maximize, at: [1, 5], keep: 0.5 } }\n'],
  ] as const) {
    const source = probeSweep(name, 6, extra).replace('kind: command', 'kind: command, run: [x]');
    await owner.unary(controlService.launch, { requestId: name, source });
  }
}

function knownOf(state: CoordinatorState, random: Random): Known {
  const attempts = [...state.attempts.values()].slice(-20);
  const some = attempts.length === 0 ? undefined : attempts[random.below(attempts.length)];
  const sweeps = [...state.sweeps.values()];
  return {
    texts: {
      requestId: [`r${random.below(40)}`, newToken().slice(0, 20)],
      sweepId: ['', ...sweeps.map(({ id }) => id)],
      trialId:
        some === undefined
          ? sweeps.flatMap(({ trials }) => trials.slice(0, 2).map(({ plan }) => plan.id))
          : [some.trial.plan.id],
      agentId: ['', 'fuzzed'],
      agent: ['fuzzed'],
      logId: ['', '', state.config.logId],
      name: ['score', 'loss', 'box', 'artifact.txt'],
      factor: ['level'],
      sha256: ['0'.repeat(64), 'a'.repeat(64)],
      credentialSha256: [newToken().length.toString(16).padStart(64, '0'), 'b'.repeat(64)],
      incarnation: ['1', '2'],
      source: [
        probeSweep(`s${random.below(20)}`, 1 + random.below(5)).replace(
          'kind: command',
          'kind: command, run: [x]',
        ),
        probeSweep('torn', 3).slice(0, random.below(120)),
      ],
      service: ['', 'yates.v1.AgentService'],
      fileContainingSymbol: ['yates.v1.AgentService', '__proto__'],
      fileByFilename: ['yates/v1/agent.proto', 'constructor'],
    },
    numbers: {
      fence: some === undefined ? [1] : [some.fence, some.fence],
      protocol: [3, 3, 3, 2],
      slots: [1, 2, 4],
      waitMs: [0, 0, 20],
      priority: [1, 2],
      replicates: [1, 2],
      step: [1, 2, 5, 6],
      seenFence: [0, state.lastFence],
      attempt: [0, 1],
    },
  };
}

function messagesOf({ request, requestStream }: KnownCall, known: Known, random: Random): Uint8Array[] {
  const count = requestStream ? random.below(6) : 1;
  return Array.from({ length: count }, () => hostileMessage(request, known, random));
}

interface Ended {
  readonly code: number;
  readonly details: string;
}

const asBytes = (bytes: Buffer): Buffer => bytes;

/** @param cancels the caller goes before it is answered */
function send(
  client: Client,
  call: KnownCall,
  messages: readonly Uint8Array[],
  cancels: boolean,
): Promise<Ended> {
  return new Promise((resolve) => {
    const options = { deadline: Date.now() + callMs };
    // One that streams both ways speaks with every kind of method.
    const stream = client.makeBidiStreamRequest(call.path, asBytes, asBytes, options);
    let answers = 0;
    stream.on('data', () => {
      // A stream that would go on for ever has been heard for long enough.
      if (++answers === 20) stream.cancel();
    });
    stream.on('status', ({ code, details }: Ended) => resolve({ code, details }));
    stream.on('error', ({ code, details }: ServiceError) => resolve({ code, details }));
    for (const message of messages) stream.write(Buffer.from(message));
    if (cancels) setImmediate(() => stream.cancel());
    else stream.end();
    // Watches and long polls.
    if (call.responseStream) setTimeout(() => stream.cancel(), 150).unref();
  });
}

/** A request whose frames are torn: wrong lengths, unknown compression, or much after the end. */
function sendFrames(
  { endpoint }: Coordinator,
  call: KnownCall,
  token: string,
  random: Random,
): Promise<Ended> {
  return new Promise((resolve) => {
    const session = connect(`https://${endpoint.address}`, { rejectUnauthorized: false });
    const end = (code: number, details: string): void => {
      session.destroy();
      resolve({ code, details });
    };
    session.on('error', () => end(status.UNAVAILABLE, ''));
    session.setTimeout(callMs, () => end(status.DEADLINE_EXCEEDED, ''));
    const stream = session.request({
      ':method': 'POST',
      ':path': random.below(5) === 0 ? `${call.path}\u00e9` : call.path,
      'content-type': 'application/grpc',
      te: 'trailers',
      'grpc-encoding': ['identity', 'gzip', 'deflate', 'br', '__proto__'][random.below(5)],
      'grpc-timeout': ['', '1n', '99999999H', 'x', '3S'][random.below(5)],
      ...(random.below(5) === 0 ? {} : { authorization: `Bearer ${token}` }),
    });
    const heard = (headers: IncomingHttpHeaders): void => {
      if (headers['grpc-status'] === undefined) return;
      end(Number(headers['grpc-status']), decodeURI(headers['grpc-message']?.toString() ?? ''));
    };
    stream.on('response', heard);
    stream.on('trailers', heard);
    stream.on('error', () => end(status.CANCELLED, ''));
    stream.on('close', () => end(status.CANCELLED, ''));
    stream.resume();
    const frame = Buffer.alloc(5 + random.below(300), random.below(256));
    frame[0] = [0, 1, 2, 255][random.below(4)] as number;
    frame.writeUInt32BE([0, frame.length - 5, 5, 2 ** 31, 4 * 2 ** 20 + 1][random.below(5)] as number, 1);
    stream.write(frame);
    if (random.below(3) > 0) stream.end(Buffer.alloc(random.below(20)));
    setTimeout(() => end(status.CANCELLED, ''), 300).unref();
  });
}
