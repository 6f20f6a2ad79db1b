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
import { devicesView, printDevicesAsJson } from '../agents/list-devices.ts';
import { withCoordinator } from '../connect/with-coordinator.ts';
import { type CoordinatorOptions, withCoordinatorOption } from '../options/coordinator-option.ts';
import { withExamples } from '../options/examples.ts';
import { textTable } from '../output/text-table.ts';
import { timeText } from '../output/time-text.ts';
import { print, printJson } from '../output/write-output.ts';
import { showTable, watchOption } from '../watch-table/show-table.ts';
import type { TableView } from '../watch-table/watch-table.ts';

interface AgentsOptions extends CoordinatorOptions {
  readonly all?: true;
  readonly readmit?: string;
  readonly devices?: true;
  readonly json?: true;
  readonly watch?: true;
}

export function register(program: Command): void {
  const command = program
    .command('agents')
    .description('list the agents: which work, which are lost, which are set aside and why')
    .option('--all', 'list also those that have left')
    .option('--readmit <agent>', 'give trials again to an agent that was set aside, by its name or id')
    .option('--devices', 'list their GPUs: how busy and full each is, and which trial runs on it')
    .option('--json', 'print them as JSON')
    .addOption(watchOption().conflicts('readmit'));
  withExamples(
    withCoordinatorOption(command),
    'yates agents',
    'yates agents --devices --watch',
    'yates agents --readmit box7',
  ).action((options: AgentsOptions) => {
    if (options.readmit !== undefined) return readmit(options.readmit, options);
    if (options.devices !== true) return list(options);
    if (options.json === true) return printDevicesAsJson(options);
    return showTable(() => devicesView(options), options.watch === true);
  });
}

async function list(options: AgentsOptions): Promise<void> {
  const ask = async () => {
    const { agents, jobs } = await withCoordinator(options, listAgentsAndJobs);
    return { jobs, agents: options.all ? agents : agents.filter(({ state }) => state !== 'left') };
  };
  if (options.json !== true) {
    await showTable(async () => viewOf(await ask()), options.watch === true);
    return;
  }
  const { agents, jobs } = await ask();
  printJson({ schema: 'yates/agents/v1', agents: agents.map(agentAsJson), jobs });
}

interface Listed extends Pick<Awaited<ReturnType<typeof listAgentsAndJobs>>, 'jobs'> {
  readonly agents: readonly AgentDetails[];
}

const viewOf =
  ({ agents, jobs }: Listed): TableView =>
  (width, paint) =>
    [
      ...jobs.map((one) => jobsText(one)),
      agents.length === 0
        ? 'No agent is here. Start one with `yates agent --join-file FILE`.'
        : textTable(header, agents.map(row), {
            width,
            paint,
            cut: ['devices', 'name'],
            drop: ['id', 'seen', 'devices'],
          }),
      ...agents.flatMap(troublesOf).map((text) => `\n${text}`),
    ].join('\n');

/** What keeps trials from it, a sentence each. */
function troublesOf({ name, setAside, idleReason, keptFor, backOffs, diskTrouble }: AgentDetails): string[] {
  const readmitted = `\`yates agents --readmit ${plain(name)}\` gives it trials at once.`;
  return [
    ...(diskTrouble === undefined ? [] : [`${plain(name)}: ${plain(diskTrouble)}. Make room there.`]),
    ...backOffs.map(
      ({ sweepId, reason, untilMs }) =>
        `${plain(name)} gets no trials of ${sweepId}: ${plain(reason)}. It is tried again at ${timeText(untilMs)}; ` +
        `once its machine is mended, ${readmitted}`,
    ),
    ...(keptFor === undefined
      ? []
      : [
          `${plain(name)} is kept free for the next trial of ${plain(keptFor)}, which takes more than is free there yet.`,
        ]),
    ...(idleReason === undefined
      ? []
      : [
          `${plain(name)} gets no trial: ${plain(idleReason)}. Update it, or launch the sweep with seeds: shared.`,
        ]),
    ...(setAside === undefined
      ? []
      : [
          `${plain(name)} is set aside: ${plain(setAside.reason)}. It is tried again at ${timeText(setAside.untilMs)}; ` +
            `once the fault is mended, ${readmitted}`,
        ]),
  ];
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
