import type { Random } from '../../base/random.ts';
import { type Block, blocksOf } from '../net/blocks.ts';
import { countParameters, type ParameterShapes, pytorchDefault, sizeOf } from '../net/parameters.ts';
import type { NetPlan } from '../net/plan.ts';
import type { Attachable, Visit } from '../net/tap.ts';
import { disposeWeights, downloadWeights, uploadWeights, weightNamed } from '../net/weights.ts';
import type { HostTensors } from '../safetensors.ts';
import type { Tensor, Variable } from '../tf.ts';
import type { AdapterInit, AnyAdapterConfig } from './config.ts';
import type { AdapterKind, BlockScope } from './kind.ts';
import { kindOf } from './kinds.ts';
import { operations } from './operations.ts';
import { adapterParameterShapes } from './size.ts';

/** Trainable weights beside a frozen net, whatever their kind: they start as a no-op, can be disabled, saved and merged. */
export class Adapter implements Attachable {
  readonly config: AnyAdapterConfig;
  readonly kind: AdapterKind;
  readonly shapes: ParameterShapes;
  readonly weights: ReadonlyMap<string, Variable>;
  /** A disabled adapter leaves the net as it was. */
  enabled = true;
  /** Path -> block, for the blocks that it acts in. */
  readonly #blocks: ReadonlyMap<string, Block>;

  private constructor(plan: NetPlan, config: AnyAdapterConfig, values: HostTensors, source?: string) {
    this.config = config;
    this.kind = kindOf(config);
    this.kind.check(config);
    this.shapes = adapterParameterShapes(plan, config);
    this.#blocks = new Map(
      blocksOf(plan)
        .filter((block) => this.kind.shapes(config, block).length > 0)
        .map((block) => [block.path, block]),
    );
    const options = source === undefined ? { trainable: true } : { trainable: true, source };
    this.weights = uploadWeights(this.shapes, values, options) as Map<string, Variable>;
  }

  static create(plan: NetPlan, config: AnyAdapterConfig, init: AdapterInit, random: Random): Adapter {
    const kind = kindOf(config);
    kind.check(config);
    const shapes = adapterParameterShapes(plan, config);
    const values = new Map<string, { shape: readonly number[]; data: Float32Array }>();
    for (const block of blocksOf(plan)) {
      for (const [name, shape] of kind.shapes(config, block)) {
        const path = `${block.path}.${name}`;
        const zero = init === 'zero' && kind.startsAtZero(name);
        const data = zero ? new Float32Array(sizeOf(shape)) : pytorchDefault(path, shapes, random);
        values.set(path, { shape, data });
      }
    }
    return new Adapter(plan, config, values);
  }

  /** @param values weights under their original names, in PyTorch's layout. @throws YatesError E_WEIGHTS */
  static load(plan: NetPlan, config: AnyAdapterConfig, values: HostTensors, source?: string): Adapter {
    return new Adapter(plan, config, values, source);
  }

  async download(): Promise<HostTensors> {
    return downloadWeights(this.shapes, this.weights);
  }

  get parameterCount(): number {
    return countParameters(this.shapes);
  }

  enter(path: string): Visit {
    const block = this.#blocks.get(path);
    return block === undefined ? () => undefined : this.kind.enter(this.config, this.#scope(block));
  }

  /** The blocks that it acts in, with its weights there. */
  *scopes(): Iterable<BlockScope> {
    for (const block of this.#blocks.values()) yield this.#scope(block);
  }

  dispose(): void {
    disposeWeights(this.weights);
  }

  #scope(block: Block): BlockScope {
    const weight = (name: string): Tensor => weightNamed(this.weights, `${block.path}.${name}`);
    return { block, weight, operations };
  }
}
