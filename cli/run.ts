import { Command, CommanderError, Help } from 'commander';
import { packageVersion } from '../base/package-root.ts';
import { refuseTokensIn } from '../client/join/on-command-line.ts';
import { reportError } from './output/report-error.ts';
import { verbs } from './all-verbs.ts';
import { suggestChoices } from './options/suggest-choices.ts';
import { configToRead } from './config/config-paths.ts';
import { addRows, builtVerbTable, verbRow } from './verb-table/verb-table.ts';

/**
 * The command line as one function. A verb that ended well but found something wrong sets `process.exitCode`.
 *
 * @param argv without the paths of node and of the script
 * @returns exit code. 0: done. 1: it was right to ask, and failed. 2: what was asked is wrong
 */
export async function run(argv: readonly string[]): Promise<number> {
  try {
    refuseTokensIn(argv);
    const program = await programFor(argv);
    await configure(program, argv);
    await program.parseAsync(wordsOf(program, argv), { from: 'user' });
    return typeof process.exitCode === 'number' ? process.exitCode : 0;
  } catch (error) {
    // Commander has said what is wrong; help and version come this way too, with exit code 0.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    return reportError(error);
  }
}

/** Where help is asked for of what is no verb, it is refused as the verb itself would be: the help of the whole answers nothing. */
function wordsOf(program: Command, argv: readonly string[]): readonly string[] {
  const [first, named] = argv;
  if (first !== 'help' || named === undefined || named.startsWith('-')) return argv;
  const isVerb = program.commands.some((one) => one.name() === named || one.aliases().includes(named));
  return isVerb || named === 'help' ? argv : [named];
}

/** Verbs and options that answer whatever a configuration file says, be it broken. */
const unconfigured: ReadonlySet<string> = new Set(['', 'help', 'config', '-h', '--help', '-V', '--version']);

/**
 * What configuration files say: settings become variables of the environment, which the processes that a verb starts get too, and
 * options are given to the verb.
 *
 * @throws YatesError E_CONFIG, E_CONFIG_FILE, and those of YAML
 */
async function configure(program: Command, argv: readonly string[]): Promise<void> {
  const [first = ''] = argv;
  if (unconfigured.has(first) || argv.includes('--help') || argv.includes('-h')) return;
  const paths = configToRead(process.env, process.cwd());
  if (paths.length === 0) return;
  try {
    const [{ loadConfig }, { resolveSettings, variablesOf }, { applyOptions }] = await Promise.all([
      import('./config/load-config.ts'),
      import('./config/resolve-settings.ts'),
      import('./config/apply-options.ts'),
    ]);
    const table = async () => builtVerbTable() ?? (await yatesProgram()).commands.map(verbRow);
    const configs = await loadConfig(paths, table);
    Object.assign(process.env, variablesOf(resolveSettings(process.env, configs)));
    program.hook('preAction', (_, command) => {
      if (command.parent === program) applyOptions(command, configs);
    });
  } catch (error) {
    // Words are completed for a shell, which shows no error.
    if (first !== 'completion') throw error;
  }
}

/** A verb, or the help of one, needs only its own; the help of all, and wrong names, what the build has written of them. */
async function programFor(argv: readonly string[]): Promise<Command> {
  const [first = '', second = ''] = argv;
  const named = first === 'help' ? second : first;
  if (Object.hasOwn(verbs, named)) return await yatesProgram([named]);
  const table = builtVerbTable();
  if (table === undefined) return await yatesProgram();
  const aliased = table.find(({ aliases }) => aliases.includes(named));
  if (aliased !== undefined) return await yatesProgram([aliased.name]);
  const program = await yatesProgram([]);
  addRows(program, table);
  return program;
}

/** At the end of a list that is longer than a screen, where it is seen. */
const firstSteps = `
To begin with a script of your own:
  yates init train.py  # proposes what to vary, writes sweep.yaml
  yates up sweep.yaml  # runs it
`;

/** @param names of the verbs that it has; all of them by default */
export async function yatesProgram(names: readonly string[] = Object.keys(verbs)): Promise<Command> {
  const program = new Command('yates')
    .description('Designed experiments over many GPU machines, analysed live by analysis of variance.')
    .version(packageVersion, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [verb]', 'print help for a verb')
    .exitOverride()
    .showSuggestionAfterError(true)
    .configureHelp({
      showGlobalOptions: false,
      formatHelp: (command, helper) =>
        Help.prototype.formatHelp.call(helper, command, helper) + (command.parent === null ? firstSteps : ''),
    })
    .showHelpAfterError('(see `yates --help`)');
  const loaded = await Promise.all(names.map(async (name) => await verbs[name]?.()));
  for (const verb of loaded) verb?.register(program, async () => await yatesProgram());
  for (const command of program.commands) sayWhereHelpIs(command, `yates ${command.name()}`);
  suggestChoices(program);
  return program;
}

function sayWhereHelpIs(command: Command, name: string): void {
  command.showHelpAfterError(`(see \`${name} --help\`)`);
  for (const below of command.commands) sayWhereHelpIs(below, `${name} ${below.name()}`);
}
