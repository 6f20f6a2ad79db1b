/** One way to compute: a TensorFlow.js backend and how it is brought up. */
export interface Candidate {
  /** As in YATES_BACKEND: `tfjs-node-gpu`, `webgpu`, `wasm`, `tfjs-node`, `cpu`. */
  readonly name: string;
  /** What it was called in earlier versions, whose name still works. */
  readonly formerly?: string;
  /** Name under which TensorFlow.js knows the backend. */
  readonly tfjsName: string;
  /**
   * Loads it and makes it the active backend.
   *
   * @param how.named asked for by name, and so to be had even where it would not be chosen
   * @returns what computes, in words; results are bit-for-bit reproducible where this is the same
   * @throws Error saying why it cannot be had on this machine
   */
  readonly activate: (how: { readonly named: boolean }) => Promise<string>;
}
