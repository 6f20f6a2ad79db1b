/** The core's answers to agents, as wire messages. */
import type { TrainerSpec } from '../../design/sweep-spec.ts';
import { seedsOf } from '../../design/trial-seeds.ts';
import { settingsToWire } from '../../proto/convert-settings.ts';
import type { yates } from '../../proto/generated/yates.js';
import { outcomeVerdicts, renewVerdicts } from '../../proto/vocabulary.ts';
import { type Answers, isSettled, type OutcomeVerdict } from '../core/answer.ts';
import { requiredMetrics } from '../core/settle.ts';
import type { Attempt } from '../core/state.ts';

export function leaseToWire({ grants, idle }: Answers['lease']): yates.v1.LeaseResponse.$Properties {
  return { grants: grants.map(grantToWire), idle };
}

function grantToWire(attempt: Attempt): yates.v1.Grant.$Properties {
  const { plan, sweep } = attempt.trial;
  const { trainer } = sweep.spec;
  return {
    trialId: plan.id,
    sweepId: sweep.id,
    attempt: attempt.number,
    fence: attempt.fence,
    expiresAtMs: attempt.expiresAtMs,
    settings: settingsToWire(plan.settings),
    replicate: plan.replicate,
    seed: seedsOf(sweep.spec) === 'own' ? plan.seed : 0,
    trainerJson: trainerJsonOf(trainer),
    timeoutMs: trainer.timeoutMs,
    stallTimeoutMs: trainer.stallTimeoutMs,
    sweepName: sweep.spec.name,
    requiredMetrics: [...requiredMetrics(attempt)],
  };
}

const trainerJson = new WeakMap<TrainerSpec, string>();

function trainerJsonOf(trainer: TrainerSpec): string {
  const known = trainerJson.get(trainer);
  if (known !== undefined) return known;
  const json = JSON.stringify(trainer);
  trainerJson.set(trainer, json);
  return json;
}

export function renewToWire({
  renewals,
  registerAgain,
}: Answers['renew']): yates.v1.RenewResponse.$Properties {
  return {
    renewals: renewals.map(({ trialId, verdict, expiresAtMs }) => ({
      trialId,
      verdict: renewVerdicts.toWire(verdict),
      expiresAtMs,
    })),
    registerAgain,
  };
}

export function completeToWire({ receipts }: Answers['complete']): yates.v1.CompleteResponse.$Properties {
  return {
    receipts: receipts.map(({ trialId, verdict }) => ({ trialId, verdict: verdictToWire(verdict) })),
  };
}

export function failToWire({ verdict, willRetry }: Answers['fail']): yates.v1.FailResponse.$Properties {
  return { verdict: verdictToWire(verdict), willRetry };
}

/** The wire has one word for every settled outcome; the answer to Fail says beside it whether the trial is retried. */
const verdictToWire = (verdict: OutcomeVerdict): yates.v1.ResultVerdict =>
  outcomeVerdicts.toWire(isSettled(verdict) ? 'settled' : verdict);
