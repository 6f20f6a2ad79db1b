/**
 * What became of a run. `result`: it finished, and its numbers count. `unknown`: a word that no tool we know of uses.
 * All others are no results, whatever numbers the run left behind.
 */
export type OutcomeMeaning =
  | 'result'
  | 'pruned'
  | 'failed'
  | 'diverged'
  | 'cancelled'
  | 'leased'
  | 'running'
  | 'queued'
  | 'unknown';

/** How one word of the outcome column was understood. */
export interface OutcomeCount {
  /** As it stands in the table. */
  readonly word: string;
  /** `result` counts; `unknown` counts too, and a note names it; all others are lost, whatever their numbers. */
  readonly meaning: OutcomeMeaning;
  readonly rows: number;
  readonly used: number;
}

/**
 * The words of Yates, Optuna (TrialState), Weights & Biases, Ray Tune, MLflow, Slurm and the tuners of the clouds. Ray calls
 * a trial TERMINATED when it has ended well; a run that a user or a scheduler killed has no result.
 */
const wordsByMeaning: Readonly<Record<Exclude<OutcomeMeaning, 'unknown'>, string>> = {
  result: 'done complete completed finished finish succeeded success successful ok terminated ended',
  pruned: 'pruned prune early_stopped earlystopped stopped_early early_stop',
  failed:
    'failed fail failure error errored crashed crash exception oom out_of_memory timeout timed_out node_fail boot_fail lost infrastructure',
  diverged: 'diverged diverge divergence',
  cancelled:
    'cancelled canceled killed abort aborted interrupted preempted revoked stopped stopping skipped infeasible abandoned',
  leased: 'leased',
  running: 'running started in_progress inprogress paused suspended restoring resuming restarting preempting',
  queued: 'queued waiting pending scheduled submitted created unstarted not_started candidate new',
};

const meanings = new Map<string, OutcomeMeaning>(
  Object.entries(wordsByMeaning).flatMap(([meaning, words]) =>
    words.split(' ').map((word) => [word, meaning as OutcomeMeaning] as const),
  ),
);

/**
 * What a word for the end of a run means, in any case, and with the name of its type before it.
 *
 * @example
 * ['PRUNED', 'TrialState.FAIL', 'crashed', 'TERMINATED', 'early stopped'].map(meaningOfOutcome);
 * // ['pruned', 'failed', 'failed', 'result', 'pruned']
 * meaningOfOutcome('good'); // 'unknown'
 */
export function meaningOfOutcome(word: string): OutcomeMeaning {
  const plain = word
    .trim()
    .replace(/^.*\./, '')
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
  return meanings.get(plain) ?? 'unknown';
}
