/** The examples in the comments of public functions run, and give what they say. */
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { compileFunction } from 'node:vm';
import { beforeAll, describe, expect, it } from 'vitest';
import { YatesError } from '../../../base/error.ts';
import { packageRoot } from '../../../base/package-root.ts';
import { type DocExample, examplesOf, publicNames, stepsOf } from '../../tidy/doc-examples.ts';
import { sourceFiles } from '../../tidy/source-files.ts';

/** Rooms whose examples are run: pure ones, whose modules may all be loaded. */
const rooms = ['base', 'design', 'stats'];
/** Rooms in which a function that another room imports must have an example. */
const complete = ['stats', 'design'];

const files = sourceFiles();
const ofRooms = files.filter(({ path }) => rooms.some((room) => path.startsWith(`${room}/`)));
const examples = ofRooms.flatMap(examplesOf);

type Exports = Readonly<Record<string, unknown>>;
const modules = new Map<string, Exports>();
const load = async (path: string): Promise<Exports> => {
  const loaded = modules.get(path) ?? ((await import(join(packageRoot, path))) as Exports);
  modules.set(path, loaded);
  return loaded;
};

/** What an example may name: whatever the rooms export, its own file's exports before all others. */
function scopeOf(path: string): Record<string, unknown> {
  return Object.assign({}, ...modules.values(), modules.get(path)) as Record<string, unknown>;
}

/** Six digits are enough of a number: the last ones differ between engines. */
const rounded = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_key, part: unknown) =>
      part === undefined
        ? 'undefined'
        : typeof part === 'number'
          ? String(Number(part.toPrecision(6)))
          : ArrayBuffer.isView(part)
            ? Array.from(part as Float64Array)
            : part,
    ),
  );

/** Where an example gives something else than it says: `code: got, expected`. */
function faultsOf({ path, code }: DocExample): string[] {
  const scope = scopeOf(path);
  const steps = stepsOf(code.replaceAll(/ as const\b/g, ''));
  if (!steps.some(({ expected }) => expected !== undefined))
    return ['the example does not say what it gives'];
  const faults: string[] = [];
  const check = (step: string, actual: () => unknown, expected: () => unknown): void => {
    const [got, wanted] = [outcomeOf(actual), outcomeOf(expected)];
    if (!isDeepStrictEqual(got, wanted)) {
      faults.push(`${step} gives ${JSON.stringify(got)}, not ${JSON.stringify(wanted)}`);
    }
  };
  const program = steps.map(({ code: step, expected }) => {
    // `var` lets later steps see what earlier ones declare.
    if (expected === undefined) return step.replace(/^(const|let) /, 'var ');
    const value = expected.trim().replace(/;$/, '');
    const wanted = value.startsWith('throws ') ? JSON.stringify(value) : value;
    return `check(${JSON.stringify(step)}, () => (${step.replace(/;$/, '')}), () => (${wanted}));`;
  });
  const names = Object.keys(scope).filter((name) => /^\w+$/.test(name) && name !== 'default');
  compileFunction(program.join('\n'), ['check', ...names])(check, ...names.map((name) => scope[name]));
  return faults;
}

/** What a step gives; `throws E_CODE` where it is refused. */
function outcomeOf(step: () => unknown): unknown {
  try {
    return rounded(step());
  } catch (error) {
    if (error instanceof YatesError) return `throws ${error.code}`;
    throw error;
  }
}

beforeAll(async () => {
  for (const { path } of ofRooms) if (path.endsWith('.ts')) await load(path);
});

describe('the examples in comments', () => {
  it.each(examples.map((example) => [`${example.path} ${example.name}`, example] as const))(
    '%s',
    (_name, example) => {
      expect(faultsOf(example)).toEqual([]);
    },
  );

  it('are seen to be wrong when they are', () => {
    const faults = (code: string) => faultsOf({ path: 'base/plural.ts', name: 'plural', code }).length;
    expect(faults("plural(2, 'run'); // '2 runs'")).toBe(0);
    expect(faults("plural(2, 'run'); // '2 run'")).toBe(1);
    expect(faults("plural(2, 'run'); // throws E_NONE")).toBe(1);
    expect(faults("plural(2, 'run');")).toBe(1);
  });
});

it.each(complete)('every function that %s offers to other rooms has one', (room) => {
  const shown = new Set(examples.map(({ path, name }) => `${path} ${name}`));
  const functions = publicNames(room, files).filter((offered) => {
    const [path = '', name = ''] = offered.split(' ');
    return typeof modules.get(path)?.[name] === 'function';
  });
  expect(functions.length).toBeGreaterThan(10);
  expect(functions.filter((offered) => !shown.has(offered))).toEqual([]);
});
