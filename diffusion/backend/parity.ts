/**
 * Parity with the paper's own code: a net and its adapters against outputs, losses and gradients that PyTorch computed. A
 * set is a folder with index.json, base.safetensors (the net) and cases.safetensors (inputs, adapters and results).
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Adapter } from '../adapters/adapter.ts';
import { adapterActivation } from '../adapters/config.ts';
import { netConfigFromOriginal } from '../net/config.ts';
import { channelsFirst, channelsLast, toPytorch } from '../net/layout.ts';
import { netParameterShapes } from '../net/parameters.ts';
import { type NetPlan, planNet } from '../net/plan.ts';
import { adapterSite } from '../adapters/sites.ts';
import { runNet } from '../net/unet.ts';
import { disposeWeights, uploadWeights } from '../net/weights.ts';
import { type HostTensor, type HostTensors, readSafetensors } from '../safetensors.ts';
import { type Tensor, tf } from '../tf.ts';

/** One adapter configuration of the paper's own code, with what it computed. */
export interface ParityCase {
  readonly id: string;
  readonly input: string;
  readonly output: string;
  readonly activation: string;
  readonly scale: number;
  readonly midDim: number;
  readonly loss: number;
  readonly adapterParams: number;
}

export interface ParitySet {
  readonly plan: NetPlan;
  readonly base: HostTensors;
  readonly tensors: HostTensors;
  readonly cases: readonly ParityCase[];
}

/** Relative L2 error that outputs and gradients may have. */
const parityTolerance = 1e-4;

export interface ParityResult {
  /** Relative L2 error of the net's output. */
  readonly outputError: number;
  readonly lossError: number;
  readonly adapterParams: number;
  /** Relative L2 error of the gradient of each adapter tensor. */
  readonly gradientErrors: ReadonlyMap<string, number>;
}

/** What differs from the reference, and by how much; empty where nothing does. */
export function parityFaults(testCase: ParityCase, result: ParityResult): string[] {
  const { outputError, lossError, adapterParams, gradientErrors } = result;
  const errors: [string, number][] = [['output', outputError], ['loss', lossError], ...gradientErrors];
  const faults = errors.flatMap(([what, error]) =>
    // So put that an error that is not a number is a fault.
    error < parityTolerance ? [] : [`${what} is off by ${error.toExponential(1)}`],
  );
  if (adapterParams !== testCase.adapterParams) {
    faults.push(`the adapter has ${adapterParams} weights instead of ${testCase.adapterParams}`);
  }
  return faults;
}

/** The largest relative error of a case. */
export function largestError({ outputError, lossError, gradientErrors }: ParityResult): number {
  return Math.max(outputError, lossError, ...gradientErrors.values());
}

export async function loadParitySet(directory: string): Promise<ParitySet> {
  const index = JSON.parse(await readFile(join(directory, 'index.json'), 'utf8')) as {
    config: Record<string, unknown>;
    cases: ParityCase[];
  };
  return {
    plan: planNet(netConfigFromOriginal(index.config)),
    base: (await readSafetensors(join(directory, 'base.safetensors'))).tensors,
    tensors: (await readSafetensors(join(directory, 'cases.safetensors'))).tensors,
    cases: index.cases,
  };
}

/** Runs one case on the active backend. */
export async function runParityCase(
  { plan, base, tensors }: ParitySet,
  testCase: ParityCase,
): Promise<ParityResult> {
  const named = (name: string): HostTensor => {
    const tensor = tensors.get(name);
    if (tensor === undefined) throw new Error(`cases.safetensors lacks ${name}`);
    return tensor;
  };
  const image = (name: string): Tensor => {
    const { shape, data } = named(name);
    const [count, channels, height, width] = shape as [number, number, number, number];
    return tf.tensor(channelsLast(shape, data), [count, height, width, channels]);
  };
  const prefix = `${testCase.id}.adapter.`;
  const values = new Map(
    [...tensors]
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, tensor]) => [name.slice(prefix.length), tensor]),
  );
  const { activation, scale, midDim } = testCase;
  const site = adapterSite(testCase.input, testCase.output);
  const config = { site, activation: adapterActivation(activation), scale, midDim };
  const adapter = Adapter.load(plan, config, values, 'cases.safetensors');
  const net = { plan, weights: uploadWeights(netParameterShapes(plan), base) };
  const x = image('x');
  const target = image('target');
  const context = tf.tensor(named('context').data, [...named('context').shape]);

  let predicted: Tensor | undefined;
  const { value, grads } = tf.variableGrads(() => {
    const output = runNet(net, { x, timesteps: named('timesteps').data, context, adapter });
    predicted = tf.keep(output.clone());
    return tf.mean<tf.Scalar>(tf.square(tf.sub(output, target)));
  }, [...adapter.weights.values()]);
  const output = channelsFirst(
    (predicted as unknown as Tensor).shape,
    (await predicted?.data()) as Float32Array,
  );
  const gradientErrors = new Map<string, number>();
  const floor = gradientFloors([...adapter.shapes.keys()], (name) => {
    return named(`${testCase.id}.grad.${name}`).data;
  });
  for (const [name, shape] of adapter.shapes) {
    const variable = adapter.weights.get(name) as tf.Variable;
    const gradient = (await (grads[variable.name] as Tensor).data()) as Float32Array;
    gradientErrors.set(
      name,
      relativeError(toPytorch(shape, gradient), named(`${testCase.id}.grad.${name}`).data, floor(name)),
    );
  }
  const loss = (await value.data())[0] as number;
  tf.dispose([x, target, context, value, grads]);
  tf.dispose(predicted);
  adapter.dispose();
  disposeWeights(net.weights);
  return {
    outputError: relativeError(output, named(`${testCase.id}.eps`).data),
    lossError: Math.abs(loss / testCase.loss - 1),
    adapterParams: adapter.parameterCount,
    gradientErrors,
  };
}

/**
 * The least length that the error of a gradient is taken relative to.
 *
 * A bias is the column of its layer's matrix whose input is always one, and its error is judged by the length of that
 * matrix's gradient: in front of a normalisation of single channels a bias has no effect, and PyTorch's float32 gives for
 * its gradient, in truth zero, up to 2e-5 of the matrix's. Nor does an error matter that is small beside a thousandth of
 * the whole gradient.
 */
function gradientFloors(
  names: readonly string[],
  expected: (name: string) => Float32Array,
): (name: string) => number {
  const whole = Math.hypot(...names.map((name) => norm(expected(name))));
  return (name) => {
    const ofMatrix = name.endsWith('.bias') ? norm(expected(name.replace(/bias$/, 'weight'))) : 0;
    return Math.max(1e-3 * whole, ofMatrix);
  };
}

/** |actual - expected| / max(|expected|, floor), in L2. */
function relativeError(actual: Float32Array, expected: Float32Array, floor = Number.MIN_VALUE): number {
  const difference = expected.map((value, index) => (actual[index] as number) - value);
  return norm(difference) / Math.max(norm(expected), floor);
}

function norm(values: Float32Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
}
