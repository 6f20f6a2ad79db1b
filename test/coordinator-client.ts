/**
 * How tests and benches call a coordinator: over TLS and with tokens, as everybody does. Whoever runs the test owns the
 * data folder, so it may make credentials for agents as it likes.
 */
import { join } from 'node:path';
import type { ChannelOptions } from '@grpc/grpc-js';
import { systemClock } from '../base/clock.ts';
import { agentId as agentIdOf } from '../base/ids.ts';
import { newToken, tokenHash } from '../base/secret/token.ts';
import { ownCertificate } from '../coordinator/access/certificate/server-certificate.ts';
import { readFolderEndpoint } from '../coordinator/access/folder-endpoint.ts';
import { agentsToken } from '../coordinator/access/invitations.ts';
import { TokenStore } from '../coordinator/access/token/token-store.ts';
import type { Invitation } from '../agent/join/invitation.ts';
import { RpcClient, type UnaryOptions } from '../proto/client.ts';
import { agentService, type RpcMethod } from '../proto/service.ts';
import { secureChannel } from '../proto/tls/channel-security.ts';
import { connectTo, type Endpoint } from '../proto/tls/endpoint.ts';
import { type WorkMethod, type WorkOptions, WorkStream } from '../proto/work-stream.ts';

/** Calls as the owner of the folder. @param address used instead of the coordinator's own, such as a proxy's */
export function ownerEndpoint(dataDir: string, address?: string): Endpoint {
  const own = readFolderEndpoint(dataDir);
  if (own === undefined) throw new Error(`no coordinator has started on ${dataDir}`);
  return { ...own, address: address ?? own.address };
}

const credentials = new Map<string, string>();

/** Calls as this agent; makes its credential if it has none. */
export function agentEndpoint(dataDir: string, agentId: string, address?: string): Endpoint {
  const key = `${dataDir} ${agentId}`;
  const token = credentials.get(key) ?? newToken();
  if (!credentials.has(key)) {
    const tokens = new TokenStore(join(dataDir, 'secrets'), systemClock);
    tokens.exchange('test', agentIdOf(agentId), agentId, tokenHash(token));
    credentials.set(key, token);
  }
  return { ...ownerEndpoint(dataDir, address), token };
}

/** What lets a real agent in, also before the folder's coordinator has ever started. */
export async function invitationTo(dataDir: string, address: string): Promise<Invitation> {
  const { pin } = await ownCertificate(join(dataDir, 'secrets'));
  return { address, token: agentsToken(dataDir), security: { kind: 'fetch', pin } };
}

export interface TestClientOptions {
  readonly address?: string | undefined;
  /** For calls that name no agent: uploads and streams. */
  readonly agentId?: string;
  readonly channel?: ChannelOptions;
}

/** Calls ControlService as the owner of the folder, and AgentService as the agent that the request names. */
export class TestClient extends RpcClient {
  readonly #dataDir: string;
  readonly #options: TestClientOptions;
  readonly #agents = new Map<string, RpcClient>();

  constructor(dataDir: string, options: TestClientOptions = {}) {
    const { address, security, token } = ownerEndpoint(dataDir, options.address);
    const { credentials: channel, options: own } = secureChannel(address, security, token);
    super(address, channel, { ...own, ...options.channel });
    this.#dataDir = dataDir;
    this.#options = options;
  }

  override unary<RequestIn, ResponseIn, RequestOut, ResponseOut>(
    method: RpcMethod<RequestIn, RequestOut, ResponseIn, ResponseOut>,
    request: RequestIn,
    options?: UnaryOptions,
  ): Promise<ResponseOut> {
    if (!isOfAgents(method)) return super.unary(method, request, options);
    const { agentId } = request as { agentId?: string };
    return this.as(agentId).unary(method, request, options);
  }

  override clientStream<RequestIn, ResponseIn, RequestOut, ResponseOut>(
    method: RpcMethod<RequestIn, RequestOut, ResponseIn, ResponseOut>,
    done: (error: Error | null, response: ResponseOut | undefined) => void,
  ) {
    return isOfAgents(method) ? this.as().clientStream(method, done) : super.clientStream(method, done);
  }

  override bidiStream<RequestIn, ResponseIn, RequestOut, ResponseOut>(
    method: RpcMethod<RequestIn, RequestOut, ResponseIn, ResponseOut>,
  ) {
    return isOfAgents(method) ? this.as().bidiStream(method) : super.bidiStream(method);
  }

  /** The client of one agent. */
  as(agentId = this.#options.agentId ?? 'agent-1'): RpcClient {
    const known = this.#agents.get(agentId);
    if (known !== undefined) return known;
    const { address, channel } = this.#options;
    const client = connectTo(agentEndpoint(this.#dataDir, agentId, address), channel);
    this.#agents.set(agentId, client);
    return client;
  }

  override close(): void {
    for (const client of this.#agents.values()) client.close();
    super.close();
  }
}

const streams = new WeakMap<RpcClient, WorkStream>();

/** Asks on the Work stream of this client or, of a `TestClient`, of the agent that the request names. */
export function ask<Method extends WorkMethod>(
  client: RpcClient,
  method: Method,
  { agentId, ...request }: Parameters<typeof WorkStream.prototype.ask<Method>>[1] & { agentId?: string },
  options?: WorkOptions,
): ReturnType<typeof WorkStream.prototype.ask<Method>> {
  const own = client instanceof TestClient ? client.as(agentId) : client;
  const stream = streams.get(own) ?? new WorkStream(own);
  streams.set(own, stream);
  return stream.ask(method, request as Parameters<typeof WorkStream.prototype.ask<Method>>[1], options);
}

const agentPaths: ReadonlySet<string> = new Set(Object.values(agentService).map(({ path }) => path));
const isOfAgents = ({ path }: { readonly path: string }): boolean => agentPaths.has(path);
