import { seededRandom } from '../../base/random.ts';
import type { BaseModel, FrozenModel } from '../base-model.ts';
import { Adapter } from '../adapters/adapter.ts';
import { encodeAdapter } from '../adapters/file.ts';
import { netParameterShapes } from '../net/parameters.ts';
import { disposeWeights, downloadWeights } from '../net/weights.ts';
import { encodeSafetensors } from '../safetensors.ts';
import { tf, type Variable } from '../tf.ts';
import type { TrialSettings } from './settings.ts';

/** What a trial trains, and the net with it in place. */
export interface Trainee<M extends FrozenModel = BaseModel> {
  /** The base net; with weights of its own where all of them are trained. */
  readonly model: M;
  readonly adapter: Adapter | undefined;
  /** None where nothing is trained. */
  readonly variables: readonly Variable[];
  /** Weights trained. */
  readonly parameterCount: number;
  /** What was trained, as a safetensors file; undefined where there is nothing. */
  file(): Promise<{ name: string; bytes: Uint8Array } | undefined>;
  /** Frees what is the trial's own; the base net stays. */
  dispose(): void;
}

/** @param seed decides the adapter's initial weights */
export function createTrainee<M extends FrozenModel>(
  base: M,
  settings: TrialSettings,
  seed: number,
): Trainee<M> {
  switch (settings.kind) {
    case 'none':
      return {
        model: base,
        adapter: undefined,
        variables: [],
        parameterCount: 0,
        file: async () => undefined,
        dispose: () => undefined,
      };
    case 'full':
      return wholeNet(base);
    case 'adapter':
      return withAdapter(base, settings, seed);
    default:
      return settings satisfies never;
  }
}

/** Every weight of the U-Net, copied: the base net is shared with the trials that follow. */
function wholeNet<M extends FrozenModel>(base: M): Trainee<M> {
  const { plan } = base.net;
  const shapes = netParameterShapes(plan);
  const weights = new Map(
    [...base.net.weights].map(([name, tensor]) => [name, tf.tidy(() => tf.variable(tf.clone(tensor)))]),
  );
  const variables = [...weights.values()];
  return {
    model: { ...base, net: { plan, weights } },
    adapter: undefined,
    variables,
    parameterCount: variables.reduce((sum, { size }) => sum + size, 0),
    async file() {
      const metadata = { base: base.version };
      const bytes = encodeSafetensors(await downloadWeights(shapes, weights), { dtype: 'F16', metadata });
      return { name: 'net.safetensors', bytes };
    },
    dispose: () => disposeWeights(weights),
  };
}

function withAdapter<M extends FrozenModel>(
  base: M,
  settings: Extract<TrialSettings, { kind: 'adapter' }>,
  seed: number,
): Trainee<M> {
  const random = seededRandom(`trial ${seed}`).fork('adapter');
  const adapter = Adapter.create(base.net.plan, settings.adapter, settings.init, random);
  return {
    model: base,
    adapter,
    variables: [...adapter.weights.values()],
    parameterCount: adapter.parameterCount,
    async file() {
      const bytes = await encodeAdapter(adapter, base.net.plan, base.version);
      return { name: 'adapter.safetensors', bytes };
    },
    dispose: () => adapter.dispose(),
  };
}
