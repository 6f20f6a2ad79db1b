/**
 * What the referee knows of sweeps that score others: what each of their trials has to read, that it is there for as long as it is
 * needed, and what has come of it.
 */
import type { Fence, TrialId } from '../../base/ids.ts';
import type {
  ArtifactsCollected,
  CoordinatorEvent,
  ScorePlanned,
  SweepLaunched,
  TrialCompleted,
  TrialsPlanned,
} from '../../coordinator/core/event.ts';
import { digestOfFiles } from '../../design/scoring/scoring-trial.ts';
import { object } from './objection.ts';
import { isDryRun, scoreMetric, scoreOfFiles } from './sim-score.ts';

interface Notes {
  readonly spec: SweepLaunched['spec'];
  /** Cell, replicate and block of its trials, as text. */
  readonly places: Map<TrialId, string>;
  /** The results that count. */
  readonly counted: Map<TrialId, TrialCompleted>;
  /** Its trials that score others. */
  readonly scorers: Map<TrialId, Scorer>;
  /** The sweep that it scores. */
  of: string | undefined;
  /** Those that score it, oldest first. */
  readonly scoredBy: string[];
}

interface Scorer {
  /** The result whose files it reads. */
  readonly source: TrialCompleted;
  /** While it is pending, waiting or running, what it reads must stay. */
  status: 'pending' | 'done' | 'failed' | 'cancelled';
  /** It was given up or cancelled before, so what it reads may have been collected. */
  hadEnded: boolean;
  fence: Fence | undefined;
  value: number | undefined;
}

export class ScoreBook {
  readonly #sweeps = new Map<string, Notes>();
  readonly #collected = new Set<Fence>();

  onEvent(event: CoordinatorEvent): void {
    const isDry = 'requestId' in event && event.requestId !== undefined && isDryRun(event.requestId);
    object(!isDry, `a request that was to change nothing has brought ${event.type}`);
    if (event.type === 'sweep-launched') this.#onLaunched(event);
    if (event.type === 'score-planned') this.#onScorePlanned(event);
    if (event.type === 'trials-planned') this.#onPlanned(event);
    if (event.type === 'artifacts-collected') this.#onCollected(event);
    else if ('fence' in event) this.#onAttempt(event);
    if (event.type === 'sweep-cancelled')
      for (const scorer of this.#of(event.sweepId).scorers.values())
        if (scorer.status === 'pending') end(scorer, 'cancelled');
    if (event.type === 'sweep-reopened') this.#again(event.sweepId, 'cancelled');
    if (event.type === 'failed-retried') this.#again(event.sweepId, 'failed');
  }

  #onAttempt(event: Extract<CoordinatorEvent, { readonly fence: Fence }>): void {
    const scorer = this.#scorerOf(event);
    if (event.type === 'trial-completed') this.#onCompleted(event, scorer);
    if (scorer === undefined) return;
    if (event.type === 'trial-leased') scorer.fence = event.fence;
    if ((event.type === 'lease-expired' || event.type === 'attempt-failed') && !event.retry)
      end(scorer, 'failed');
    const isBack = event.type === 'lease-readopted' || event.type === 'fault-pardoned';
    if (isBack && scorer.status === 'failed') scorer.status = 'pending';
  }

  /** An answer leaves the coordinator that says how many trials of the linked sweep score others. */
  promised(linked: string, trials: number): void {
    const known = this.#sweeps.get(linked)?.scorers.size ?? 0;
    object(known >= trials, `${linked} is said to score ${trials} trials, but the log has ${known}`);
  }

  /** An attempt looks for the files that it scores. */
  looked(sweepId: string, trialId: TrialId, fence: Fence, isThere: boolean): void {
    const scorer = this.#sweeps.get(sweepId)?.scorers.get(trialId);
    // The lease of an attempt that another has followed gives no right to files.
    if (isThere || scorer === undefined || scorer.fence !== fence || scorer.status !== 'pending') return;
    object(scorer.hadEnded, `the files that ${trialId} scores are gone before it could read them`);
  }

