import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { listAgentsAndJobs } from '../../client/ask.ts';
import { answerTimeoutMs } from '../../client/ask-at.ts';
import type { AgentDetails } from '../../client/facts.ts';
import { jobsText } from '../../client/jobs-text.ts';
import { agentDetailsFromWire } from '../../client/from-wire.ts';
import { plainLines } from '../../base/plain-text.ts';
import { controlService } from '../../proto/service.ts';
import { isoTime } from '../../report/export/iso-time.ts';
import { printDevices } from '../agents/list-devices.ts';
import { withCoordinator } from '../connect/with-coordinator.ts';
import { type CoordinatorOptions, withCoordinatorOption } from '../options/coordinator-option.ts';
import { withExamples } from '../options/examples.ts';
import { textTable } from '../output/text-table.ts';
import { timeText } from '../output/time-text.ts';
import { print, printJson } from '../output/write-output.ts';

interface AgentsOptions extends CoordinatorOptions {
  readonly all?: true;
  readonly readmit?: string;
  readonly devices?: true;
  readonly json?: true;
}

export function register(program: Command): void {
  const command = program
    .command('agents')
    .description('list the agents: which work, which are lost, which are set aside and why')
    .option('--all', 'list also those that have left')
    .option('--readmit <agent>', 'give trials again to an agent that was set aside, by its name or id')
    .option('--devices', 'list their GPUs: how busy and full each is, and which trial runs on it')
    .option('--json', 'print them as JSON');
  withExamples(
    withCoordinatorOption(command),
    'yates agents',
    'yates agents --devices',
    'yates agents --readmit box7',
  ).action((options: AgentsOptions) => {
    if (options.readmit !== undefined) return readmit(options.readmit, options);
    return options.devices === true ? printDevices(options) : list(options);
  });
}

async function list(options: AgentsOptions): Promise<void> {
  const { agents: all, jobs } = await withCoordinator(options, listAgentsAndJobs);
  const agents = options.all ? all : all.filter(({ state }) => state !== 'left');
  if (options.json) {
    printJson({ schema: 'yates/agents/v1', agents: agents.map(agentAsJson), jobs });
    return;
  }
  for (const one of jobs) print(jobsText(one));
  if (agents.length === 0) {
    print('No agent is here. Start one with `yates agent --join-file FILE`.');
    return;
  }
  print(textTable(header, agents.map(row)));
  for (const { name, setAside, idleReason, keptFor, backOffs, diskTrouble } of agents) {
    if (diskTrouble !== undefined) print(`\n${plain(name)}: ${plain(diskTrouble)}. Make room there.`);
    for (const { sweepId, reason, untilMs } of backOffs) {
      print(
        `\n${plain(name)} gets no trials of ${sweepId}: ${plain(reason)}. It is tried again at ${timeText(untilMs)}; ` +
          `once its machine is mended, \`yates agents --readmit ${plain(name)}\` gives it trials at once.`,
      );
    }
    if (keptFor !== undefined)
      print(
        `\n${plain(name)} is kept free for the next trial of ${plain(keptFor)}, which takes more than is free there yet.`,
      );
    if (idleReason !== undefined)
      print(
        `\n${plain(name)} gets no trial: ${plain(idleReason)}. Update it, or launch the sweep with seeds: shared.`,
      );
    if (setAside === undefined) continue;
    const { reason, untilMs } = setAside;
    print(
      `\n${plain(name)} is set aside: ${plain(reason)}. It is tried again at ${timeText(untilMs)}; ` +
        `once the fault is mended, \`yates agents --readmit ${plain(name)}\` gives it trials at once.`,
    );
  }
}

async function readmit(named: string, options: AgentsOptions): Promise<void> {
  const { agent: wire, changed } = await withCoordinator(
    options,
    (client) =>
      client.unary(
        controlService.readmitAgent,
        { requestId: randomUUID(), agent: named },
        { timeoutMs: answerTimeoutMs },
      ),
    'steer',
  );
  const agent = agentDetailsFromWire(wire ?? {});
  if (options.json) {
    printJson({ schema: 'yates/agent-changed/v1', agent: agentAsJson(agent), changed });
    return;
  }
  const name = plain(agent.name);
  print(changed ? `${name} gets trials again.` : `${name} was not set aside: nothing was changed.`);
}

const header = ['name', 'state', 'busy', 'slots', 'done', 'failed', 'seen', 'devices', 'id'];

const row = ({ id, name, state, busy, slots, done, failed, lastSeenMs, devices }: AgentDetails): string[] => [
  plain(name),
  state,
  String(busy),
  String(slots),
  String(done),
  String(failed),
  timeText(lastSeenMs),
  plain([...new Set(devices)].join(', ')),
  id,
];

function agentAsJson(details: AgentDetails): unknown {
  const {
    lastSeenMs,
    joinedAtMs,
    devices,
    setAside,
    idleReason,
    keptFor,
    diskTrouble,
    failuresInARow,
    finishedByOthers,
    timesSetAside,
    backOffs,
  } = details;
  const { id, name, state, slots, busy, done, failed, backend, labels, version } = details;
  return {
    id,
    name,
    state,
    slots,
    busy,
    done,
    failed,
    backend,
    labels,
    version,
    devices,
    lastSeenAt: isoTime(lastSeenMs),
    joinedAt: isoTime(joinedAtMs),
    setAside: setAside === undefined ? null : { reason: setAside.reason, until: isoTime(setAside.untilMs) },
    idleReason: idleReason ?? null,
    keptFor: keptFor ?? null,
    diskTrouble: diskTrouble ?? null,
    failuresInARow,
    finishedByOthers,
    timesSetAside,
    backOffs: backOffs.map(({ sweepId, reason, untilMs }) => ({ sweepId, reason, until: isoTime(untilMs) })),
  };
}

/** Agents name themselves: nothing in a name may steer a terminal. */
const plain = (text: string): string => plainLines(text).join(' ');
