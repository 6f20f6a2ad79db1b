import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { parseMemorySize } from '../../base/memory-size.ts';
import type { Agent } from '../../agent/running-agent.ts';
import type { SlotShare } from '../../agent/gpu/slot-share.ts';
import { YatesError } from '../../base/error.ts';
import { keepFilesPrivate } from '../../base/private-files.ts';
import { invitationFor, type InvitationOptions } from '../connect/invitation-for.ts';
import { allowEnvOption } from '../options/allow-env-option.ts';
import { backendOption } from '../options/backend-option.ts';
import { withExamples } from '../options/examples.ts';
import { withTlsOptions } from '../options/tls-options.ts';
import { metricsHostOption, metricsPortOption } from '../options/metrics-port-option.ts';
import { defaultDataDir } from '../options/data-option.ts';
import { parseMilliseconds } from '../options/milliseconds.ts';
import { onStopRequest, onWarning, tellParentReady } from '../up/stop-with-parent.ts';
import { parseWholeNumber } from '../options/whole-number.ts';
import { print } from '../output/write-output.ts';

interface AgentVerbOptions extends Omit<InvitationOptions, 'data'> {
  readonly join?: string;
  readonly slots: number;
  readonly data?: string;
  readonly label: Readonly<Record<string, string>>;
  readonly name?: string;
  readonly backend?: string;
  readonly leaveAlone?: readonly string[];
  readonly allowCommand: readonly string[];
  readonly metricsPort?: number;
  readonly metricsHost: string;
  readonly slotsPerGpu?: SlotShare;
  readonly drain: number;
  readonly idleExit?: number;
  readonly trialTime?: number;
  readonly healthCommand?: string;
  readonly preemptWhen?: string;
  readonly checkpointDir?: string;
  readonly allowEnv: readonly string[];
  readonly cleanEnv?: true;
  readonly runAs?: string;
}

/** Of the first agent here. */
const ownFolder = join(defaultDataDir, 'agent');

/** Most trials at a time on one machine; far above what any machine holds. */
const slotsMax = 256;

export function register(program: Command): void {
  const command = program
    .command('agent')
    .description('join a coordinator and run its trials on this machine')
    .addOption(
      new Option(
        '--join-file <file>',
        'the string for agents that the coordinator printed: a file of mode 0600, or - for standard input; needed once',
      ),
    )
    .addOption(
      new Option(
        '--join <host:port>',
        'where the coordinator is reached, in place of the address of the string, such as the end of a tunnel',
      ),
    )
    .addOption(new Option('--join-over-ipc', 'be let in by the parent process').hideHelp())
    .addOption(new Option('--leave-alone <ids...>', 'take no trials of these sweeps').hideHelp())
    .addOption(
      new Option('--slots <n>', 'trials at a time; 0: one per GPU, or one on a machine without GPUs')
        .default(0)
        .argParser((text) => parseWholeNumber(text, '--slots', 0, slotsMax)),
    )
    .addOption(
      new Option(
        '--data <dir>',
        `the agent's own folder: its identity, and results on their way (default: ${ownFolder}, and ${ownFolder}-2 and so on beside other agents)`,
      ),
    )
    .addOption(
      new Option('--label <key=value>', 'label that trials may ask for; may be repeated')
        .default({}, 'none')
        .argParser(addLabel),
    )
    .option('--name <name>', "name in the dashboard (default: the host's name)")
    .addOption(backendOption())
    .addOption(
      new Option(
        '--allow-command <program>',
        "program that trials of kind command may run: a name on this agent's PATH, a path, or * for any; may be repeated",
      )
        .default([], 'none')
        .argParser((program, programs: readonly string[]) => [...programs, program]),
    )
    .addOption(allowEnvOption())
    .option(
      '--clean-env',
      "give programs no more of the agent's environment than PATH, HOME, LANG and the like",
    )
    .option('--run-as <user>', 'run programs as this user; for an agent that runs as root')
    .addOption(
      new Option(
        '--slots-per-gpu <n|memory>',
        'trials at a time on one GPU: a number, or the memory of each, such as 20GiB (default: 1)',
      )
        .argParser(parseSlotShare)
        .conflicts('slots'),
    )
    .addOption(
      new Option('--drain <duration>', 'how long running trials may go on once the agent is asked to leave')
        .default(10_000, '10s')
        .argParser((text) => parseMilliseconds(text, '--drain')),
    )
    .addOption(
      new Option(
        '--idle-exit <duration>',
        'leave after so long without a trial to run, such as 2m (default: stay)',
      ).argParser((text) => parseMilliseconds(text, '--idle-exit')),
    )
    .addOption(
      new Option(
        '--trial-time <duration>',
        'in a job that ends: begin no trial with less time left than this (default: the usual time of a trial of the sweep)',
      ).argParser((text) => parseMilliseconds(text, '--trial-time')),
    )
    .option(
      '--health-command <command>',
      'shell command that tests this machine before each trial; if it fails, the trial goes elsewhere',
    )
    .option(
      '--preempt-when <command>',
      'shell command that is asked every 5 s, and says by exit code 0 that this machine is about to be taken away',
    )
    .option(
      '--checkpoint-dir <dir>',
      'folder on a disk that agents share, for checkpoints (default: the coordinator keeps them)',
    )
    .addOption(metricsPortOption())
    .addOption(metricsHostOption());
  withExamples(
    withTlsOptions(command),
    'yates agent --join-file agents.join',
    'yates agent --slots-per-gpu 2 --label room=b',
  ).action(serve);
}

