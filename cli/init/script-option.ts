import type { Level } from '../../design/sweep-spec.ts';

/** One option of a script, wherever it was read from. */
export interface ScriptOption {
  /** Name of the setting, as the script knows it. */
  readonly name: string;
  /**
   * How it is written before its value, such as `--weight-decay`; `optim.lr=` for what takes its value in the same word;
   * empty for an argument that is known by its position.
   */
  readonly flag: string;
  readonly kind: OptionKind;
  /** Undefined where there is none, or none that could be read. */
  readonly default: Level | undefined;
  readonly choices: readonly Level[];
  readonly isRequired: boolean;
  /** One-based; 0 where that is not known. */
  readonly line: number;
  /** Flag of the option of which only the default choice brings this one. */
  readonly isOnlyWith?: string;
  /** The subcommand that takes it, such as `train`; undefined for one of the script itself. */
  readonly subcommand?: string;
  /** True for one of the script itself that stands before the subcommand. */
  readonly isBeforeSubcommand?: true;
}

/**
 * - `flag`: true where it is named, otherwise false (`store_true`).
 * - `off`: false where it is named, otherwise true (`store_false`).
 * - `switch`: `--name` or `--no-name` (`BooleanOptionalAction`).
 * - `truth`: takes `true` and `false` as a value.
 * - `anyTruth`: takes any text for true, as `type=bool` does.
 * - `list`: takes one value or more (`nargs='+'`).
 * - `other`: takes what is no single value, such as two numbers, or is counted.
 */
export type OptionKind =
  | 'integer'
  | 'number'
  | 'text'
  | 'flag'
  | 'off'
  | 'switch'
  | 'truth'
  | 'anyTruth'
  | 'list'
  | 'other';
