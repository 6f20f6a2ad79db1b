import { adapterPointSpellings, findAdapterPoint, isAdapterSite } from './sites.ts';

/**
 * The constraint `rule: adapter-positions` of a sweep file: it keeps the cells whose factors `input` and `output` are one
 * of the 20 pairs that exist. The command line hands it to the design, which knows no adapters (design/trainer-check.ts).
 */
export const adapterPositionsRule = {
  columns: ['input', 'output'],
  what: 'an adapter position',
  spellings: adapterPointSpellings,
  canonical: (level: unknown): string | undefined => findAdapterPoint(level),
  allows: (settings: Readonly<Record<string, unknown>>): boolean =>
    isAdapterSite(settings['input'], settings['output']),
} as const;
