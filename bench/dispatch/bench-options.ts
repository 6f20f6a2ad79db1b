/** Size of a measurement, from the command line of bench/dispatch.ts. */
export interface BenchOptions {
  readonly trials: number;
  readonly rounds: number;
}