  /** Each sweep with what its trials have been scored, by trial. The sweep that scores it last gives it. */
  *scores(): Iterable<readonly [sweepId: string, scores: ReadonlyMap<TrialId, number>]> {
    for (const [sweepId, { scoredBy }] of this.#sweeps) {
      const scores = new Map<TrialId, number>();
      for (const { source, value } of this.#sweeps.get(scoredBy.at(-1) ?? '')?.scorers.values() ?? [])
        if (value !== undefined) scores.set(source.trialId, value);
      yield [sweepId, scores];
    }
  }

  #onLaunched({ sweepId, spec }: SweepLaunched): void {
    this.#sweeps.set(sweepId, {
      spec,
      places: new Map(),
      counted: new Map(),
      scorers: new Map(),
      of: undefined,
      scoredBy: [],
    });
  }

  #onScorePlanned({ sweepId, of, rows }: ScorePlanned): void {
    const linked = this.#of(sweepId);
    const scored = this.#of(of);
    object(scored.of === undefined, `${sweepId} scores ${of}, which scores another`);
    object(
      linked.of === of || linked.places.size === 0,
      `${sweepId} scores ${of}, though it began as something else`,
    );
    linked.of = of;
    if (!scored.scoredBy.includes(sweepId)) scored.scoredBy.push(sweepId);
    const before = new Set([...linked.scorers.values()].map(({ source }) => source.trialId));
    for (const [id, sourceId, fence, digest] of rows) {
      const source = scored.counted.get(sourceId);
      object(source?.fence === fence, `${id} scores ${sourceId} under fence ${fence}, which does not count`);
      if (source === undefined) continue;
      object(
        !this.#collected.has(fence),
        `${id} is to score files of ${sourceId} that are not kept any more`,
      );
      object(
        digest === digestOfFiles(source.result.artifacts),
        `${id} scores other files than ${sourceId} left`,
      );
      object(!before.has(sourceId), `${sourceId} is scored by two trials of ${sweepId}`);
      before.add(sourceId);
      linked.scorers.set(id, {
        source,
        status: 'pending',
        hadEnded: false,
        fence: undefined,
        value: undefined,
      });
    }
  }

  #onPlanned({ sweepId, rows }: TrialsPlanned): void {
    const { places, of, scorers } = this.#of(sweepId);
    for (const [id, ...where] of rows) {
      places.set(id, JSON.stringify(where));
      if (of === undefined) continue;
      const source = scorers.get(id)?.source.trialId;
      object(source !== undefined, `${id} of ${sweepId} scores nothing`);
      const isSame = source !== undefined && this.#of(of).places.get(source) === places.get(id);
      object(isSame, `${id} is not where ${source} is, which it scores`);
    }
  }

  #onCollected({ trialId, fence, sweepId }: ArtifactsCollected): void {
    this.#collected.add(fence);
    for (const linked of this.#of(sweepId).scoredBy)
      for (const [id, { source, status, hadEnded }] of this.#of(linked).scorers)
        object(
          source.fence !== fence || status !== 'pending' || hadEnded,
          `files of ${trialId} are collected though ${id} has not scored them yet`,
        );
  }

  #onCompleted(event: TrialCompleted, scorer: Scorer | undefined): void {
    const { sweepId, trialId, result } = event;
    const { counted, spec } = this.#of(sweepId);
    counted.set(trialId, event);
    if (scorer === undefined) return;
    scorer.status = 'done';
    scorer.value = result.metrics[scoreMetric];
    const expected = scoreOfFiles(scorer.source.result.artifacts, spec.trainer.options);
    object(
      scorer.value === expected,
      `${trialId} has scored ${scorer.value}, but its files give ${expected}`,
    );
  }

  #again(sweepId: string, from: 'failed' | 'cancelled'): void {
    for (const scorer of this.#of(sweepId).scorers.values())
      if (scorer.status === from) scorer.status = 'pending';
  }

  #scorerOf({
    sweepId,
    trialId,
  }: {
    readonly sweepId: string;
    readonly trialId: TrialId;
  }): Scorer | undefined {
    return this.#of(sweepId).scorers.get(trialId);
  }

  #of(sweepId: string): Notes {
    const sweep = this.#sweeps.get(sweepId);
    object(sweep !== undefined, `sweep ${sweepId} was launched`);
    return sweep as Notes;
  }
}

function end(scorer: Scorer, status: 'failed' | 'cancelled'): void {
  Object.assign(scorer, { status, hadEnded: true, fence: undefined });
}
