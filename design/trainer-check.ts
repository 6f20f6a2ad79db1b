import type { Json } from '../base/canonical-json.ts';
import type { NamedRules } from './constraint/named-rule.ts';
import type { Column } from './constraint/constraint.ts';
import type { Level, SweepSpec } from './sweep-spec.ts';

/**
 * What a trainer says about a sweep file before anything runs. The trainers live in other rooms; the command line
 * hands their checks to parseSweep. A check never changes the file: what the trainer fills in is not in the design.
 */
export interface TrainerCheck {
  /**
   * Faults of the trainer's own options, the keys of `trainer` except kind, timeout and stall_timeout.
   *
   * @param columns names of the factors and derived columns, for options that refer to them
   */
  options(options: Readonly<Record<string, Json>>, columns: readonly string[]): readonly OptionFault[];
  /** What is wrong with a factor or derived column of this name; undefined if the trainer reads it. */
  column(name: string): LevelFault | undefined;
  /** What is wrong with one level of that column; undefined if the trainer takes it. */
  level(name: string, level: Level): LevelFault | undefined;
  /** Metrics that it reports with these options; undefined if that is not known. */
  metrics?(options: Readonly<Record<string, Json>>): readonly string[];
  /**
   * What is wrong with a metric as the primary response of a sweep with these options; undefined where it will do.
   *
   * @param columns factors and derived columns with their levels
   */
  primary?(
    metric: string,
    options: Readonly<Record<string, Json>>,
    columns: readonly Column[],
  ): LevelFault | undefined;
  /** Whether trials with these options start from the base net that is installed with us; default: they do. */
  restsOnBase?(options: Readonly<Record<string, Json>>): boolean;
  /** Constraints that a sweep of this trainer may name; default: none. */
  readonly rules?: NamedRules;
}

export interface OptionFault {
  /** Steps below `trainer`; `[]` for the options as a whole. */
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly next: string;
}

export interface LevelFault {
  readonly message: string;
  readonly next: string;
}

/** By trainer kind. A kind without a check is taken as it is. */
export type TrainerChecks = Readonly<Partial<Record<'diffusion' | 'command', TrainerCheck>>>;

/**
 * Whether trials of this sweep start from the base net that is installed with us.
 *
 * @example
 * const text = `version: 1
 * name: sizes
 * factors: { size: [small, large] }
 * response: { primary: score, goal: maximize }
 * trainer: { kind: command, run: [python3, train.py] }
 * `;
 * const command = { options: () => [], column: () => undefined, level: () => undefined };
 * const sweep = parseSweep(text, { fileName: 'sizes.yaml', trainers: { command } });
 * restsOnBase(sweep, { command: { ...command, restsOnBase: () => false } }); // false
 */
export const restsOnBase = ({ trainer: { kind, options } }: SweepSpec, trainers: TrainerChecks): boolean =>
  trainers[kind]?.restsOnBase?.(options) ?? true;
