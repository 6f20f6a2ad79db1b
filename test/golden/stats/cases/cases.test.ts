/** Questions of which others got a wrong answer, or we did: each a command, its data and what must be printed. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../../../../base/package-root.ts';
import { runVerb } from '../../../unit/cli/run-verb.ts';

const folder = join(packageRoot, 'test/fixtures/stats/cases');

interface Check {
  readonly json?: string;
  readonly json_not?: string;
  readonly equals?: unknown;
  readonly near?: number;
  readonly rel?: number;
  readonly stdout_re?: string;
  readonly stdout_not_re?: string;
}

it.each(readdirSync(folder))('%s', async (id) => {
  const read = (file: string): string => readFileSync(join(folder, id, file), 'utf8');
  const { checks } = JSON.parse(read('expected.json')) as { checks: Check[] };
  const { code, stdout } = await runVerb(...argumentsOf(read('cmd.txt'), id));
  expect(code).toBe(0);
  for (const check of checks) expect(failure(check, stdout)).toBeUndefined();
});

/** The words of a command line after `yates`, quotes taken off; its files are those of the case. */
const argumentsOf = (command: string, id: string): string[] =>
  [...command.trim().matchAll(/"([^"]*)"|(\S+)/g)]
    .map(([, quoted, plain]) => quoted ?? plain ?? '')
    .slice(1)
    .map((word) => (/\.(csv|yaml)$/.test(word) ? join(folder, id, word) : word));

function failure(check: Check, stdout: string): unknown {
  const flat = stdout.replaceAll(/\s+/g, ' ');
  const says = (pattern: string): boolean => {
    // Python's flags within a pattern: `(?i)` and `(?i:...)`.
    const insensitive = pattern.includes('(?i');
    const plain = pattern.replaceAll('(?i)', '').replaceAll('(?i:', '(?:');
    const found = new RegExp(plain, insensitive ? 'i' : '');
    return found.test(stdout) || found.test(flat);
  };
  if (check.stdout_re !== undefined) return says(check.stdout_re) ? undefined : { check, stdout };
  if (check.stdout_not_re !== undefined) return says(check.stdout_not_re) ? { check, stdout } : undefined;
  const path = check.json ?? check.json_not ?? '';
  const value = at(JSON.parse(stdout), path);
  const agrees =
    check.near === undefined
      ? value === check.equals
      : typeof value === 'number' &&
        Math.abs(value - check.near) <= (check.rel ?? 1e-6) * Math.abs(check.near) + 1e-15;
  return agrees === (check.json !== undefined) ? undefined : { check, value };
}

/** The value at a path such as `means[levels.a=a1].mean`. */
function at(value: unknown, path: string): unknown {
  const field = (from: unknown, name: string): unknown => (from as Record<string, unknown> | null)?.[name];
  const parts = path.match(/[^.[\]]+(\[[^\]]*\])?/g) ?? [];
  return parts.reduce<unknown>((from, part) => {
    const [, name = '', where] = /^([^[]+)(?:\[(.*)\])?$/.exec(part) ?? [];
    const found = field(from, name);
    if (where === undefined) return found;
    const wanted = where.split(',').map((condition) => condition.split('=') as [string, string]);
    return (found as unknown[]).find((row) =>
      wanted.every(([key, level]) => String(key.split('.').reduce(field, row)) === level),
    );
  }, value);
}
