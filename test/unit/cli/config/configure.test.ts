/** Files, environment and command line together, as a verb sees them. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { describe, expect, it, vi } from 'vitest';
import { applyOptions } from '../../../../cli/config/apply-options.ts';
import { configToRead } from '../../../../cli/config/config-paths.ts';
import { parseConfig } from '../../../../cli/config/parse-config.ts';
import { readConfigFile } from '../../../../cli/config/read-config-file.ts';
import { resolveSettings, variablesOf } from '../../../../cli/config/resolve-settings.ts';
import { parseWholeNumber } from '../../../../cli/options/whole-number.ts';
import { verbRow } from '../../../../cli/verb-table/verb-table.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';
import { runVerb } from '../run-verb.ts';

const config = (text: string, path = '/u/config.yaml') =>
  parseConfig(text, { path, kind: 'user' }, [verbRow(verb().command)]);

function verb(): { program: Command; command: Command } {
  const program = new Command('yates').exitOverride();
  const command = program.command('agent').action(() => {});
  command.option('--slots <n>', 'slots', (text) => parseWholeNumber(text, '--slots', 0, 9));
  command.option('--name <name>', 'name');
  command.option('--clean-env', 'clean');
  command.addOption(command.createOption('--share <n>', 'share').conflicts('slots'));
  command.addOption(
    command
      .createOption('--allow <x>', 'allow')
      .default([], 'none')
      .argParser((text, before: readonly string[]) => [...before, text]),
  );
  command.addOption(command.createOption('--metrics <n>', 'metrics').env('YATES_TEST_METRICS'));
  return { program, command };
}

/** The options that the verb is called with. */
async function optionsWith(argv: readonly string[], ...texts: readonly string[]): Promise<unknown> {
  const { program, command } = verb();
  const configs = texts.map((text) => config(text));
  program.hook('preAction', (_, action) => applyOptions(action, configs));
  await program.parseAsync(['agent', ...argv], { from: 'user' });
  return command.opts();
}

describe('options of a verb in a file', () => {
  it('are given to it, parsed as if they were typed', async () => {
    const text = 'verbs: { agent: { slots: 3, clean-env: true, allow: [a, b] } }';
    expect(await optionsWith([], text)).toEqual({ slots: 3, cleanEnv: true, allow: ['a', 'b'] });
  });

  it('are replaced by what is typed, lists too, and by what the environment says', async () => {
    vi.stubEnv('YATES_TEST_METRICS', '7');
    const text = 'verbs: { agent: { slots: 3, allow: [a, b], metrics: 8 } }';
    expect(await optionsWith(['--slots', '1', '--allow', 'c'], text)).toEqual({
      slots: 1,
      allow: ['c'],
      metrics: '7',
    });
    vi.unstubAllEnvs();
  });

  it('make way for what does not go with them', async () => {
    expect(await optionsWith(['--share', '2'], 'verbs: { agent: { slots: 3 } }')).toEqual({
      share: '2',
      allow: [],
    });
  });

  it('of the first file beat those of the second', async () => {
    const second = 'verbs: { agent: { slots: 2, name: b } }';
    expect(await optionsWith([], 'verbs: { agent: { slots: 1 } }', second)).toEqual({
      slots: 1,
      name: 'b',
      allow: [],
    });
  });

  it('are refused at their place where the option does not take them', async () => {
    await expect(optionsWith([], 'verbs:\n  agent:\n    slots: many')).rejects.toMatchObject({
      code: 'E_CONFIG',
      message: expect.stringMatching(/^E_CONFIG \/u\/config\.yaml:3:12 slots: .*many/),
    });
  });
});

describe('a setting', () => {
  const from = (env: Record<string, string>, ...texts: readonly string[]) =>
    Object.fromEntries(
      resolveSettings(
        env,
        texts.map((text) => config(text)),
      ).flatMap(({ setting, value, origin }) =>
        value === undefined ? [] : [[setting.key, [value, origin.kind]]],
      ),
    );

  it('is taken from the environment, then from the first file that has it', () => {
    expect(
      from(
        { YATES_BACKEND: 'cpu', YATES_SQLITE: '' },
        'backend: wasm\nsqlite: node',
        'sqlite: better-sqlite3\nlog: x',
      ),
    ).toEqual({
      backend: ['cpu', 'environment'],
      sqlite: ['node', 'file'],
      log: ['x', 'file'],
    });
  });

  it('coordinator makes way for a data folder that is named with more right', () => {
    expect(from({ YATES_DATA: '/d' }, 'coordinator: a:1')).not.toHaveProperty('coordinator');
    expect(from({}, 'data: /d', 'coordinator: a:1')).not.toHaveProperty('coordinator');
    expect(from({}, 'coordinator: a:1', 'data: /d')).toHaveProperty('coordinator');
    expect(from({}, 'coordinator: a:1\ndata: /d')).toHaveProperty('coordinator');
  });

  it('becomes a variable where a file has it; colour: never is NO_COLOR', () => {
    const variables = (env: Record<string, string>, text: string) =>
      variablesOf(resolveSettings(env, [config(text)]));
    expect(variables({ YATES_DATA: '/e' }, 'data: /d\nbackend: cpu\ncolour: never')).toEqual({
      YATES_BACKEND: 'cpu',
      NO_COLOR: '1',
    });
    expect(variables({}, 'colour: auto')).toEqual({});
    expect(from({ NO_COLOR: 'yes' }, 'colour: auto')).toEqual({ colour: ['never', 'environment'] });
  });
});

