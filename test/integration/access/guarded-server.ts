/** Our two services behind the guard, over TLS, with handlers that only say who called. */
import { join } from 'node:path';
import {
  type handleUnaryCall,
  type Metadata,
  Server,
  type ServerDuplexStream,
  type ServiceDefinition,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { systemClock } from '../../../base/clock.ts';
import { type Caller, callerOf } from '../../../coordinator/access/caller.ts';
import { ownCertificate } from '../../../coordinator/access/certificate/server-certificate.ts';
import { ownCredentials } from '../../../coordinator/access/certificate/server-credentials.ts';
import { guard, type GuardParts } from '../../../coordinator/access/guard/guard.ts';
import { OpenCalls } from '../../../coordinator/access/guard/open-calls.ts';
import { Refusals } from '../../../coordinator/access/guard/refusals.ts';
import { TokenStore } from '../../../coordinator/access/token/token-store.ts';
import type { Pin } from '../../../proto/tls/certificate-pin.ts';
import { agentService, controlService } from '../../../proto/service.ts';

export interface GuardedServer {
  readonly address: string;
  readonly port: number;
  readonly pin: Pin;
  readonly tokens: TokenStore;
  readonly calls: OpenCalls;
  readonly refusals: Refusals;
  /** Who reached a handler, and with which headers. */
  readonly reached: { readonly path: string; readonly caller: Caller; readonly headers: string }[];
  readonly refused: Parameters<GuardParts['onRefused']>[0][];
  stop(): void;
}

const messageBytesMax = 16 * 2 ** 20;

/** @param isGuarded false: the same server without a guard, to compare with */
export async function startGuardedServer(folder: string, isGuarded = true): Promise<GuardedServer> {
  const secrets = join(folder, 'secrets');
  const certificate = await ownCertificate(secrets);
  const tokens = new TokenStore(secrets, systemClock);
  tokens.watch();
  const calls = new OpenCalls(tokens);
  tokens.onChange(() => calls.endInvalid());
  const refusals = new Refusals();
  const reached: GuardedServer['reached'][number][] = [];
  const refused: GuardedServer['refused'][number][] = [];
  const guarding = guard({
    tokens,
    calls,
    connections: { prove: () => {}, refused: () => {} },
    refusals,
    clock: systemClock,
    onRefused: (one) => refused.push(one),
  });
  const server = new Server({
    'grpc.max_receive_message_length': messageBytesMax,
    ...(isGuarded ? { interceptors: [guarding] } : {}),
  });
  const note = (call: { readonly metadata: Metadata; getPath(): string }): void => {
    if (!isGuarded) return;
    const headers = JSON.stringify(call.metadata.toJSON());
    reached.push({ path: call.getPath(), caller: callerOf(call), headers });
  };
  for (const service of [agentService, controlService]) server.addService(service, handlersOf(service, note));
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ownCredentials(certificate), (error, found) =>
      error === null ? resolve(found) : reject(error),
    );
  });
  const { pin } = certificate;
  const stop = (): void => {
    server.forceShutdown();
    tokens.close();
    calls.close();
  };
  return { address: `127.0.0.1:${port}`, port, pin, tokens, calls, refusals, reached, refused, stop };
}

/** Unary calls and client streams are answered with nothing; streams to the client stay open. */
function handlersOf(
  service: ServiceDefinition,
  note: (call: { readonly metadata: Metadata; getPath(): string }) => void,
): UntypedServiceImplementation {
  const unary: handleUnaryCall<unknown, unknown> = (call, respond) => {
    note(call);
    respond(null, {});
  };
  const stream = (call: ServerDuplexStream<unknown, unknown>): void => {
    note(call);
    call.on('error', () => {});
    call.write({});
  };
  return Object.fromEntries(
    Object.entries(service).map(([name, { responseStream }]) => [name, responseStream ? stream : unary]),
  );
}
