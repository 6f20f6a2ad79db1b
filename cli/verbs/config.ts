import { homedir } from 'node:os';
import type { Command } from 'commander';
import type { ErrorPlace } from '../../base/error.ts';
import { valueOf } from '../config/apply-options.ts';
import { configPaths, configToRead } from '../config/config-paths.ts';
import { loadConfig } from '../config/load-config.ts';
import type { Config, WrittenOption } from '../config/parse-config.ts';
import { type Origin, type ResolvedSetting, resolveSettings } from '../config/resolve-settings.ts';
import { withExamples } from '../options/examples.ts';
import { textTable } from '../output/text-table.ts';
import { print, printJson } from '../output/write-output.ts';
import { verbRow } from '../verb-table/verb-table.ts';

export function register(program: Command, whole: () => Promise<Command>): void {
  const command = program
    .command('config')
    .description('show every setting, and where it comes from: environment, configuration file or default')
    .option('--json', 'print them as JSON');
  withExamples(command, 'yates config', 'yates config --json').action(async (options: { json?: true }) =>
    showConfig(options, await whole()),
  );
}

async function showConfig({ json }: { readonly json?: true }, { commands }: Command): Promise<void> {
  const files = configToRead(process.env, process.cwd());
  const configs = await loadConfig(files, () => Promise.resolve(commands.map(verbRow)));
  const resolved = resolveSettings(process.env, configs);
  const options = optionsOf(configs, commands);
  const paths = configPaths(process.env, process.cwd()).map(({ path, kind }) => ({
    path,
    kind,
    read: files.some((file) => file.path === path),
  }));
  if (json) {
    printJson({
      schema: 'yates/config/v1',
      files: paths,
      settings: resolved.map(({ setting, value, origin }) => ({
        key: setting.key,
        value: value ?? null,
        from: origin,
        variable: setting.variable,
      })),
      options: options.map(({ verb, name, value, place }) => ({
        verb,
        name,
        value,
        from: { kind: 'file', place },
      })),
    });
    return;
  }
  const rows = [
    ...resolved.map(settingRow),
    ...options.map(({ verb, name, value, place }) => [
      `${verb} --${name}`,
      value === true ? 'yes' : value.join(', '),
      placeText(place),
    ]),
  ];
  const read = paths.map(({ path, read: isRead }) => `${short(path)}${isRead ? '' : ' (not there)'}`);
  print(
    [
      textTable(['setting', 'value', 'from'], rows),
      paths.length === 0
        ? 'YATES_CONFIG=none: no file is read.'
        : `Files, of which the first beats the second: ${read.join(', ')}.`,
      'Options of the command line beat the environment, which beats the files.',
    ].join('\n\n'),
  );
}

interface ShownOption {
  readonly verb: string;
  readonly name: string;
  readonly value: WrittenOption['value'];
  readonly place: ErrorPlace;
}

/** @throws YatesError E_CONFIG for a value that its option does not take: said here rather than where the verb is run */
function optionsOf(configs: readonly Config[], commands: readonly Command[]): ShownOption[] {
  return configs.flatMap((config) =>
    [...config.options].flatMap(([verb, options]) => {
      const known = commands.find((command) => command.name() === verb)?.options ?? [];
      return [...options].map(([name, written]) => {
        const option = known.find(({ long }) => long === `--${name}`);
        if (option !== undefined) valueOf(option, written);
        return { verb, name, value: written.value, place: written.place };
      });
    }),
  );
}

const settingRow = ({ setting, value, origin }: ResolvedSetting): string[] => [
  setting.key,
  value ?? setting.otherwise,
  originText(origin),
];

const originText = (origin: Origin): string => {
  if (origin.kind === 'file') return placeText(origin.place);
  return origin.kind === 'environment' ? origin.variable : 'default';
};

const placeText = ({ file, line = 1 }: ErrorPlace): string => `${short(file)}:${line}`;

/** As a user would write it. */
function short(path: string): string {
  const here = `${process.cwd()}/`;
  if (path.startsWith(here)) return path.slice(here.length);
  const home = `${homedir()}/`;
  return path.startsWith(home) ? `~/${path.slice(home.length)}` : path;
}