async function serve(options: AgentVerbOptions): Promise<void> {
  keepFilesPrivate();
  const { startAgent } = await import('../../agent/start-agent.ts');
  const { openAgentFolder, openFreeAgentFolder } = await import('../../agent/agent-folder.ts');
  let exited: (error?: YatesError) => void = () => {};
  const ended = new Promise<void>((resolve, reject) => {
    exited = (error) => (error === undefined ? resolve() : reject(error));
  });
  let agent: Agent | undefined;
  const stop = async (reason: string): Promise<void> => agent?.drain({ reason });
  // Before it joins, which may take long.
  onStopRequest(stop);
  onWarning((signal) => {
    say(`${signal}: no more trials are begun; what runs goes on`);
    agent?.warn(signal);
  });
  // A full disk under what it prints is no reason to end.
  for (const stream of [process.stdout, process.stderr])
    stream.removeAllListeners('error').on('error', () => {});
  const folder = options.data === undefined ? openFreeAgentFolder(ownFolder) : openAgentFolder(options.data);
  agent = await startAgent({
    invitation: await invitationFor({ ...options, data: folder.dataDir }).catch((error: unknown) => {
      folder.close();
      throw error;
    }),
    join: options.join,
    slots: options.slots,
    dataDir: folder,
    labels: options.label,
    name: options.name,
    backend: options.backend,
    leavesAlone: options.leaveAlone,
    allowCommands: options.allowCommand,
    allowEnv: options.allowEnv,
    cleanEnv: options.cleanEnv,
    runAs: options.runAs,
    metricsPort: options.metricsPort,
    metricsHost: options.metricsHost,
    slotsPerGpu: options.slotsPerGpu,
    drainGraceMs: options.drain,
    idleExitMs: options.idleExit,
    trialMs: options.trialTime,
    healthCommand: options.healthCommand,
    preemptWhen: options.preemptWhen,
    checkpointDir: options.checkpointDir,
    say,
    onExit: exited,
  });
  print(
    `yates agent ${agent.agentId}: working for ${agent.coordinator}; Ctrl-C gives running trials back and leaves.`,
  );
  if (agent.metricsPort !== undefined) print(`Metrics are on port ${agent.metricsPort}, at /metrics.`);
  tellParentReady();
  await ended;
}

/** A line of what happens, with the time of day. */
function say(text: string): void {
  print(`${new Date().toTimeString().slice(0, 8)} ${text}`);
}

function parseSlotShare(text: string): SlotShare {
  const bytes = parseMemorySize(text);
  return bytes === undefined ? { count: parseWholeNumber(text, '--slots-per-gpu', 1, slotsMax) } : { bytes };
}

function addLabel(text: string, labels: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const [, key, value] = /^([A-Za-z][\w./-]*)=(.+)$/.exec(text) ?? [];
  if (key !== undefined && value !== undefined) return { ...labels, [key]: value };
  throw new YatesError({
    code: 'E_OPTION_LABEL',
    place: { file: '--label' },
    message: `"${text}" is not key=value`,
    next: 'write it like --label gpu=h100',
  });
}
