import { homedir } from 'node:os';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { YatesErrors } from '../../../../base/error.ts';
import { limits } from '../../../../base/limits.ts';
import { parseConfig } from '../../../../cli/config/parse-config.ts';
import { settings } from '../../../../cli/config/settings.ts';
import { yatesProgram } from '../../../../cli/run.ts';
import { verbRow } from '../../../../cli/verb-table/verb-table.ts';
import { formerBackends } from '../../../../cli/options/backend-option.ts';
import { backendNames, presentName } from '../../../../diffusion/backend/choose.ts';
import { codeBlocks, readPage } from '../../../docs/markdown.ts';

const agent = new Command('agent');
agent
  .option('--slots <n>', 'trials at a time')
  .option('--data <dir>', 'folder')
  .option('--json', 'as JSON')
  .option('--join-file <file>', 'string');
agent.addOption(agent.createOption('--label <key=value>', 'label').default({}));
const up = new Command('up').alias('run').option('--data <dir>', 'folder');
up.addOption(up.createOption('--notify-url <url>', 'address').default([]));
const verbs = [agent, up].map(verbRow);

const parse = (text: string, kind: 'user' | 'folder' = 'user') =>
  parseConfig(text, { path: '/c/config.yaml', kind }, verbs);

/** Every fault of it, without the code. */
function faultsOf(text: string, kind: 'user' | 'folder' = 'user'): string[] {
  try {
    parse(text, kind);
    return [];
  } catch (error) {
    if (!(error instanceof YatesErrors)) return [(error as Error).message];
    return error.errors.map(({ message }) => message.replace('E_CONFIG /c/config.yaml:', ''));
  }
}

describe('a configuration file', () => {
  it('has settings and options of verbs, each with its place; paths start from its folder', () => {
    const { settings: found, options } = parse(`# mine
coordinator: gpu1:4444
data: runs
cache: ~/kept
verbs:
  agent: { slots: 2, data: a, json: true, label: [room=b, owner=me], join-file: '-' }
  run: { notify-url: '@n.txt' }
`);
    expect(
      Object.fromEntries([...found].map(([key, { value, place }]) => [key, [value, place.line]])),
    ).toEqual({
      coordinator: ['gpu1:4444', 2],
      data: ['/c/runs', 3],
      cache: [`${homedir()}/kept`, 4],
    });
    expect(
      Object.fromEntries([...(options.get('agent') ?? [])].map(([name, { value }]) => [name, value])),
    ).toEqual({
      slots: ['2'],
      data: ['/c/a'],
      json: true,
      label: ['room=b', 'owner=me'],
      'join-file': ['-'],
    });
    // By the verb's own name, whichever it was written with.
    expect(options.get('up')?.get('notify-url')).toMatchObject({ value: ['@/c/n.txt'], place: { line: 7 } });
  });

  it.each([
    ['', ''],
    ['comments', '# nothing\n\n  # yet\n'],
  ])('may be empty: %s', (_, text) => {
    expect(parse(text).settings.size).toBe(0);
  });

  it('is refused with the line of each fault and what may be meant', () => {
    expect(
      faultsOf(`coordinater: gpu1:4444
backend: wsm
coordinator: gpu1
verbs:
  agnt: {}
  agent: { slot: 2, json: 1, slots: [1, 2], --label: a=b }
  up: { data: x }
colour: [auto]
data: null
`),
    ).toEqual([
      '1:1 there is no setting "coordinater"; did you mean "coordinator"?',
      '2:10 backend cannot be "wsm"; did you mean "wasm"?',
      '3:14 coordinator: "gpu1" is not host:port; write it like 127.0.0.1:4444',
      '5:3 there is no verb "agnt"; did you mean "agent"?',
      '6:12 yates agent has no option "slot"; did you mean "slots"?',
      '6:27 json takes no value; write true, or leave it out',
      '6:37 slots takes one value, not a list; write one',
      '6:45 yates agent has no option "--label"; did you mean "label"?',
      '7:9 "data" is a setting for all verbs; write `data:` at the beginning of a line, outside of verbs',
      '8:9 colour needs a text or a number; write one, or leave the line out',
      '9:7 data needs a text or a number; write one, or leave the line out',
    ]);
  });

  it.each([
    ['- a', 'must be a map of keys'],
    ['verbs: 3', 'must be a map of keys'],
    ['data: "a\\u001b[2Jb"', 'control characters'],
    ['log: nats://me:secret@host', 'this is a secret'],
    ['webgpu-adapter: yts_aaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'this is a secret'],
    ['verbs: { up: { notify-url: "https://ntfy.sh/mine" } }', 'so it is a secret'],
    ['data: a\ndata: b', 'E_YAML_DUPLICATE_KEY'],
    ['data: &a x\ncache: *a', 'E_YAML_ALIAS'],
    [`data: ${'x'.repeat(limits.configFileChars)}`, 'more than 65536'],
  ])('%j is refused: %s', (text, says) => {
    expect(faultsOf(text).join('\n')).toContain(says);
  });

  it('of a folder names nothing that is run, and no option', () => {
    const own = settings.filter(({ mayStandInFolder }) => !mayStandInFolder).map(({ key }) => key);
    expect(own).toEqual(['log', 'cache', 'openblas', 'onnxruntime']);
    for (const key of own) expect(faultsOf(`${key}: x`, 'folder').join()).toContain('file of a folder');
    expect(faultsOf('verbs: { agent: { slots: 1 } }', 'folder').join()).toContain('file of a folder');
    expect(parse('data: x\ncolour: never', 'folder').settings.size).toBe(2);
  });
});

describe('docs/configuration.md', () => {
  it('has an example that is understood', async () => {
    const [block] = codeBlocks('docs/configuration.md').filter(({ language }) => language === 'yaml');
    const all = (await yatesProgram()).commands.map(verbRow);
    const { settings: found, options } = parseConfig(
      block?.lines.join('\n') ?? '',
      { path: '/c/config.yaml', kind: 'user' },
      all,
    );
    expect([found.size, options.size]).toEqual([4, 3]);
  });

  it('has every setting', () => {
    const page = readPage('docs/configuration.md');
    for (const { key, variable, what, kind, mayStandInFolder } of settings) {
      const values =
        typeof kind === 'object'
          ? kind.choices.join(', ')
          : { address: 'host:port', path: 'a path', text: 'text' }[kind];
      expect(page).toContain(
        `| \`${key}\` | ${what} | ${values} | ${mayStandInFolder ? 'yes' : ''} | \`${variable}\` |`.replaceAll(
          '  |',
          '  |',
        ),
      );
    }
  });
});

it('the backends that may be named are those that there are', () => {
  const [backend] = settings.filter(({ key }) => key === 'backend');
  expect(backend?.kind).toEqual({ choices: ['auto', ...backendNames] });
  // A name of earlier versions is a backend's still.
  for (const name of formerBackends) expect(backendNames).toContain(presentName(name));
});
