/**
 * How one way is cut. `silent`: nothing comes through and nobody is scripted. `deaf`: requests arrive, answers are lost.
 * `refused`: connections are reset and new ones turned away.
 */
export type Cut = 'silent' | 'deaf' | 'refused';

/** Between the coordinator and each of the agents, numbered from 0. */
export interface Network {
  readonly name: string;
  readonly cuts: readonly Cut[];
  /** For the coordinator's `--listen`. */
  readonly listen: string;
  /** Where those connect whose way is never cut. */
  readonly direct: string;
  /** For the agent's `--join`. */
  addressFor(agent: number): string;
  /** The command that runs `command` at the agent's end. */
  at(agent: number, command: readonly string[]): readonly string[];
  cut(agent: number, how: Cut): void;
  mend(agent: number): void;
  close(): Promise<void>;
}