describe('the files', () => {
  it('are that of the folder and that of the user, or the one that YATES_CONFIG names, or none', () => {
    const folder = temporaryFolder();
    const env = { XDG_CONFIG_HOME: folder };
    const paths = (more: Record<string, string> = {}) =>
      configToRead({ ...env, ...more }, folder).map(({ path, kind }) => [
        path.slice(folder.length + 1),
        kind,
      ]);
    expect(paths()).toEqual([]);
    mkdirSync(join(folder, 'yates'));
    for (const name of ['.yates.yaml', 'yates/config.yaml']) writeFileSync(join(folder, name), '');
    expect(paths()).toEqual([
      ['.yates.yaml', 'folder'],
      ['yates/config.yaml', 'user'],
    ]);
    expect(paths({ YATES_CONFIG: 'other.yaml' })).toEqual([
      ['.yates.yaml', 'folder'],
      ['other.yaml', 'user'],
    ]);
    expect(paths({ YATES_CONFIG: 'none' })).toEqual([]);
  });

  it('are refused where others may change what is run, and where they cannot be read', () => {
    const path = join(temporaryFolder(), 'config.yaml');
    expect(() => readConfigFile({ path, kind: 'user' })).toThrow(/^E_CONFIG_FILE .*ENOENT/);
    writeFileSync(path, 'data: x');
    chmodSync(path, 0o664);
    expect(() => readConfigFile({ path, kind: 'user' })).toThrow(
      /^E_CONFIG_FILE .*other users may change it; run chmod go-w/,
    );
    expect(readConfigFile({ path, kind: 'folder' })).toBe('data: x');
    chmodSync(path, 0o644);
    expect(readConfigFile({ path, kind: 'user' })).toBe('data: x');
    writeFileSync(path, Buffer.from([0xff, 0xfe]));
    expect(() => readConfigFile({ path, kind: 'user' })).toThrow(/^E_CONFIG_FILE .*UTF-8/);
    expect(() => readConfigFile({ path: temporaryFolder(), kind: 'user' })).toThrow(
      /^E_CONFIG_FILE .*not a file/,
    );
  });
});

describe('yates config', () => {
  it('shows each setting with where it comes from', async () => {
    const path = join(temporaryFolder(), 'mine.yaml');
    writeFileSync(path, 'coordinator: gpu1:4444\ndata: runs\nverbs:\n  agent:\n    slots: 2\n');
    for (const name of ['YATES_COORDINATOR', 'YATES_DATA', 'NO_COLOR']) vi.stubEnv(name, '');
    vi.stubEnv('YATES_CONFIG', path);
    vi.stubEnv('YATES_BACKEND', 'cpu');
    const { code, stdout } = await runVerb('config', '--json');
    expect(code).toBe(0);
    const { files, settings, options } = JSON.parse(stdout) as Record<
      string,
      readonly Record<string, unknown>[]
    >;
    expect(files?.at(-1)).toEqual({ path, kind: 'user', read: true });
    const by = Object.fromEntries((settings ?? []).map(({ key, value, from }) => [key, [value, from]]));
    expect(by).toMatchObject({
      coordinator: ['gpu1:4444', { kind: 'file', place: { file: path, line: 1 } }],
      backend: ['cpu', { kind: 'environment', variable: 'YATES_BACKEND' }],
      colour: [null, { kind: 'default' }],
    });
    expect(options).toMatchObject([{ verb: 'agent', name: 'slots', value: ['2'] }]);
    expect((await runVerb('config')).stdout).toMatch(
      /\nbackend +cpu +YATES_BACKEND\n.*\nagent --slots +2 +\S*mine\.yaml:5\n/s,
    );
    writeFileSync(path, 'verbs:\n  agent:\n    slots: many\n');
    expect(await runVerb('config')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('mine.yaml:3:12 slots:'),
    });
    vi.unstubAllEnvs();
  });

  it('is needed by no verb: what a file says is there for all, and a broken one stops them with its line', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'mine.yaml');
    writeFileSync(path, 'data: nothing-here\n');
    for (const name of ['YATES_COORDINATOR', 'YATES_DATA']) vi.stubEnv(name, '');
    vi.stubEnv('YATES_CONFIG', path);
    const asked = await runVerb('ls');
    expect(asked).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`E_DATA_MISSING ${join(folder, 'nothing-here')}`),
    });
    vi.stubEnv('YATES_DATA', '');
    writeFileSync(path, 'dat: x\n');
    expect(await runVerb('ls')).toEqual({
      code: 2,
      stdout: '',
      stderr: `E_CONFIG ${path}:1:1 there is no setting "dat"; did you mean "data"?\n`,
    });
    expect((await runVerb('--help')).code).toBe(0);
    expect(await runVerb('completion', 'words', '--', 'pl')).toMatchObject({
      code: 0,
      stdout: 'plan\n',
      stderr: '',
    });
    vi.unstubAllEnvs();
  });
});
