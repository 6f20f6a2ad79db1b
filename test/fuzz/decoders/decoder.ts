import type { Random } from '../../../base/random.ts';

export type Input = string | Uint8Array;

/** Reads what comes from outside: from a peer, a file, a program or a user. */
export interface Decoder {
  /** Picks it: `npm run fuzz:decoders -- --only NAME`. */
  readonly name: string;
  /** An input: mostly one that nearly fits. */
  readonly make: (random: Random) => Input;
  /** Gives a value, or throws what `refuses` knows. */
  readonly decode: (input: Input) => unknown;
  /** What it may throw to refuse an input; default: a `YatesError`. */
  readonly refuses?: (error: unknown) => boolean;
  /** Says what is wrong with a value; undefined where it is as it should be. */
  readonly fault?: (value: unknown) => string | undefined;
  /** Cases for each hundred of the others; less for a decoder that reads files. Default: 100 */
  readonly percent?: number;
}
