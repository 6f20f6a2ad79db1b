/** What passes between `yates doctor --self-test` and the child process that measures one backend. */

/** What the child process found. */
export interface BackendMeasurement {
  readonly name: string;
  readonly description: string;
  /** Tried before it and passed over, when it was chosen and not named. */
  readonly skipped: readonly { readonly name: string; readonly reason: string }[];
  /** Loading, and the self-test that every trainer runs. */
  readonly startMs: number;
  /** Largest relative error of the self-test's losses. */
  readonly lossError: number;
  readonly parity: {
    readonly cases: number;
    /** Largest relative L2 error of an output or a gradient. */
    readonly largestError: number;
    /** What is beyond the tolerance. */
    readonly faults: readonly string[];
  };
  /** Training steps of an adapter on the base net, batch 4. */
  readonly step: { readonly firstMs: number; readonly medianMs: number; readonly steps: number };
  readonly memory: {
    /** Largest so far of the process, of all libraries in it. */
    readonly processBytes: number;
    /** Taken on the card; null where the backend does not tell. */
    readonly gpuBytes: number | null;
  };
}

/** Begins each line on the child's standard error that says what it is about to do. */
export const phaseMark = 'doctor: ';
