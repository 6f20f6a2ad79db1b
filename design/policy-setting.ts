import type { z } from 'zod';
import { YatesError } from '../base/error.ts';
import { didYouMean, nearest } from '../base/did-you-mean.ts';
import { durationMsMax, durationPattern, formatDuration, parseDuration } from './duration.ts';
import { gpusSchema, slotsSchema } from './file/sections/resources.ts';
import { retriesSchema } from './file/sections/retry.ts';
import { knownKeys } from './file/sweep-keys.ts';
import { isKeepName, keepForms, keepTextOf } from './keep.ts';
import { gpusName, labelPrefix, policyTexts } from './run-policy.ts';
import type { SweepSpec } from './sweep-spec.ts';

/** A setting of a run policy as a user writes it: `timeout=8h`. */
export interface WrittenSetting {
  readonly name: string;
  readonly value: string;
}

/** Longest name and value that are read. */
const charsMax = 200;

/**
 * Checks a setting as the sweep file's sections `trainer`, `retry`, `resources` and `keep` do.
 *
 * @returns its name and value as `policyTexts` gives them
 * @throws YatesError E_POLICY_NAME, E_POLICY_VALUE
 *
 * @example
 * import { parseSweep } from './file/parse-sweep.ts';
 * const text = `version: 1
 * name: sizes
 * factors: { size: [small, large] }
 * response: { primary: score, goal: maximize }
 * trainer: { kind: command }`;
 * const spec = parseSweep(text, { fileName: 'sizes.yaml' });
 * readSetting(spec, { name: 'timeout', value: '480m' }); // { name: 'timeout', value: '8h' }
 */
export function readSetting(spec: SweepSpec, written: WrittenSetting): WrittenSetting {
  const name = written.name.replace(/^(trainer|resources)\./, '').slice(0, charsMax);
  const value = written.value.trim().slice(0, charsMax);
  const texts = Object.keys(policyTexts(spec)).filter((one) => !one.startsWith(labelPrefix));
  const known = [...new Set([...texts, gpusName])];
  if (name.startsWith(labelPrefix) && name.length > labelPrefix.length) return { name, value };
  if (!known.includes(name)) throw unknownName(spec, name, known);
  if (name === 'timeout' || name === 'stall_timeout') return { name, value: durationOf(name, value) };
  if (name === 'kill_grace') return { name, value: graceOf(name, value) };
  if (name === gpusName && (value === '' || value === '0' || value === 'none')) return { name, value: '' };
  if (isKeepName(name)) {
    const text = keepTextOf(name, value);
    if (text !== undefined) return { name, value: text };
    throw wrongValue(`${name}: ${JSON.stringify(value)} is no choice`, `write ${keepForms[name]}`);
  }
  const schema = name === gpusName ? gpusSchema : name === 'slots' ? slotsSchema : retriesSchema;
  return { name, value: String(wholeNumber(name, value, schema)) };
}

function durationOf(name: string, value: string): string {
  const ms = value === '0' ? 0 : parseDuration(value);
  if (ms !== undefined) return formatDuration(ms);
  if (durationPattern.test(value))
    throw wrongValue(
      `${name}: ${value} is longer than ${Math.floor(durationMsMax / 86_400_000)} days`,
      'write none for no limit',
    );
  throw wrongValue(
    `${name}: ${JSON.stringify(value)} is not a duration`,
    'write a number and ms, s, m, h or d, such as 90s, or none',
  );
}

/** The trainer says how long it may be. */
function graceOf(name: string, value: string): string {
  const ms = durationPattern.test(value) ? parseDuration(value) : undefined;
  if (ms === undefined)
    throw wrongValue(`${name}: ${JSON.stringify(value)} is not a duration`, 'write for example 30s');
  return formatDuration(ms) === 'none' ? '0s' : formatDuration(ms);
}

function wholeNumber(name: string, value: string, schema: z.ZodNumber): number {
  const parsed = schema.safeParse(/^\d+$/.test(value) ? Number(value) : undefined);
  if (parsed.success) return parsed.data;
  const { minValue, maxValue } = schema;
  throw wrongValue(
    `${name}: ${JSON.stringify(value)} is not a whole number from ${minValue} to ${maxValue}`,
    `write for example ${name}=2`,
  );
}

const wrongValue = (message: string, next: string): YatesError =>
  new YatesError({ code: 'E_POLICY_VALUE', message, next });

function unknownName(spec: SweepSpec, name: string, known: readonly string[]): YatesError {
  const unknown = (message: string, next: string): YatesError =>
    new YatesError({ code: 'E_POLICY_NAME', message, next });
  const shown = JSON.stringify(name);
  const factors = spec.factors.map((factor) => factor.name);
  const [section = ''] = name.split('.');
  const isOfDesign = factors.includes(name) || knownKeys([]).includes(section);
  if (name === 'priority') return unknown('the priority is no setting', 'write `yates priority SWEEP 3`');
  if (
    isOfDesign &&
    nearest(name, known) === undefined &&
    !['retry', 'resources', 'trainer', 'keep'].includes(section)
  )
    return unknown(
      `${shown} is part of the design, which a launched sweep keeps`,
      'add replicates or levels with `yates extend`, or launch the edited file as a new sweep',
    );
  return unknown(`no setting is called ${shown}`, didYouMean(name, [...known, `${labelPrefix}NAME`]));
}
