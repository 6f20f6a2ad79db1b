/** The examples in the comments of public functions run, and give what they say. */
import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import { beforeAll, describe, expect, it } from 'vitest';
import { YatesError } from '../../../base/error.ts';
import { packageRoot } from '../../../base/package-root.ts';
import { type DocExample, examplesOf, publicNames, stepsOf } from '../../tidy/doc-examples.ts';
import { sourceFiles } from '../../tidy/source-files.ts';

/** Rooms whose examples are run: pure ones, whose modules may all be loaded. */
const rooms = ['base', 'design', 'stats'];
/** Rooms in which a function that another room imports must have an example. */
const complete = ['stats'];

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
  return Object.assign({}, ...[...modules.values(), modules.get(path)]) as Record<string, unknown>;
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
            ? [...(part as Float64Array)]
            : part,
    ),
  );

function run({ path, code }: DocExample): void {
  const scope = scopeOf(path);
  const steps = stepsOf(code);
  expect(
    steps.some(({ expected }) => expected !== undefined),
    'an example shows what it gives',
  ).toBe(true);
  // `var` lets later steps see what earlier ones declare.
  const program = steps.map(({ code: step, expected }) =>
    expected === undefined
      ? step.replace(/^(const|let) /, 'var ')
      : `check(() => (${step.replace(/;$/, '')}), ${/^throws /.test(expected) ? JSON.stringify(expected.trim()) : `() => (${expected.trim().replace(/;$/, '')})`});`,
  );
  const check = (actual: () => unknown, expected: string | (() => unknown)): void => {
    if (typeof expected !== 'string') {
      expect(rounded(actual())).toEqual(rounded(expected()));
      return;
    }
    try {
      actual();
    } catch (error) {
      expect(error).toBeInstanceOf(YatesError);
      expect(`throws ${(error as YatesError).code}`).toBe(expected);
      return;
    }
    expect.fail(`it should have ended with: ${expected}`);
  };
  const names = Object.keys(scope).filter((name) => /^\w+$/.test(name) && name !== 'default');
  compileFunction(program.join('\n'), ['check', ...names])(check, ...names.map((name) => scope[name]));
}

beforeAll(async () => {
  for (const { path } of ofRooms) if (path.endsWith('.ts')) await load(path);
});

describe('the examples in comments', () => {
  it.each(examples.map((example) => [`${example.path} ${example.name}`, example] as const))(
    '%s',
    (_name, example) => {
      run(example);
    },
  );

  it('are seen to be wrong when they are', () => {
    const wrong = (code: string) => () => run({ path: 'base/plural.ts', name: 'plural', code });
    expect(wrong("plural(2, 'run'); // '2 runs'")).not.toThrow();
    expect(wrong("plural(2, 'run'); // '2 run'")).toThrow();
    expect(wrong("plural(2, 'run'); // throws E_NONE")).toThrow();
    expect(wrong("plural(2, 'run');")).toThrow('shows what it gives');
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
