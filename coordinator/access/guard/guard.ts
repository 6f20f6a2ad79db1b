/**
 * The guard before every call: it reads the token from the metadata, and lets the call through as a known caller or ends it.
 *
 * It does so before the body is read. grpc-js calls interceptors from the headers alone and keeps the stream paused until
 * the handler behind them asks for a message (`startRead` in its server-interceptors.js), so a refused call costs no more
 * than its HTTP/2 window of 64 KiB. What a refused caller goes on sending is thrown away as it comes.
 */
import { type Metadata, ServerInterceptingCall, type ServerInterceptor, status } from '@grpc/grpc-js';
import type { Clock } from '../../../base/clock.ts';
import { rightFor } from '../call-rights.ts';
import { type Caller, setCaller } from '../caller.ts';
import { hasRight } from '../role.ts';
import type { TokenStore } from '../token/token-store.ts';
import type { OpenCalls } from './open-calls.ts';
import {
  noLongerProven,
  notAllowed,
  type RefusedCall,
  tooManyCalls,
  unknowable,
  unproven,
} from './refusal.ts';
import type { Refusal, Refusals } from './refusals.ts';
import type { Connections } from './connections.ts';

export interface GuardParts {
  readonly tokens: Pick<TokenStore, 'prove'>;
  readonly calls: OpenCalls;
  readonly connections: Pick<Connections, 'prove' | 'refused'>;
  readonly refusals: Refusals;
  readonly clock: Clock;
  /** Hears of refused calls; `refusal.line` says if one is worth a line. `caller` is set where the token was good. */
  readonly onRefused: (refused: {
    readonly refusal: Refusal;
    readonly code: string;
    readonly path: string;
    readonly peer: string;
    readonly caller: Caller | undefined;
  }) => void;
}

/** Goes into the `interceptors` of a server, before any other. */
export function guard({
  tokens,
  calls,
  connections,
  refusals,
  clock,
  onRefused,
}: GuardParts): ServerInterceptor {
  return (method, call) => {
    const { path } = method;
    let ended = (): void => {};
    const judge = (metadata: Metadata): Caller | (RefusedCall & { readonly caller?: Caller }) => {
      try {
        const proof = tokens.prove(bearerToken(metadata));
        if ('refused' in proof) return unproven(proof.refused);
        const { id, name, role, mayLaunchCommands, agentId } = proof.token;
        const caller = { tokenId: id, name, role, mayLaunchCommands, agentId, peer: call.getPeer() };
        const right = rightFor(path);
        if (right === undefined || !hasRight(role, right))
          return { ...notAllowed(role, right, path), caller };
        return caller;
      } catch (error) {
        return unknowable(error);
      }
    };
    return new ServerInterceptingCall(call, {
      start: (next) =>
        next({
          onReceiveMetadata: (metadata, proceed) => {
            const verdict = judge(metadata);
            if ('error' in verdict) {
              const { code, error, caller } = verdict;
              const peer = call.getPeer();
              const refusal = refusals.note(peer, clock.nowMs());
              call.sendStatus({ code, details: error.message, metadata: null });
              onRefused({ refusal, code: error.code, path, peer, caller });
              if (code === status.UNAUTHENTICATED) connections.refused(peer, clock.nowMs());
              return;
            }
            // No handler, and nothing that a handler logs, ever has the token.
            metadata.remove('authorization');
            setCaller(metadata, verdict);
            connections.prove(verdict.peer);
            const end = ({ code, error }: RefusedCall): void =>
              call.sendStatus({ code, details: error.message, metadata: null });
            const added = calls.add(verdict.tokenId, () => end(noLongerProven));
            if (added === undefined) {
              end(tooManyCalls);
              return;
            }
            ended = added;
            proceed(metadata);
          },
          onCancel: () => ended(),
        }),
    });
  };
}

/** @returns undefined where there is none, or more than one */
function bearerToken(metadata: Metadata): string | undefined {
  const [first, ...others] = metadata.get('authorization');
  if (typeof first !== 'string' || others.length > 0) return undefined;
  return /^Bearer (\S+)$/i.exec(first)?.[1];
}
