/**
 * Adapters as safetensors files: the weights under the names of the paper's code, and in the metadata what is needed to
 * put them back where they came from.
 */
import { contentHash, type Json } from '../../base/canonical-json.ts';
import { YatesError } from '../../base/error.ts';
import type { NetConfig } from '../net/config.ts';
import type { NetPlan } from '../net/plan.ts';
import {
  decodeSafetensors,
  encodeSafetensors,
  readSafetensors,
  type SafetensorsFile,
  writeSafetensors,
} from '../safetensors.ts';
import { Adapter } from './adapter.ts';
import type { AnyAdapterConfig } from './config.ts';
import { findAdapterKind } from './kinds.ts';
import type { Level } from './setting.ts';

const format = 'yates-adapter/v1';

/** Hash of a net's shape: adapters of one shape fit each other's nets, whether or not they mean something there. */
function netHash(config: NetConfig): string {
  return contentHash(config as unknown as Json);
}

/**
 * What goes into the file beside the weights.
 *
 * @param base version of the net whose weights the adapter was trained against; left out for none in particular
 */
export function adapterMetadata(adapter: Adapter, plan: NetPlan, base?: string): Record<string, string> {
  const { config, kind } = adapter;
  const settings = Object.entries(kind.write(config)).map(([name, level]) => [name, String(level)]);
  return {
    format,
    ...(config.kind === undefined ? {} : { kind: config.kind }),
    ...(Object.fromEntries(settings) as Record<string, string>),
    net: netHash(plan.config),
    ...(base === undefined ? {} : { base }),
  };
}

export async function encodeAdapter(adapter: Adapter, plan: NetPlan, base?: string): Promise<Uint8Array> {
  return encodeSafetensors(await adapter.download(), { metadata: adapterMetadata(adapter, plan, base) });
}

/** @see adapterMetadata */
export async function saveAdapter(
  path: string,
  adapter: Adapter,
  plan: NetPlan,
  base?: string,
): Promise<void> {
  const metadata = adapterMetadata(adapter, plan, base);
  await writeSafetensors(path, await adapter.download(), { metadata });
}

export interface AdapterLoading {
  /** Of the net it is to be attached to. */
  readonly plan: NetPlan;
  /** Version of that net's weights: an adapter of another version is refused. Left out, any version will do. */
  readonly base?: string;
}

/**
 * Reads an adapter from a file.
 *
 * @throws YatesError E_SAFETENSORS for a damaged file, E_ADAPTER_FILE for one that is no adapter's, E_ADAPTER_NET for an
 * adapter of another net, E_WEIGHTS for weights that are not those of its config
 */
export async function loadAdapter(path: string, loading: AdapterLoading): Promise<Adapter> {
  return fromFile(await readSafetensors(path), loading, path);
}

/** The same from bytes, such as an artifact of a trial. @param source name used in errors */
export function decodeAdapter(bytes: Uint8Array, loading: AdapterLoading, source = 'adapter'): Adapter {
  return fromFile(decodeSafetensors(bytes, source), loading, source);
}

function fromFile(
  { tensors, metadata }: SafetensorsFile,
  { plan, base }: AdapterLoading,
  source: string,
): Adapter {
  const config = configOf(metadata, source);
  const ours = netHash(plan.config);
  const { net = ours, base: theirs = base } = metadata;
  if (net !== ours) {
    throw otherNet(source, `was made for a net of another shape (${short(net)}, this one is ${short(ours)})`);
  }
  if (base !== undefined && theirs !== base) {
    throw otherNet(
      source,
      `was trained in the base net ${short(theirs as string)}, this one is ${short(base)}`,
    );
  }
  return Adapter.load(plan, config, tensors, source);
}

function configOf(metadata: Readonly<Record<string, string>>, source: string): AnyAdapterConfig {
  const { format: found = format, kind: name } = metadata;
  if (found !== format) throw notAnAdapter(source, `is of format ${JSON.stringify(found)}, not ${format}`);
  const kind = findAdapterKind(name);
  if (kind === undefined) {
    throw notAnAdapter(source, `is of kind ${JSON.stringify(name)}, which is not registered here`);
  }
  const level = (setting: string): Level => {
    const text = metadata[setting];
    if (text === undefined) throw notAnAdapter(source, `has no ${setting} in its metadata`);
    return kind.settings[setting]?.type === 'number' ? Number(text) : text;
  };
  const settings = Object.fromEntries(Object.keys(kind.settings).map((setting) => [setting, level(setting)]));
  try {
    // The width is among the settings of a file: none is left to be chosen.
    const config = kind.read(settings, () => Number.NaN);
    kind.check(config);
    return config;
  } catch (error) {
    if (!(error instanceof YatesError)) throw error;
    throw notAnAdapter(source, error.what, error);
  }
}

const short = (hash: string): string => hash.slice(0, 12);

function otherNet(file: string, message: string): YatesError {
  return new YatesError({
    code: 'E_ADAPTER_NET',
    place: { file },
    message,
    next: 'load it with the net that it was trained in',
  });
}

function notAnAdapter(file: string, message: string, cause?: unknown): YatesError {
  return new YatesError({
    code: 'E_ADAPTER_FILE',
    place: { file },
    message,
    next: 'give a file that saveAdapter or a trial wrote',
    cause,
  });
}
