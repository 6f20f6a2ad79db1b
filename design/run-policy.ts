/**
 * The run policy of a sweep: time limits, retries, what a trial takes of an agent, and what stays of what it left. It decides how trials are run and
 * not what they compute. It is therefore no part of a design hash or of a trial's id, and may be changed while a sweep runs.
 */
import { canonicalJson, type Json } from '../base/canonical-json.ts';
import { formatDuration, parseDuration } from './duration.ts';
import { isKeepName, keepDefaults, keepOf, keepTexts } from './keep.ts';
import type { KeepSpec, Resources, RetryPolicy, SweepSpec, TrainerSpec } from './sweep-spec.ts';

export interface RunPolicy {
  /** Wall time of one attempt; 0 for no limit. */
  readonly timeoutMs: number;
  /** Longest silence of a running trial; 0 for no limit. */
  readonly stallTimeoutMs: number;
  /** Time from SIGTERM to SIGKILL as the sweep file has it; undefined where it does not say, and for the built-in trainer. */
  readonly killGrace?: Json | undefined;
  readonly retry: RetryPolicy;
  readonly resources: Resources;
  /** What stays of what trials left; left out where the sweep file says nothing of it. */
  readonly keep?: KeepSpec;
}

/** One setting of a run policy that is not what it was, in the words of the sweep file. */
export interface PolicyChange {
  /** Such as `timeout`, `retry.user`, `slots`, `gpus` or `labels.gpu`. */
  readonly name: string;
  /** Empty for GPUs or a label that were not asked for. */
  readonly before: string;
  /** Empty for GPUs or a label that are not asked for any more. */
  readonly after: string;
}

/** A run policy by the names that users know: each setting as a sweep file would have it. */
export type PolicyTexts = Readonly<Record<string, string>>;

/** Time from SIGTERM to SIGKILL where a sweep file does not say it. */
export const killGraceDefault = '5s';

/** Key of the time from SIGTERM to SIGKILL among the options of a trainer. */
const killGraceKey = 'kill_grace';

/** Names of the retry budgets in a sweep file. */
const retryNames: Readonly<Record<keyof RetryPolicy, string>> = {
  user: 'user',
  outOfMemory: 'out_of_memory',
  diverged: 'diverged',
  timeout: 'timeout',
  lost: 'lost',
  infrastructure: 'infrastructure',
  metricsMissing: 'metrics_missing',
};

export const labelPrefix = 'labels.';
/** Name of the number of GPUs of a trial; it has no text where a sweep does not ask for any. */
export const gpusName = 'gpus';
const retryPrefix = 'retry.';

/**
 * The run policy of a sweep.
 *
 * @example
 * import { parseSweep } from './file/parse-sweep.ts';
 * const text = `version: 1
 * name: sizes
 * factors: { size: [small, large] }
 * response: { primary: score, goal: maximize }
 * trainer: { kind: command, timeout: 1h }`;
 * const spec = parseSweep(text, { fileName: 'sizes.yaml' });
 * runPolicyOf(spec).timeoutMs; // 3600000
 */
export function runPolicyOf({ trainer, retry, resources, keep }: PolicyParts): RunPolicy {
  const { timeoutMs, stallTimeoutMs, kind, options } = trainer;
  const killGrace = kind === 'command' ? options[killGraceKey] : undefined;
  return {
    timeoutMs,
    stallTimeoutMs,
    ...(killGrace === undefined ? {} : { killGrace }),
    retry,
    resources,
    ...(keep === undefined ? {} : { keep }),
  };
}

type PolicyParts = Pick<SweepSpec, 'trainer' | 'retry' | 'resources' | 'keep'>;

/**
 * The sweep with another run policy.
 *
 * @example
 * import { parseSweep } from './file/parse-sweep.ts';
 * const text = `version: 1
 * name: sizes
 * factors: { size: [small, large] }
 * response: { primary: score, goal: maximize }
 * trainer: { kind: command, timeout: 1h }`;
 * const spec = parseSweep(text, { fileName: 'sizes.yaml' });
 * withRunPolicy(spec, { ...runPolicyOf(spec), timeoutMs: 0 }).trainer.timeoutMs; // 0
 */
export function withRunPolicy(spec: SweepSpec, policy: RunPolicy): SweepSpec {
  const { timeoutMs, stallTimeoutMs, killGrace, retry, resources, keep } = policy;
  const options = optionsWithoutPolicy(spec.trainer);
  const { keep: _before, ...others } = spec;
  return {
    ...others,
    trainer: {
      ...spec.trainer,
      options:
        killGrace === undefined || spec.trainer.kind !== 'command'
          ? options
          : { ...options, [killGraceKey]: killGrace },
      timeoutMs,
      stallTimeoutMs,
    },
    retry,
    resources,
    ...(keep === undefined ? {} : { keep }),
  };
}

/**
 * The options of a trainer that decide what a trial computes.
 *
 * @example
 * optionsWithoutPolicy({ kind: 'diffusion', options: { steps: 100 } }); // { steps: 100 }
 */
export function optionsWithoutPolicy({ kind, options }: Pick<TrainerSpec, 'kind' | 'options'>) {
  if (kind !== 'command' || options[killGraceKey] === undefined) return options;
  const { [killGraceKey]: _killGrace, ...rest } = options;
  return rest;
}

/**
 * The settings of a run policy by name, each as a sweep file would have it.
 *
 * @example
 * import { parseSweep } from './file/parse-sweep.ts';
 * const text = `version: 1
 * name: sizes
 * factors: { size: [small, large] }
 * response: { primary: score, goal: maximize }
 * trainer: { kind: command, timeout: 1h }`;
 * const spec = parseSweep(text, { fileName: 'sizes.yaml' });
 * policyTexts(spec)['timeout']; // '1h'
 * policyTexts(spec)['retry.user']; // '1'
 */
