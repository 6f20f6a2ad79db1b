import type { Command } from 'commander';
import { formatMemorySize } from '../../base/memory-size.ts';
import { formatNumber } from '../../base/number-text.ts';
import { plural } from '../../base/plural.ts';
import { YatesError } from '../../base/error.ts';
import { changeWords } from '../../client/change-words.ts';
import {
  type ScoredBy,
  type Sweep,
  type SweepChange,
  type Trial,
  type TrialState,
  trialStates,
} from '../../client/facts.ts';
import { didYouMean } from '../../base/did-you-mean.ts';
import { getSweep, getSweepWithTrials } from '../../client/ask.ts';
import { jobsText } from '../../client/jobs-text.ts';
import { faultName } from '../../client/fault-name.ts';
import { plainLine } from '../../base/plain-text.ts';
import { type CoordinatorOptions, withCoordinatorOption } from '../options/coordinator-option.ts';
import { withExamples } from '../options/examples.ts';
import { SomeOfOption } from '../options/some-of-option.ts';
import { sweepArgument } from '../options/sweep-argument.ts';
import { environmentChars } from '../../report/export/export-table.ts';
import { sweepAsJson } from '../output/sweep-json.ts';
import { tableColours } from '../output/table-colours.ts';
import { terminalWidth } from '../output/terminal-width.ts';
import { factLines, textTable } from '../output/text-table.ts';
import { timeText } from '../output/time-text.ts';
import { trialAsJson } from '../output/trial-json.ts';
import { withCoordinator } from '../connect/with-coordinator.ts';
import { print, printInColours, printJsonWithList } from '../output/write-output.ts';

interface ShowOptions extends CoordinatorOptions {
  readonly json?: true;
  readonly source?: true;
  readonly state?: ReadonlySet<TrialState>;
}

export function register(program: Command): void {
  const command = program
    .command('show')
    .description('show a sweep and its trials')
    .argument(...sweepArgument)
    .option('--source', 'print the sweep file that was launched')
    .addOption(
      new SomeOfOption(
        '--state <states>',
        'list only trials in these states; with commas between several',
        stateNames,
        parseStates,
      ),
    )
    .option('--json', 'print it as JSON');
  withExamples(
    withCoordinatorOption(command),
    'yates show',
    'yates show my-sweep --state failed',
    'yates show my-sweep --source',
  ).action(show);
}

async function show(id: string | undefined, options: ShowOptions): Promise<void> {
  if (options.source) {
    const { source } = await withCoordinator(options, (client) => getSweep(client, id ?? ''));
    print(source);
    return;
  }
  const { sweep, trials: all } = await withCoordinator(options, (client) =>
    getSweepWithTrials(client, id ?? ''),
  );
  const { state: states } = options;
  const trials = states === undefined ? all : all.filter(({ state }) => states.has(state));
  if (options.json) {
    const head = { schema: 'yates/sweep/v1', sweep: sweepAsJson(sweep) };
    await printJsonWithList(head, 'trials', trials.map(trialAsJson));
  } else
    printInColours(
      `${factLines(sweepFacts(sweep, all), tableColours())}\n\n${trialsInWords(sweep, trials, states)}`,
    );
}

/** Each state of a trial by the names that the option takes. */
const statesByName: ReadonlyMap<string, TrialState> = new Map([
  ...trialStates.filter((state) => state !== 'unknown').map((state) => [state, state] as const),
  ['running', 'leased'],
]);
const stateNames = [...statesByName.keys()];

/** @throws YatesError E_OPTION_STATE */
function parseStates(text: string): ReadonlySet<TrialState> {
  const names = text.split(',').map((name) => name.trim());
  return new Set(names.map(stateOf));
}

function stateOf(name: string): TrialState {
  const state = statesByName.get(name);
  if (state !== undefined) return state;
  throw new YatesError({
    code: 'E_OPTION_STATE',
    place: { file: '--state' },
    message: `${JSON.stringify(name)} is no state of a trial`,
    next: didYouMean(name, stateNames),
  });
}

/** The trials as a table; where those of some states are asked for and there are none, that is said. */
function trialsInWords(
  sweep: Sweep,
  trials: readonly Trial[],
  states: ReadonlySet<TrialState> | undefined,
): string {
  if (trials.length > 0 || states === undefined) return trialTable(sweep, trials);
  return `No trial of ${sweep.name} is ${[...states].join(' or ')}.`;
}

const scoredByInWords = ({ sweepId, state, done, failed, trials, responses }: ScoredBy): string =>
  `${sweepId}: ${responses.join(', ') || 'nothing that another has not scored since'}; ${state}, ${done} done of ${trials}${failed > 0 ? `, ${failed} failed` : ''}`;

