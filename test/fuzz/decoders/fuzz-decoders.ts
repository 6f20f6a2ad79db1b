/**
 * Gives decoders inputs that nearly fit. Each must come to an end with a value, or with a refusal in words that has a code;
 * whatever the input, the prototypes that all values share stay as they were.
 */
import { Script } from 'node:vm';
import { isErrorCode } from '../../../base/error-codes.ts';
import { YatesError } from '../../../base/error.ts';
import { seededRandom } from '../../../base/random.ts';
import type { Decoder, Input } from './decoder.ts';
import { oddityOf, prototypesState } from './odd-value.ts';

interface DecoderFault {
  readonly decoder: string;
  /** `--only DECODER --seed SEED --case NUMBER` repeats it. */
  readonly number: number;
  readonly what: string;
  /** Its beginning, as a JSON text. */
  readonly input: string;
}

export interface DecoderReport {
  readonly faults: readonly DecoderFault[];
  /** By name of the decoder: inputs that became a value, and that were refused. */
  readonly taken: Readonly<Record<string, number>>;
  readonly refused: Readonly<Record<string, number>>;
}

/** A guard alone: whatever takes so long on a loaded machine has no end. */
const hangMs = 60_000;
const shownChars = 300;
/** Different ones that are reported. */
const faultsMax = 40;

/** @param numbers of the cases, for each decoder */
export function fuzzDecoders(
  decoders: readonly Decoder[],
  seed: string,
  numbers: Iterable<number>,
): DecoderReport {
  const faults: DecoderFault[] = [];
  const taken: Record<string, number> = {};
  const refused: Record<string, number> = {};
  const before = prototypesState();
  for (const decoder of decoders) {
    taken[decoder.name] = 0;
    refused[decoder.name] = 0;
  }
  for (const number of numbers) {
    for (const decoder of decoders) {
      // As many in a hundred as the decoder asks for, spread evenly.
      const percent = decoder.percent ?? 100;
      if (Math.floor((number * percent) / 100) === Math.floor(((number - 1) * percent) / 100)) continue;
      const input = decoder.make(seededRandom(`${seed}/${decoder.name}/${number}`));
      const { isTaken, fault } = tried(decoder, input);
      const what = fault ?? (prototypesState() === before ? undefined : 'a shared prototype was changed');
      const isNew = faults.every((known) => known.decoder !== decoder.name || known.what !== what);
      if (what !== undefined && isNew && faults.length < faultsMax)
        faults.push({ decoder: decoder.name, number, what, input: shown(input) });
      const count = isTaken ? taken : refused;
      count[decoder.name] = (count[decoder.name] ?? 0) + 1;
    }
  }
  return { faults, taken, refused };
}

interface Tried {
  readonly isTaken: boolean;
  readonly fault?: string | undefined;
}

function tried({ decode, refuses = isOurs, fault }: Decoder, input: Input): Tried {
  let value: unknown;
  try {
    value = inTime(() => decode(input));
  } catch (error) {
    return refuses(error) ? { isTaken: false } : { isTaken: false, fault: describe(error) };
  }
  const oddity = oddityOf(value);
  return { isTaken: true, fault: oddity === undefined ? fault?.(value) : `the value has ${oddity}` };
}

const isOurs = (error: unknown): boolean => error instanceof YatesError && isErrorCode(error.code);

function describe(error: unknown): string {
  if (!(error instanceof Error)) return `threw ${String(error)}`;
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  const place = frames.find((line) => line.includes('.ts:') && !line.includes('/test/')) ?? frames[0] ?? '';
  return `${error.name}: ${error.message.slice(0, 80)}${place.replace('    at', ' at')}`;
}

const shown = (input: Input): string =>
  typeof input === 'string'
    ? JSON.stringify(input.slice(0, shownChars))
    : JSON.stringify(Buffer.from(input).toString('base64').slice(0, shownChars));

const place = Symbol.for('yates.fuzzed');
const call = new Script(`globalThis[Symbol.for('yates.fuzzed')]()`);

/** V8 can end a script after a time, whatever it calls. @throws Error with the code ERR_SCRIPT_EXECUTION_TIMEOUT */
function inTime(work: () => unknown): unknown {
  const globals = globalThis as unknown as Record<symbol, unknown>;
  globals[place] = work;
  try {
    return call.runInThisContext({ timeout: hangMs });
  } finally {
    delete globals[place];
  }
}
