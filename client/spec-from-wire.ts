import type { Response, SweepSpec } from '../design/sweep-spec.ts';
import type { yates } from '../proto/generated/yates.js';

/** Of this many sweeps: each keeps the text that it came as. */
const rememberedMax = 32;
const known = new Map<string, SweepSpec | undefined>();

/**
 * What a sweep's messages say of its design: the same object as long as they say the same, however often they come, so that what
 * was worked out by it holds on.
 *
 * @returns undefined where this version cannot read it
 */
export function specFromWire(
  json: string,
  scoredBy: readonly yates.v1.ScoredBy.$Properties[],
): SweepSpec | undefined {
  const scored = scoredBy.flatMap(({ responses }) => responses ?? []).map(scoredResponse);
  const key = scored.length === 0 ? json : JSON.stringify([json, scored]);
  if (known.has(key)) return known.get(key);
  if (known.size >= rememberedMax) known.clear();
  const spec = withScored(specFromJson(json), scored);
  known.set(key, spec);
  return spec;
}

function specFromJson(json: string): SweepSpec | undefined {
  try {
    const spec = JSON.parse(json) as SweepSpec | null;
    const readable = spec?.version === 1 && Array.isArray(spec.factors) && spec.primary !== undefined;
    return readable ? spec : undefined;
  } catch {
    return undefined;
  }
}

function scoredResponse({ name, goal, label }: yates.v1.ScoredResponse.$Properties): Response {
  const plain = name ?? '';
  return { name: plain, goal: goal === 'maximize' ? 'maximize' : 'minimize', label: label || plain };
}

/** What was scored is analysed beside what the trials reported: the primary response stays what the sweep file says. */
function withScored(spec: SweepSpec | undefined, scored: readonly Response[]): SweepSpec | undefined {
  if (spec === undefined || scored.length === 0 || !Array.isArray(spec.responses)) return spec;
  const own = new Set(spec.responses.map(({ name }) => name));
  const added = scored.filter(({ name }) => name !== '' && !own.has(name));
  return { ...spec, responses: [...spec.responses, ...added] };
}