function sweepFacts(sweep: Sweep, trials: readonly Trial[]): [string, string][] {
  const { counts } = sweep;
  const faults = new Map<string, number>();
  for (const { state, fault } of trials) {
    if (state === 'failed') {
      const name = faultName(fault?.faultClass ?? 'unknown');
      faults.set(name, (faults.get(name) ?? 0) + 1);
    }
  }
  const why = [...faults].map(([name, count]) => `${count} ${name}`).join(', ');
  const late = trials.reduce((sum, { lateResults }) => sum + lateResults, 0);
  return [
    ['sweep', sweep.id],
    ['name', sweep.name],
    ['state', sweep.state],
    ...(sweep.scores === undefined ? [] : [['scores', sweep.scores] as [string, string]]),
    ...(sweep.scoredBy ?? []).map((one): [string, string] => ['scored by', scoredByInWords(one)]),
    ...(sweep.pauseReason === undefined
      ? []
      : [['paused', plainLine(sweep.pauseReason)] as [string, string]]),
    ...(sweep.notes ?? []).map(({ kind, text }): [string, string] => [
      kind === 'disk' ? 'disk' : 'waits',
      plainLine(text),
    ]),
    ...(sweep.jobs ?? []).map((one): [string, string] => ['jobs', jobsText(one)]),
    ['trials', `${counts.done} done of ${counts.total}; ${counts.leased} running, ${counts.queued} queued`],
    ...(counts.failed > 0 ? [['failed', `${counts.failed} (${why})`] as [string, string]] : []),
    ...(counts.cancelled > 0 ? [['cancelled', String(counts.cancelled)] as [string, string]] : []),
    ...(sweep.environments ?? []).map(({ hash, difference }, index): [string, string] => [
      index === 0 ? 'environments' : '',
      `${hash.slice(0, environmentChars)}${index === 0 ? `: the first of ${sweep.environments?.length}` : `: ${difference}`}`,
    ]),
    ...checkpointFacts(sweep),
    ...(late > 0 ? [['late', `${late} results came after another was counted`] as [string, string]] : []),
    ['launched', `${timeText(sweep.launchedAtMs)}${byWhom(sweep.changes[0])}`],
    ...sweep.changes
      .slice(1)
      .map((change): [string, string] => [
        'changed',
        `${timeText(change.atMs)} ${change.detail || changeWords(change.what)}${byWhom(change)}`,
      ]),
    ['ended', timeText(sweep.endedAtMs)],
    ['design', sweep.designHash],
    ...sweep.extensions.map(({ what, trials, hash }): [string, string] => [
      'extended',
      `${what} (${plural(trials, 'trial')}), design ${hash}`,
    ]),
  ];
}

function checkpointFacts({
  resumed = 0,
  lostSlotMs = 0,
  checkpointBytes = 0,
  artifactBytes = 0,
}: Sweep): [string, string][] {
  return [
    ...(resumed > 0
      ? [
          ['resumed', `${plural(resumed, 'result')} of attempts that went on where another was`] as [
            string,
            string,
          ],
        ]
      : []),
    ...(lostSlotMs >= lostShownMs
      ? [
          [
            'thrown away',
            `${formatNumber(lostSlotMs / 3_600_000, 3)} slot-hours of attempts that were interrupted, after their last checkpoint`,
          ] as [string, string],
        ]
      : []),
    ...(checkpointBytes > 0
      ? [['checkpoints', `${formatMemorySize(checkpointBytes)} are kept`] as [string, string]]
      : []),
    ...(artifactBytes > 0
      ? [['files', `${formatMemorySize(artifactBytes)} that trials left are kept`] as [string, string]]
      : []),
  ];
}

/** Less than this is no loss worth a line. */
const lostShownMs = 1_000;

/** ` by ada (token abcd2345, from 10.0.0.7:51234)`; empty in logs of before tokens. */
function byWhom(change: SweepChange | undefined): string {
  if (change?.by === undefined) return '';
  const { name, token, peer } = change.by;
  return ` by ${plainLine(name)} (token ${token}, from ${peer})`;
}

/** `sweep-paused` is `paused`. */
function trialTable({ spec }: Sweep, trials: readonly Trial[]): string {
  const factors = [...(spec?.factors ?? []), ...(spec?.derive ?? [])].map(({ name }) => name);
  const primary = spec?.primary.name ?? '';
  const hasReferences = trials.some(({ reference }) => reference !== undefined);
  const rows = trials.map(
    ({ id, plannedOrder, settings, reference, replicate, state, attempts, agentName, metrics }) => [
      String(plannedOrder + 1),
      id.slice(0, 10),
      ...(hasReferences ? [reference ?? ''] : []),
      ...factors.map((name) => String(settings[name] ?? '')),
      String(replicate),
      state,
      String(attempts),
      agentName,
      metrics[primary] === undefined ? '-' : formatNumber(metrics[primary]),
    ],
  );
  const named = hasReferences ? ['reference'] : [];
  const header = ['trial', 'id', ...named, ...factors, 'rep', 'state', 'tries', 'agent', primary];
  return textTable(header, rows, {
    width: terminalWidth(),
    paint: tableColours(),
    cut: ['agent', ...factors],
    drop: ['tries', 'rep', 'agent'],
  });
}
