/** Sweep files are checked by verbs that must start at once: what they load of the trainer holds no tensor library. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../../../base/package-root.ts';

/** Files that a file loads, itself included; imports of types alone load nothing. */
function loadedBy(path: string, known = new Set<string>()): Set<string> {
  if (known.has(path)) return known;
  known.add(path);
  const text = readFileSync(join(packageRoot, path), 'utf8');
  const imports = text.matchAll(/^(?:import|export) (?!type )[^;]*?from '(\.[^']+)';/gm);
  for (const [, specifier] of imports) loadedBy(join(dirname(path), specifier as string), known);
  return known;
}

test.each([
  'diffusion/task/settings.ts',
  'diffusion/task/options.ts',
  'diffusion/adapters/positions-rule.ts',
])('%s is loaded without the tensor library', (path) => {
  expect(loadedBy(path)).not.toContain('diffusion/tf.ts');
});

test('a file that computes is found out', () => {
  expect(loadedBy('diffusion/adapters/adapter.ts')).toContain('diffusion/tf.ts');
  expect(loadedBy('diffusion/task/settings.ts')).toContain('diffusion/adapters/bottleneck.ts');
});
