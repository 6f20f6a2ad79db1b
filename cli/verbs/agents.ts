import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { agentFromWire } from '../../client/from-wire.ts';
import { plainLines } from '../../dashboard/view/text-width.ts';
import type { yates } from '../../proto/generated/yates.js';
import { controlService } from '../../proto/service.ts';
import { isoTime } from '../../report/export/iso-time.ts';
import { type CoordinatorOptions, withCoordinatorOption } from '../options/coordinator-option.ts';
import { textTable } from '../output/text-table.ts';
import { timeText } from '../output/time-text.ts';
import { answerTimeoutMs } from '../../client/ask-at.ts';
import { withCoordinator } from '../connect/with-coordinator.ts';
import { print, printJson } from '../output/write-output.ts';

interface AgentsOptions extends CoordinatorOptions {
  readonly all?: true;
  readonly readmit?: string;
  readonly json?: true;
}

type AgentView = yates.v1.AgentView;

export function register(program: Command): void {
  withCoordinatorOption(
    program
      .command('agents')
      .description('list the agents: who works, who is lost, who is set aside and why')
      .option('--all', 'also those that have left')
      .option('--readmit <agent>', 'give an agent that was set aside trials again, by its name or id')
      .option('--json', 'print them as JSON'),
  ).action((options: AgentsOptions) =>
    options.readmit === undefined ? list(options) : readmit(options.readmit, options),
  );
}

async function list(options: AgentsOptions): Promise<void> {
  const answer = await withCoordinator(options, (client) =>
    client.unary(controlService.listAgents, {}, { timeoutMs: answerTimeoutMs }),
  );
  const all = answer.agents as AgentView[];
  const agents = options.all ? all : all.filter((agent) => agentFromWire(agent).state !== 'left');
  if (options.json) {
    printJson({ schema: 'yates/agents/v1', agents: agents.map(agentAsJson) });
    return;
  }
  if (agents.length === 0) {
    print('No agent is here. Start one with `yates agent --join host:port`.');
    return;
  }
  print(
    textTable(['name', 'state', 'busy', 'slots', 'done', 'failed', 'seen', 'devices', 'id'], agents.map(row)),
  );
  for (const { name, setAsideReason, setAsideUntilMs } of agents) {
    if (setAsideReason === '') continue;
    print(
      `\n${plain(name)} is set aside: ${plain(setAsideReason)}. It is tried again at ${timeText(setAsideUntilMs)}; ` +
        `once it is mended, \`yates agents --readmit ${plain(name)}\` gives it trials at once.`,
    );
  }
}

async function readmit(agent: string, options: AgentsOptions): Promise<void> {
  const answer = await withCoordinator(options, (client) =>
    client.unary(
      controlService.readmitAgent,
      { requestId: randomUUID(), agent },
      { timeoutMs: answerTimeoutMs },
    ),
  );
  const view = answer.agent ?? {};
  if (options.json) {
    printJson({ schema: 'yates/agent-changed/v1', agent: agentAsJson(view), changed: answer.changed });
    return;
  }
  const name = plain(view.name);
  print(answer.changed ? `${name} gets trials again.` : `${name} was not set aside: nothing was changed.`);
}

const row = (view: AgentView): string[] => {
  const { id, name, state, busy, slots, done, failed, lastSeenMs } = agentFromWire(view);
  return [
    plain(name),
    state,
    String(busy),
    String(slots),
    String(done),
    String(failed),
    timeText(lastSeenMs),
    plain([...new Set(view.deviceNames)].join(', ')),
    id,
  ];
};

const agentAsJson = (view: AgentView): unknown => {
  const { lastSeenMs, joinedAtMs, ...agent } = agentFromWire(view);
  const { setAsideReason, setAsideUntilMs, failuresInARow, finishedByOthers, timesSetAside, deviceNames } =
    view;
  return {
    ...agent,
    devices: deviceNames,
    lastSeenAt: isoTime(lastSeenMs),
    joinedAt: isoTime(joinedAtMs),
    setAside: setAsideReason === '' ? null : { reason: setAsideReason, until: isoTime(setAsideUntilMs) },
    failuresInARow,
    finishedByOthers,
    timesSetAside,
  };
};

/** Agents name themselves: nothing of it may steer a terminal. */
const plain = (text: string): string => plainLines(text).join(' ');
