/**
 * Named tensors that are read one at a time: a file of gigabytes never has to be in memory as a whole. What a source
 * holds is known before anything is read.
 */

export interface TensorSource {
  /** For errors: a file or a folder. */
  readonly place: string;
  readonly tensors: ReadonlyMap<string, { readonly dtype: string; readonly shape: readonly number[] }>;
  readonly metadata: Readonly<Record<string, string>>;
  /** @throws YatesError E_SAFETENSORS for a data type that is no number of ours, and when the file cannot be read */
  read(name: string): Promise<Float32Array>;
  close(): Promise<void>;
}

/** Opens a source, uses it, and closes it whatever happens. */
export async function withSource<T>(
  opening: Promise<TensorSource>,
  use: (source: TensorSource) => Promise<T>,
): Promise<T> {
  const source = await opening;
  try {
    return await use(source);
  } finally {
    await source.close();
  }
}
