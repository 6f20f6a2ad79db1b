/** Which files of a trial the user means. */
import { YatesError } from '../../base/error.ts';
import { plainLine } from '../../base/plain-text.ts';
import { collectedInWords } from '../../client/collected-words.ts';
import type { Artifact, Collected, Trial } from '../../client/facts.ts';
import { collectedFromWire } from '../../client/from-wire.ts';
import { didYouMean } from '../../base/did-you-mean.ts';
import { groupDigits } from '../../design/level-text.ts';
import type { yates } from '../../proto/generated/yates.js';

interface Left {
  readonly artifacts: readonly Artifact[];
  readonly collected?: Collected | undefined;
}

/**
 * @param number of the attempt; undefined: those of the result, or where there is none of the newest attempt that left some
 * @param name of one file; undefined: all
 * @throws YatesError E_GET_FILE, E_ATTEMPT_UNKNOWN
 */
export function wantedArtifacts(
  trial: Trial,
  attempts: readonly yates.v1.AttemptView.$Properties[],
  { attempt: number, name }: { readonly attempt: number | undefined; readonly name: string | undefined },
): readonly Artifact[] {
  const { artifacts, collected } = leftBy(trial, attempts, number);
  const of = `trial ${trial.plannedOrder + 1}${number === undefined ? '' : `, attempt ${number}`}`;
  if (artifacts.length === 0) {
    const isOver = trial.state !== 'queued' && trial.state !== 'leased';
    throw notThere(
      `${of} left no files`,
      isOver
        ? 'look at its attempts with `yates trial`, and name one with --attempt'
        : 'wait until it has ended',
    );
  }
  if (collected !== undefined)
    throw notThere(
      `the files of ${of} are ${collectedInWords(collected)}`,
      'run the trial again in a sweep whose file says `keep: { artifacts: all }`',
    );
  if (name === undefined) return artifacts;
  const found = artifacts.find((one) => one.name === name);
  if (found !== undefined) return [found];
  const names = artifacts.map((one) => one.name);
  throw notThere(`${of} left no file ${JSON.stringify(plainLine(name))}`, didYouMean(name, names));
}

function leftBy(
  trial: Trial,
  attempts: readonly yates.v1.AttemptView.$Properties[],
  number: number | undefined,
): Left {
  if (number === undefined && trial.artifacts.length > 0) return trial;
  const found =
    number === undefined
      ? attempts.findLast(({ artifacts }) => (artifacts ?? []).length > 0)
      : attempts.find(({ attempt }) => attempt === number);
  if (found === undefined && number !== undefined)
    throw new YatesError({
      code: 'E_ATTEMPT_UNKNOWN',
      message: `trial ${trial.plannedOrder + 1} has no attempt ${number}`,
      next: 'name one that `yates trial` lists',
    });
  if (found?.outcome === 'counted') return trial;
  return {
    artifacts: (found?.artifacts ?? []).map(({ name, sha256, sizeBytes }) => ({
      name: name ?? '',
      sha256: sha256 ?? '',
      sizeBytes: sizeBytes ?? 0,
    })),
    collected: found?.collected ? collectedFromWire(found.collected) : undefined,
  };
}

/**
 * @param kept the trial's checkpoints, newest first
 * @param step at which it was saved; undefined: the newest
 * @throws YatesError E_GET_FILE
 */
export function wantedCheckpoint(
  trial: Trial,
  kept: readonly yates.v1.Checkpoint.$Properties[],
  step: number | undefined,
): yates.v1.Checkpoint.$Properties {
  const of = `trial ${trial.plannedOrder + 1}`;
  const [newest] = kept;
  if (newest === undefined)
    throw notThere(
      `no checkpoint of ${of} is kept`,
      'checkpoints go when a trial has its result; write `keep: { checkpoints: last }` in the sweep file to keep the newest',
    );
  const found = step === undefined ? newest : kept.find((one) => (one.step ?? 0) === step);
  const steps = kept.map((one) => groupDigits(one.step ?? 0)).join(', ');
  if (found === undefined)
    throw notThere(
      `no checkpoint of ${of} at step ${groupDigits(step ?? 0)} is kept`,
      `name one of the steps ${steps}`,
    );
  if (found.store)
    throw notThere(
      `that checkpoint of ${of} is not with the coordinator: agents keep it in a folder that they share (id ${found.store})`,
      'look in the folder of `--checkpoint-dir`, below the ids of the sweep and the trial',
    );
  return found;
}

const notThere = (message: string, next: string): YatesError =>
  new YatesError({ code: 'E_GET_FILE', message, next });
