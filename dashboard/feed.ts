/**
 * From the Watch stream into the store: messages are gathered and taken in at most five times a second, and less often where that takes
 * long, as among very many trials or on a machine that is busy.
 */
import { seededRandom } from '../base/random.ts';
import type { RpcClient } from '../proto/client.ts';
import { BatchTimer } from './batch-timer.ts';
import type { DashboardStore } from './store.ts';
import type { WatchUpdate } from '../client/facts.ts';
import { followSweep } from '../client/watch-stream.ts';

const batchMs = 200;
/** However long it takes. */
const batchMsMax = 2_000;
/** Of the time, for taking in what has come and the frame that shows it. */
const shareOfTime = 0.1;

export interface FeedOptions {
  readonly client: RpcClient;
  readonly sweepId: string | undefined;
  readonly store: DashboardStore;
  readonly onRefused: (error: Error) => void;
  /** Finds out if another answers in the coordinator's place, which grpc-js reports as nobody being there. */
  readonly impostor?: (() => Promise<Error | undefined>) | undefined;
}

/** A restart of the coordinator fails the first attempt; from the next one on it is looked who answers. */
const attemptsUnasked = 1;

/** @returns a function that ends it; what was received before is in the store then */
export function feedStore({ client, sweepId, store, onRefused, impostor }: FeedOptions): () => void {
  let gathered: WatchUpdate[] = [];
  let tookMs = 0;
  const flush = (): void => {
    if (gathered.length === 0) return;
    const updates = gathered;
    gathered = [];
    const fromMs = performance.now();
    store.dispatch({ kind: 'updates', updates });
    tookMs = performance.now() - fromMs;
  };
  const gapMs = (): number => Math.min(batchMsMax, Math.max(batchMs, tookMs / shareOfTime));
  const batches = new BatchTimer(gapMs, flush);
  const stopFollowing = followSweep({
    client,
    sweepId,
    // Jitter needs to differ between watchers, nothing more.
    random: seededRandom(`watch/${process.pid}/${client.address}`),
    listener: {
      opened: () => {
        store.dispatch({ kind: 'opened' });
      },
      update: (update) => {
        gathered.push(update);
        // What has come of a long sweep is shown at once: its counts first.
        batches.request();
      },
      lost: (reason, attempt) => {
        flush();
        store.dispatch({ kind: 'lost', reason, attempt });
        if (attempt <= attemptsUnasked) return;
        void impostor?.().then((error) => error && onRefused(error));
      },
      refused: onRefused,
    },
  });
  return () => {
    stopFollowing();
    batches.stop();
    flush();
  };
}
