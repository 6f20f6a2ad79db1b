/** From a sweep and what a program is to score of its trials to the spec of the sweep that does so: its cells, runs and seeds are the same. */
import { contentHash } from '../../base/canonical-json.ts';
import { YatesError } from '../../base/error.ts';
import { parseSweep } from '../file/parse-sweep.ts';
import { readYaml } from '../file/read-yaml.ts';
import { optionsWithoutPolicy } from '../run-policy.ts';
import type { SweepSpec } from '../sweep-spec.ts';
import type { TrainerChecks } from '../trainer-check.ts';

/** Sections of a sweep file that say how trials are scored; all else is the scored sweep's. */
const sections: ReadonlySet<string> = new Set([
  'name',
  'description',
  'response',
  'trainer',
  'resources',
  'retry',
]);

/**
 * Reads what a program is to score, and takes all else from the sweep that is scored. Its text is checked as that of a sweep file is,
 * with the factors of that sweep.
 *
 * @param text the sections name, description, response, trainer, resources and retry of a sweep file
 * @throws YatesErrors every fault of the text
 * @throws YatesError E_SCORE for another section, or a trainer that is no program
 *
 * @example
 * import { parseSweep } from '../file/parse-sweep.ts';
 * const file = `version: 1
 * name: sizes
 * factors: { size: [small, large] }
 * response: { primary: loss, goal: minimize }
 * trainer: { kind: command, run: train }`;
 * const text = `name: sizes-fid
 * response: { primary: fid, goal: minimize }
 * trainer: { kind: command, run: 'score {artifacts}' }`;
 * scoringSpec(parseSweep(file, { fileName: 'sizes.yaml' }), text, { fileName: 'score' }).primary.name; // 'fid'
 */
export function scoringSpec(
  scored: SweepSpec,
  text: string,
  { fileName, trainers }: { readonly fileName: string; readonly trainers?: TrainerChecks },
): SweepSpec {
  const { value } = readYaml(text, fileName);
  const other = Object.keys(value ?? {}).find((key) => !sections.has(key));
  if (other !== undefined)
    throw refusal(
      `a score has no section ${JSON.stringify(other)}: that is the scored sweep's`,
      `keep to ${[...sections].join(', ')}`,
    );
  const written = (value as { readonly trainer?: { readonly kind?: unknown } | null } | null)?.trainer;
  if (written?.kind !== 'command')
    throw refusal('trials are scored by a program', 'write trainer: { kind: command, run: ... }');
  // One level of each stands for all: the program is checked against their names.
  const columns = scored.factors.map(({ name, levels }) => [name, levels.slice(0, 1)] as const);
  const derived = scored.derive.map(
    ({ name, map }) => [name, map.slice(0, 1).map(([, level]) => level)] as const,
  );
  const factors = JSON.stringify(Object.fromEntries([...columns, ...derived]));
  const whole = `${text.trimEnd()}\nversion: 1\nfactors: ${factors}\n`;
  const { name, description, primary, responses, trainer, resources, retry } = parseSweep(whole, {
    fileName,
    ...(trainers === undefined ? {} : { trainers }),
  });
  const { stop: _stop, prune: _prune, dispatch: _dispatch, keep: _keep, ...design } = scored;
  return { ...design, name, description, primary, responses, trainer, resources, retry };
}

const refusal = (message: string, next: string): YatesError =>
  new YatesError({ code: 'E_SCORE', message, next });

/**
 * Names what is scored and how: the same program for the same responses of one sweep has the same hash, whatever has finished since.
 *
 * @param sweepId of the sweep that is scored
 *
 * @example
 * import { parseSweep } from '../file/parse-sweep.ts';
 * const text = `version: 1
 * name: sizes
 * factors: { size: [small, large] }
 * response: { primary: fid, goal: minimize }
 * trainer: { kind: command, run: 'score {artifacts}' }`;
 * scoringHash('sizes-1f2e3d4c', parseSweep(text, { fileName: 'sizes.yaml' })).length; // 64
 */
export function scoringHash(sweepId: string, { responses, trainer }: SweepSpec): string {
  const measured = responses.map(({ name, goal, of = null }) => ({ name, goal, of }));
  return contentHash({
    scores: sweepId,
    options: optionsWithoutPolicy(trainer),
    responses: measured,
  });
}
