/**
 * The interface of a kind of adapter: all that the net, the trainer, files and merging ask of one. docs/adapters.md shows how
 * to add a kind of your own.
 *
 * A kind's file loads no tensor library, because sweep files are checked with it: it imports `Tensor` as a type, and
 * computes with the methods of tensors and the operations that it is handed.
 */
import type { Block } from '../net/blocks.ts';
import type { NamedShape } from '../net/parameters.ts';
import type { NetPlan } from '../net/plan.ts';
import type { Visit } from '../net/tap.ts';
import type { Tensor } from '../tf.ts';
import type { AnyAdapterConfig } from './config.ts';
import type { operations } from './operations.ts';
import type { Level, SettingRule } from './setting.ts';

export interface AdapterKind<C extends AnyAdapterConfig = AnyAdapterConfig> {
  /** The level of a sweep's setting `adapter` that chooses it, and `kind` in its configs and files. */
  readonly name: string;

  /**
   * Settings of a sweep that say what an adapter is, beside `adapter`, `init` and `lr`, which all kinds have. Files store
   * the same, so `read` and `write` undo each other.
   */
  readonly settings: Readonly<Record<string, SettingRule>>;

  /**
   * Understands settings, each of which has passed its rule alone.
   *
   * @param widthFor the width with which the adapter comes nearest to its budget of weights, where no setting says it
   * @throws YatesError for a combination that no adapter of this kind has
   */
  read(settings: Readonly<Record<string, Level>>, widthFor: WidthFor<C>): C;

  /** Gives all `settings` of an adapter, defaults too. */
  write(config: C): Readonly<Record<string, Level>>;

  /** @throws YatesError for a config that no adapter of this kind has */
  check(config: C): void;

  /** Says in few words which adapter this is, for messages: "CAout > FFNin of width 8". */
  describe(config: C): string;

  /** Gives names and PyTorch shapes of its weights in a block. Names follow the block's path; none where it does not act. */
  shapes(config: C, block: Block): readonly NamedShape[];

  /** True for the weights that init `zero` sets to zero, so that the adapter is a no-op until it is trained. */
  startsAtZero(name: string): boolean;

  /** Begins a forward pass through a block. */
  enter(config: C, scope: BlockScope): Visit;

  /**
   * Counts the numbers that a training step holds for the adapter in one block and one image when the backward pass ends:
   * outputs that gradients need, and gradients.
   */
  activations(config: C, block: Block, size: BlockSize): number;

  /** Absent where no adapter of this kind can be merged. */
  readonly merging?: AdapterMerging<C>;
}

/** @param configAt the config at a width; its number of weights must be linear in the width */
export type WidthFor<C> = (configAt: (width: number) => C) => number;

/** What an adapter finds in one block. */
export interface BlockScope {
  readonly block: Block;
  /** Gives one of the adapter's weights in this block by its name in `shapes`, in our layout (net/layout.ts). */
  readonly weight: (name: string) => Tensor;
  readonly operations: typeof operations;
}

/** How much passes through a block. */
export interface BlockSize {
  /** Height times width. */
  readonly positions: number;
  /** Tokens of the context. */
  readonly tokens: number;
}

/** Putting an adapter into the net's weights, so that it costs nothing more. */
export interface AdapterMerging<C extends AnyAdapterConfig = AnyAdapterConfig> {
  /** Names the adapters that can be merged, for a message: "SAin>SAin with activation identity". */
  readonly possible: string;
  /** Says why this one cannot be merged into a net of this plan; undefined where it can. */
  obstacle(config: C, plan: NetPlan): string | undefined;
  /**
   * Computes new values of the net's weights that take in the adapter of one block, by their whole names. Runs inside a tidy.
   *
   * @param netWeight one of the net's weights by its whole name, in our layout
   */
  merge(config: C, scope: BlockScope, netWeight: (name: string) => Tensor): Readonly<Record<string, Tensor>>;
}