export function policyTexts(spec: PolicyParts): PolicyTexts {
  const { timeoutMs, stallTimeoutMs, killGrace, retry, resources } = runPolicyOf(spec);
  const grace = typeof killGrace === 'string' ? killGrace : killGraceDefault;
  const retries = Object.entries(retryNames).map(([key, name]) => [
    `${retryPrefix}${name}`,
    String(retry[key as keyof RetryPolicy]),
  ]);
  const labels = Object.entries(resources.labels).map(([name, value]) => [`${labelPrefix}${name}`, value]);
  return {
    timeout: formatDuration(timeoutMs),
    stall_timeout: formatDuration(stallTimeoutMs),
    ...(spec.trainer.kind === 'command' ? { [killGraceKey]: formatDuration(parseDuration(grace) ?? 0) } : {}),
    ...Object.fromEntries(retries),
    slots: String(resources.slots),
    ...(resources.gpus === undefined ? {} : { [gpusName]: String(resources.gpus) }),
    ...Object.fromEntries(labels),
    ...keepTexts(spec.keep),
  };
}

/**
 * With what was the default before run policies had it: logs hold policies of earlier versions.
 *
 * @example
 * completePolicyTexts({ slots: '2' })['keep.output']; // 'all'
 */
export const completePolicyTexts = (texts: PolicyTexts): PolicyTexts => ({ ...keepDefaults, ...texts });

/**
 * What differs between two run policies, in the order of their settings.
 *
 * @example
 * policyChanges({ slots: '1' }, { slots: '2' }); // [{ name: 'slots', before: '1', after: '2' }]
 */
export function policyChanges(before: PolicyTexts, after: PolicyTexts): PolicyChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((name) => ({ name, before: before[name] ?? '', after: after[name] ?? '' }))
    .filter((change) => change.before !== change.after);
}

/**
 * The sweep with some settings of its run policy changed.
 *
 * @param changes of which `after` is taken; each has a name and a text that `policyTexts` could have given
 *
 * @example
 * import { parseSweep } from './file/parse-sweep.ts';
 * const text = `version: 1
 * name: sizes
 * factors: { size: [small, large] }
 * response: { primary: score, goal: maximize }
 * trainer: { kind: command, timeout: 1h }`;
 * const spec = parseSweep(text, { fileName: 'sizes.yaml' });
 * const changes = [{ name: 'timeout', before: '1h', after: '8h' }];
 * withPolicyChanges(spec, changes).trainer.timeoutMs; // 28800000
 */
export function withPolicyChanges(spec: SweepSpec, changes: readonly PolicyChange[]): SweepSpec {
  const policy = changes.reduce(changedPolicy, runPolicyOf(spec));
  return withRunPolicy(spec, policy);
}

function changedPolicy(policy: RunPolicy, { name, after }: PolicyChange): RunPolicy {
  if (name === 'timeout') return { ...policy, timeoutMs: parseDuration(after) ?? policy.timeoutMs };
  if (name === 'stall_timeout')
    return { ...policy, stallTimeoutMs: parseDuration(after) ?? policy.stallTimeoutMs };
  if (name === killGraceKey) return { ...policy, killGrace: after };
  if (isKeepName(name)) {
    const { keep: before, ...others } = policy;
    const keep = keepOf({ ...keepTexts(before), [name]: after });
    return keep === undefined ? others : { ...others, keep };
  }
  const { resources, retry } = policy;
  if (name === 'slots') return { ...policy, resources: { ...resources, slots: Number(after) } };
  if (name === gpusName) {
    const { gpus: _before, ...others } = resources;
    return { ...policy, resources: after === '' ? others : { ...others, gpus: Number(after) } };
  }
  if (name.startsWith(labelPrefix)) {
    const label = name.slice(labelPrefix.length);
    const { [label]: _before, ...others } = resources.labels;
    const labels = after === '' ? others : { ...others, [label]: after };
    return { ...policy, resources: { ...resources, labels } };
  }
  const budget = Object.entries(retryNames).find(([, named]) => name === `${retryPrefix}${named}`);
  return budget === undefined ? policy : { ...policy, retry: { ...retry, [budget[0]]: Number(after) } };
}

/**
 * What stands in a design hash in place of the run policy: that of a sweep file that says nothing of it, in the versions that
 * hashed it. It never changes, so that such a file keeps its hash.
 */
export const policyInHash: RunPolicy = {
  timeoutMs: 0,
  stallTimeoutMs: 300_000,
  retry: { user: 1, outOfMemory: 1, diverged: 0, timeout: 1, lost: 5, infrastructure: 20, metricsMissing: 1 },
  resources: { slots: 1, labels: {} },
};

/**
 * True if both stand for the same in a design hash of an earlier version.
 *
 * @example
 * samePolicy(policyInHash, { ...policyInHash, timeoutMs: 1 }); // false
 */
export const samePolicy = (left: RunPolicy, right: RunPolicy): boolean =>
  canonicalJson(left as unknown as Json) === canonicalJson(right as unknown as Json);

/**
 * Changes in one line for people.
 *
 * @example
 * changesInWords([{ name: 'timeout', before: '1h', after: '8h' }]); // 'timeout 1h -> 8h'
 */
export const changesInWords = (changes: readonly PolicyChange[]): string =>
  changes.map(({ name, before, after }) => `${name} ${before || 'none'} -> ${after || 'none'}`).join(', ');
