/** The core's answers to agents, as wire messages. */
import type { TrainerSpec } from '../../design/sweep-spec.ts';
import { yates } from '../../proto/generated/yates.js';
import { settingsToWire } from '../../proto/convert-settings.ts';
import type { Answers, RenewVerdict, ResultVerdict } from '../core/answer.ts';
import { requiredMetrics } from '../core/settle.ts';
import type { Attempt } from '../core/state.ts';

const v1 = yates.v1;

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
      verdict: renewVerdicts[verdict],
      expiresAtMs,
    })),
    registerAgain,
  };
}

const renewVerdicts: Readonly<Record<RenewVerdict, yates.v1.RenewVerdict>> = {
  renewed: v1.RenewVerdict.RENEW_VERDICT_RENEWED,
  cancel: v1.RenewVerdict.RENEW_VERDICT_CANCEL,
  pause: v1.RenewVerdict.RENEW_VERDICT_PAUSE,
  lost: v1.RenewVerdict.RENEW_VERDICT_LOST,
};

export function completeToWire({ receipts }: Answers['complete']): yates.v1.CompleteResponse.$Properties {
  return {
    receipts: receipts.map(({ trialId, verdict }) => ({ trialId, verdict: resultVerdicts[verdict] })),
  };
}

export function failToWire({ verdict, willRetry }: Answers['fail']): yates.v1.FailResponse.$Properties {
  return { verdict: resultVerdicts[verdict], willRetry };
}

const resultVerdicts: Readonly<Record<ResultVerdict, yates.v1.ResultVerdict>> = {
  counted: v1.ResultVerdict.RESULT_VERDICT_COUNTED,
  late: v1.ResultVerdict.RESULT_VERDICT_LATE,
  duplicate: v1.ResultVerdict.RESULT_VERDICT_DUPLICATE,
  unknown: v1.ResultVerdict.RESULT_VERDICT_UNKNOWN,
};
