/** One way to compute: a TensorFlow.js backend and how it is brought up. */
export interface Candidate {
  /** As in YATES_BACKEND: `cuda`, `tensorflow`, `wasm`, `cpu`. */
  readonly name: string;
  /** Name under which TensorFlow.js knows the backend. */
  readonly tfjsName: string;
  /**
   * Loads it and makes it the active backend.
   *
   * @returns what computes, in words; results are bit-for-bit reproducible where this is the same
   * @throws Error saying why it cannot be had on this machine
   */
  readonly activate: () => Promise<string>;
}
