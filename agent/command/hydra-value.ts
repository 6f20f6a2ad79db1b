/** How a level is written as the value of one of Hydra's overrides, so that Hydra reads the very same level. */
import type { Level } from '../../design/sweep-spec.ts';

/** Words that Hydra reads as something else than text. */
const keyword = /^(?:true|false|null|nan|inf)$/i;

/**
 * Quotes a text that Hydra would not read as the same text, and its interpolations, which would be resolved. The one text that no
 * quotes carry over is `???`: OmegaConf takes it for a value that is missing.
 *
 * @see test/hydra, which holds this against the real hydra-core
 */
export function hydraValue(level: Level): string {
  if (typeof level !== 'string') return String(level);
  if (/^[A-Za-z_][\w./-]*$/.test(level) && !keyword.test(level)) return level;
  // In a quoted text backslashes are special only right before a quote and before an interpolation.
  const escaped = level.replaceAll(
    /(?<!\\)(\\*)(\$\{|'|$)/g,
    (_, slashes: string, end: string) => slashes + slashes + (end === '' ? '' : `\\${end}`),
  );
  return `'${escaped}'`;
}
