/** The core's answers to agents, as wire messages. */
import type { Level, SweepSpec, TrainerSpec } from '../../design/sweep-spec.ts';
import { seedsOf } from '../../design/trial-seeds.ts';
import { levelToWire, settingsToWire } from '../../proto/convert-settings.ts';
import type { yates } from '../../proto/generated/yates.js';
import { outcomeVerdicts, renewVerdicts } from '../../proto/vocabulary.ts';
import { type Answers, isSettled, type OutcomeVerdict } from '../core/answer.ts';
import { artifactsOf } from '../core/apply-retention.ts';
import { grantedCheckpoints } from '../core/checkpoint.ts';
import { requiredMetrics } from '../core/settle.ts';
import type { Attempt, Checkpoint, Sweep } from '../core/state.ts';

export function leaseToWire(
  requestId: string,
  { grants, idle, tooLongMs = 0 }: Answers['lease'],
  sweeps: SweepsTold,
): yates.v1.LeaseResponse.$Properties {
  return {
    requestId,
    grants: grants.map((attempt) => grantToWire(attempt, sweeps.told(attempt))),
    idle,
    tooLongMs,
  };
}

function grantToWire(attempt: Attempt, { info, hasOwnSeeds }: SweepTold): yates.v1.Grant.$Properties {
  const { trial, number, fence } = attempt;
  const { id, settings, replicate, seed, reference } = trial.plan;
  return {
    trialId: id,
    sweep: info.number,
    attempt: number,
    fence,
    ...(reference === undefined && info.columns.every((name) => settings[name] !== undefined)
      ? { levels: info.columns.map((name) => levelToWire(settings[name] as Level)) }
      : { settings: settingsToWire(settings) }),
    replicate,
    seed: hasOwnSeeds ? seed : 0,
    checkpoints: grantedCheckpoints(attempt).map((one) => checkpointToWire(one)),
    ...sourceField(attempt),
  };
}

/** Nothing, not an empty message, for a trial that scores no other. */
function sourceField({ trial }: Attempt): Pick<yates.v1.Grant.$Properties, 'source'> {
  const source = trial.sweep.scoring?.sources.get(trial.plan.id);
  if (source === undefined) return {};
  const files = artifactsOf(source.attempt).map((file) => ({ ...file }));
  return { source: { sweepId: source.trial.sweep.id, trialId: source.trial.plan.id, files } };
}

export function checkpointToWire(
  { manifest, step, bytes, files, store, attempt }: Checkpoint,
  agentName = '',
): yates.v1.Checkpoint.$Properties {
  return { manifest, step, bytes, files, store, attempt, agentName };
}

interface SweepTold {
  readonly spec: SweepSpec;
  readonly info: yates.v1.SweepInfo.$Properties & { readonly number: number; readonly columns: string[] };
  readonly hasOwnSeeds: boolean;
}

/** The sweeps that the other end of a stream has heard of: each is sent once, and again after it was extended. */
export class SweepsTold {
  readonly #bySweep = new Map<Sweep, SweepTold>();
  #news: SweepTold['info'][] = [];

  /** Of the attempt's sweep. */
  told({ trial: { sweep, plan } }: Attempt): SweepTold {
    const known = this.#bySweep.get(sweep);
    // The columns are those of a run of the design: references have their own, and are sent with names.
    const isComplete = known !== undefined && (known.info.columns.length > 0 || plan.reference !== undefined);
    if (isComplete && known.spec === sweep.spec) return known;
    const { spec } = sweep;
    const { name, trainer, resources } = spec;
    const info = {
      number: known?.info.number ?? this.#bySweep.size + 1,
      sweepId: sweep.id,
      name,
      trainerJson: trainerJsonOf(trainer),
      timeoutMs: trainer.timeoutMs,
      stallTimeoutMs: trainer.stallTimeoutMs,
      requiredMetrics: [...requiredMetrics(sweep)],
      slots: resources.slots,
      gpus: resources.gpus ?? 0,
      keepsCheckpoints: (spec.keep?.checkpoints ?? 'none') !== 'none',
      baseVersion: sweep.baseVersion,
      columns: plan.reference === undefined ? Object.keys(plan.settings) : [],
    };
    const told = { spec, info, hasOwnSeeds: seedsOf(spec) === 'own' };
    this.#bySweep.set(sweep, told);
    this.#news.push(info);
    return told;
  }

  /** What the next message must tell. */
  takeNews(): yates.v1.SweepInfo.$Properties[] {
    const news = this.#news;
    this.#news = [];
    return news;
  }
}

const trainerJson = new WeakMap<TrainerSpec, string>();

function trainerJsonOf(trainer: TrainerSpec): string {
  const known = trainerJson.get(trainer);
  if (known !== undefined) return known;
  const json = JSON.stringify(trainer);
  trainerJson.set(trainer, json);
  return json;
}

export function renewToWire(
  requestId: string,
  { renewals, registerAgain }: Answers['renew'],
): yates.v1.RenewResponse.$Properties {
  return {
    requestId,
    renewals: renewals.map(({ trialId, verdict, expiresAtMs, limits }) => ({
      trialId,
      verdict: renewVerdicts.toWire(verdict),
      expiresAtMs,
      ...limits,
    })),
    registerAgain,
  };
}

export function completeToWire(
  requestId: string,
  { receipts }: Answers['complete'],
): yates.v1.CompleteResponse.$Properties {
  return {
    requestId,
    receipts: receipts.map(({ trialId, verdict }) => ({ trialId, verdict: verdictToWire(verdict) })),
  };
}

export function failToWire(
  requestId: string,
  { verdict, willRetry }: Answers['fail'],
): yates.v1.FailResponse.$Properties {
  return { requestId, verdict: verdictToWire(verdict), willRetry };
}

/** The wire has one word for every settled outcome; the answer to Fail says beside it whether the trial is retried. */
const verdictToWire = (verdict: OutcomeVerdict): yates.v1.ResultVerdict =>
  outcomeVerdicts.toWire(isSettled(verdict) ? 'settled' : verdict);
