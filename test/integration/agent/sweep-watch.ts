/** What a user sees of one sweep: the Watch stream, taken up again when the coordinator was away. */
import { EventEmitter, once } from 'node:events';
import type { RpcClient } from '../../../proto/client.ts';
import { metricsFromWire } from '../../../proto/convert-settings.ts';
import { yates } from '../../../proto/generated/yates.js';
import { controlService } from '../../../proto/service.ts';
import { connectTo, type Endpoint } from '../../../proto/tls/endpoint.ts';

const { TrialState, SweepState } = yates.v1;
type TrialView = yates.v1.TrialView.$Properties;

export class SweepWatch {
  readonly sweepId: string;
  readonly trials = new Map<string, TrialView>();
  state: number | undefined;
  readonly #endpoint: Endpoint;
  readonly #news = new EventEmitter();
  #client: RpcClient;
  #isClosed = false;

  constructor(endpoint: Endpoint, sweepId: string) {
    this.#endpoint = endpoint;
    this.sweepId = sweepId;
    this.#client = this.#connect();
  }

  close(): void {
    this.#isClosed = true;
    this.#client.close();
  }

  /** Resolves with what `find` gives once that is not undefined. */
  async until<T>(find: (trials: TrialView[]) => T | undefined): Promise<T> {
    for (;;) {
      const found = find([...this.trials.values()]);
      if (found !== undefined) return found;
      await once(this.#news, 'change');
    }
  }

  /** All trials as the coordinator has them then: in the stream, the news of a sweep overtakes that of its trials. */
  async untilFinished(): Promise<TrialView[]> {
    await this.until(() => (this.state === SweepState.SWEEP_STATE_FINISHED ? true : undefined));
    const trials: TrialView[] = [];
    const pages = this.#client.serverStream(controlService.listTrials, { sweepId: this.sweepId });
    for await (const page of pages as AsyncIterable<{ trials: TrialView[] }>) trials.push(...page.trials);
    return trials;
  }

  /** A trial that runs and waits for its signal, other than those named. */
  async running(not: { pid?: number; trialId?: string } = {}): Promise<{ trialId: string; pid: number }> {
    return await this.until((trials) => {
      for (const { trialId = '', state, progress } of trials) {
        const { pid } = metricsFromWire(progress?.metrics ?? []);
        const waits = state === TrialState.TRIAL_STATE_LEASED && (progress?.step ?? 0) >= 2;
        if (waits && pid !== undefined && pid !== not.pid && trialId !== not.trialId) return { trialId, pid };
      }
      return undefined;
    });
  }

  #connect(): RpcClient {
    const client = connectTo(this.#endpoint, {
      'grpc.initial_reconnect_backoff_ms': 50,
      'grpc.max_reconnect_backoff_ms': 200,
    });
    const again = (): void => {
      client.close();
      if (!this.#isClosed) setTimeout(() => (this.#client = this.#connect()), 50);
    };
    // A new channel waits for its first connection: no failure before it was tried.
    const stream = client.serverStream(controlService.watch, { sweepId: this.sweepId });
    // After an error too.
    stream.on('end', again);
    stream.on('error', () => {});
    stream.on('data', ({ sweep, trial }: yates.v1.WatchUpdate.$Properties) => {
      if (sweep) this.state = sweep.state ?? undefined;
      if (trial) this.trials.set(trial.trialId ?? '', trial);
      this.#news.emit('change');
    });
    return client;
  }
}

export { TrialState };
