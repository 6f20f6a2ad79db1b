import { didYouMean } from '../../base/did-you-mean.ts';
import { YatesError } from '../../base/error.ts';
import { parseDuration } from '../../design/duration.ts';
import { numberFromText } from '../../design/level-text.ts';
import type { SweepSpec } from '../../design/sweep-spec.ts';
import { sampledFactors } from '../../report/plan/sampled-plan.ts';

/** A price as the user writes it: a number of trials, or a duration. */
type Price = { readonly trials: number } | { readonly ms: number };

/** Prices by name of what is drawn. */
export type WrittenPrices = ReadonlyMap<string, Price>;

/** Takes up one `--price NAME=PRICE`. @throws YatesError E_OPTION_PRICE */
export function parsePrice(text: string, before: WrittenPrices = new Map()): WrittenPrices {
  const [, name, amount = ''] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  const trials = numberFromText(amount);
  const ms = parseDuration(amount);
  if (name !== undefined && trials !== undefined && trials >= 0)
    return new Map([...before, [name, { trials }]]);
  if (name !== undefined && ms !== undefined && ms > 0) return new Map([...before, [name, { ms }]]);
  throw refusal(
    `"${text}" is no price`,
    'write a number of trials or a time, such as subject=20 or subject=2h',
  );
}

/**
 * The prices in trials, by name of a random factor or `replicate`; `seed` is a replicate whose cells share their seed.
 *
 * @param trialMs what a trial takes; a price that is a time needs it
 * @throws YatesError E_OPTION_PRICE
 */
export function pricesInTrials(
  prices: WrittenPrices,
  spec: SweepSpec,
  trialMs: number | undefined,
): ReadonlyMap<string, number> {
  const names = [...new Set([...sampledFactors(spec), ...(spec.random === undefined ? [] : ['replicate'])])];
  return new Map(
    [...prices].map(([written, price]) => {
      const name = written === 'seed' ? 'replicate' : written;
      if (names.length === 0)
        throw refusal(
          `the sweep has neither shared seeds nor random factors, so nothing but runs has a price`,
          'leave out --price',
        );
      if (!names.includes(name))
        throw refusal(`nothing named "${written}" is a sample in this sweep`, didYouMean(name, names));
      if ('trials' in price) return [name, price.trials] as const;
      if (trialMs === undefined)
        throw refusal(
          'a price that is a time needs the time of one trial',
          'add --trial-time, or --data with the folder of an earlier sweep, or write a number of trials',
        );
      return [name, price.ms / trialMs] as const;
    }),
  );
}

const refusal = (message: string, next: string): YatesError =>
  new YatesError({ code: 'E_OPTION_PRICE', place: { file: '--price' }, message, next });
