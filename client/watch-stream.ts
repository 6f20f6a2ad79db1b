/**
 * Follows the coordinator's Watch stream until it is ended. A stream that breaks is opened again, with backoff and jitter.
 * Each stream begins with the whole state, so a break costs time and nothing else.
 */
import { type ServiceError, status } from '@grpc/grpc-js';
import type { Random } from '../base/random.ts';
import { YatesError } from '../base/error.ts';
import type { RpcClient } from '../proto/client.ts';
import { saidByCoordinator } from './ask-at.ts';
import { callFault } from '../proto/call-fault.ts';
import { neverConnected } from '../proto/never-connected.ts';
import { controlService } from '../proto/service.ts';
import { watchUpdateFromWire } from './from-wire.ts';
import { noSweepYet, type WatchUpdate } from './facts.ts';

interface WatchListener {
  opened(): void;
  /** Called once per message; the listener batches. */
  update(update: WatchUpdate): void;
  /** @param attempt how many times in a row it could not be opened or broke off, from 1 */
  lost(reason: string, attempt: number): void;
  /** The coordinator will never answer: no further attempt is made. */
  refused(error: YatesError): void;
}

interface WatchOptions {
  readonly client: RpcClient;
  /** Undefined: the newest sweep; once one was seen the stream stays with it. */
  readonly sweepId: string | undefined;
  readonly listener: WatchListener;
  readonly random: Random;
}

const firstBackoffMs = 200;
const backoffMsMax = 5000;

/** Milliseconds before attempt `attempt` + 1: doubling, with 20% of jitter so that watchers do not come in step. */
function backoffMs(attempt: number, random: Random): number {
  const base = Math.min(backoffMsMax, firstBackoffMs * 2 ** Math.min(20, attempt - 1));
  return base * (0.8 + 0.4 * random.uniform());
}

/** @returns a function that ends it */
export function followSweep({ client, sweepId, listener, random }: WatchOptions): () => void {
  let wanted = sweepId;
  let attempt = 0;
  let stopped = false;
  let seen = false;
  let timer: NodeJS.Timeout | undefined;
  let cancel = (): void => {};

  const open = (): void => {
    const stream = client.serverStream(controlService.watch, {
      sweepId: wanted ?? '',
      pages: true,
      entries: true,
    });
    let isOpen = false;
    let over = false;
    const end = (error: ServiceError | undefined): void => {
      if (over || stopped) return;
      over = true;
      attempt++;
      const refusal = error === undefined ? undefined : refusalOf(error, wanted, seen, client.address);
      if (refusal !== undefined) {
        stopped = true;
        listener.refused(refusal);
        return;
      }
      listener.lost(reasonOf(error), attempt);
      timer = setTimeout(open, backoffMs(attempt, random));
    };
    cancel = () => stream.cancel();
    stream.on('data', (wire) => {
      const update = watchUpdateFromWire(wire);
      if (update === undefined || over || stopped) return;
      if (!isOpen) listener.opened();
      isOpen = true;
      seen = true;
      if (update.kind === 'sweep') wanted = update.sweep.id;
      if (update.kind === 'caught-up') attempt = 0;
      listener.update(update);
    });
    stream.on('error', (error: ServiceError) => end(error));
    stream.on('end', () => end(undefined));
  };

  open();
  return () => {
    stopped = true;
    clearTimeout(timer);
    cancel();
  };
}

/** Errors that time does not heal. A coordinator that has no sweep yet, or lost one it had, is waited for. */
function refusalOf(
  error: ServiceError,
  sweepId: string | undefined,
  seen: boolean,
  address: string,
): YatesError | undefined {
  const { code, details } = error;
  const refused = (message: string, next: string): YatesError =>
    new YatesError({ code: 'E_WATCH_REFUSED', message, place: { file: address }, next, cause: error });
  const unknownSweep = code === status.NOT_FOUND && (sweepId ?? '') !== '' && !seen;
  if (unknownSweep || code === status.INVALID_ARGUMENT)
    return (
      saidByCoordinator(error, address) ??
      refused(
        unknownSweep ? `the coordinator knows no sweep "${sweepId}"` : details,
        'list the sweeps with `yates ls`',
      )
    );
  if (code === status.UNAUTHENTICATED || code === status.PERMISSION_DENIED) {
    return refused(`the coordinator refuses: ${details}`, 'check the token and the certificates');
  }
  if (code !== status.UNIMPLEMENTED) return undefined;
  return refused('what answers there is no Yates coordinator, or an older one', 'check the address');
}

function reasonOf(error: ServiceError | undefined): string {
  if (error === undefined) return 'the coordinator ended the stream';
  if (error.code === status.NOT_FOUND) return noSweepYet;
  if (neverConnected(error)) return 'nobody listens there';
  // It is tried again without anybody's doing, so the next step is left out.
  return callFault(error)?.message ?? error.details.split('\n')[0] ?? '';
}
