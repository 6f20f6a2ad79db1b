import type { Command } from 'commander';
import { getTrial } from '../../client/ask.ts';
import { formatMemorySize } from '../../base/memory-size.ts';
import { collectedFromWire } from '../../client/from-wire.ts';
import { collectedInWords } from '../../client/collected-words.ts';
import { attemptInWords } from '../../client/attempt-words.ts';
import type { Checkpoint, Pruning, Trial } from '../../client/facts.ts';
import { groupDigits } from '../../design/level-text.ts';
import { faultName } from '../../client/fault-name.ts';
import { plainLines } from '../../base/plain-text.ts';
import { metricsFromWire } from '../../proto/convert-settings.ts';
import type { yates } from '../../proto/generated/yates.js';
import { isoTime } from '../../report/export/iso-time.ts';
import { formatNumber } from '../../base/number-text.ts';
import { type CoordinatorOptions, withCoordinatorOption } from '../options/coordinator-option.ts';
import { withExamples } from '../options/examples.ts';
import { trialArgument, trialSweepOption } from '../options/sweep-argument.ts';
import { tableColours } from '../output/table-colours.ts';
import { terminalWidth } from '../output/terminal-width.ts';
import { factLines, textTable } from '../output/text-table.ts';
import { timeText } from '../output/time-text.ts';
import { trialAsJson } from '../output/trial-json.ts';
import { withCoordinator } from '../connect/with-coordinator.ts';
import { printInColours, printJson } from '../output/write-output.ts';

interface TrialOptions extends CoordinatorOptions {
  readonly json?: true;
  readonly sweep?: string;
}

type Attempt = yates.v1.AttemptView;

export function register(program: Command): void {
  const command = program
    .command('trial')
    .description('show one trial: settings, attempts, metrics, files, last output')
    .argument(...trialArgument)
    .option(...trialSweepOption)
    .option('--json', 'print it as JSON');
  withExamples(withCoordinatorOption(command), 'yates trial 0m4x', 'yates trial 3 --sweep my-sweep').action(
    showTrial,
  );
}

async function showTrial(id: string, options: TrialOptions): Promise<void> {
  const { trial, sweepId, sweepIds, attempts } = await withCoordinator(options, (client) =>
    getTrial(client, id, options.sweep),
  );
  if (options.json) {
    printJson({
      schema: 'yates/trial/v1',
      sweepId,
      sweepIds,
      ...trialAsJson(trial),
      attemptList: attempts.map(attemptAsJson),
    });
    return;
  }
  const others = sweepIds.filter((other) => other !== sweepId);
  const sweepFact =
    others.length === 0 ? sweepId : `${sweepId}; also in ${others.join(', ')} (--sweep shows that)`;
  printInColours(
    [
      factLines(trialFacts(trial, sweepFact), tableColours()),
      attemptTable(attempts),
      ...attemptFiles(attempts),
      ...outputTail(trial),
    ].join('\n\n'),
  );
}

function trialFacts(trial: Trial, sweep: string): [string, string][] {
  const { progress } = trial;
  return [
    ['trial', `${trial.plannedOrder + 1}, id ${trial.id}`],
    ['sweep', sweep],
    ...sourceFacts(trial),
    ['state', trial.state],
    ...(trial.pauseReason === undefined ? [] : [['paused', trial.pauseReason] as [string, string]]),
    ...(trial.reference === undefined ? [] : [['reference', trial.reference] as [string, string]]),
    ...Object.entries(trial.settings).map(([name, level]): [string, string] => [name, String(level)]),
    ['cell', String(trial.cell)],
    ['replicate', `${trial.replicate}, block ${trial.block}`],
    ['seed', String(trial.seed)],
    ['order', `planned ${trial.plannedOrder + 1}, ${ranAs(trial)}`],
    ...Object.entries(trial.metrics).map(([name, value]): [string, string] => [name, formatNumber(value, 6)]),
    ...(trial.pruning === undefined ? [] : [['pruned', pruningInWords(trial.pruning)] as [string, string]]),
    ...(progress === undefined
      ? []
      : [['step', `${progress.step} of ${progress.stepsTotal}`] as [string, string]]),
    ...(trial.resumedFrom === undefined ? [] : [['runs', attemptInWords(trial)] as [string, string]]),
    ...(trial.checkpoint === undefined
      ? []
      : [['saved', savedInWords(trial.checkpoint)] as [string, string]]),
    ...trial.artifacts.map(({ name, sha256, sizeBytes }): [string, string] => [
      'file',
      `${name}, ${sizeBytes} bytes, sha256 ${sha256}${trial.collected === undefined ? '' : `; ${collectedInWords(trial.collected)}`}`,
    ]),
    ...(trial.backend === '' ? [] : [['backend', trial.backend] as [string, string]]),
    ...(trial.durationMs > 0
      ? [['duration', `${(trial.durationMs / 1000).toFixed(1)} s`] as [string, string]]
      : []),
    ...(trial.lateResults > 0 ? [['late results', String(trial.lateResults)] as [string, string]] : []),
  ];
}

function sourceFacts({ source }: Trial): [string, string][] {
  if (source === undefined) return [];
  const { sweepId, number, trialId, files, digest } = source;
  return [
    ['scores', `trial ${number} of ${sweepId}, id ${trialId}`],
    ['scored files', `${files}, sha256 of their names and hashes ${digest}`],
  ];
}

const savedInWords = ({ step, bytes, attempt }: Checkpoint): string =>
  `step ${groupDigits(step)} by attempt ${attempt}, ${formatMemorySize(bytes)}`;

const ranAs = ({ realisedOrder }: Trial): string =>
  realisedOrder === undefined ? 'not started yet' : `ran as ${realisedOrder + 1}`;

const pruningInWords = ({ metric, value, cutoff, step, compared }: Pruning): string =>
  `at step ${step}: ${metric} ${formatNumber(value)}, where ${formatNumber(cutoff)} goes on (${compared} of its block compared)`;

function attemptTable(attempts: readonly Attempt[]): string {
  if (attempts.length === 0) return 'No attempt yet.';
  return textTable(
    ['attempt', 'fence', 'agent', 'began', 'saved', 'leased', 'ended', 'outcome', 'why'],
    attempts.map((one) => [
      String(one.attempt),
      String(one.fence),
      one.agentId,
      one.resumedFrom ? `step ${groupDigits(one.resumedFrom.step ?? 0)}` : 'start',
      one.saved ? `step ${groupDigits(one.saved.step ?? 0)}` : '-',
      timeText(one.leasedAtMs),
      timeText(one.endedAtMs),
      outcomeInWords(one),
      plainLines(one.fault?.message ?? '')[0] ?? '',
    ]),
    {
      width: terminalWidth(),
      paint: tableColours(),
      cut: ['why', 'agent'],
      drop: ['fence', 'saved', 'began'],
    },
  );
}

/** What failed attempts left; those of the result are among the facts. */
function attemptFiles(attempts: readonly Attempt[]): string[] {
  const files = attempts.flatMap(({ attempt, artifacts, collected }) =>
    (artifacts ?? []).map(({ name, sizeBytes, sha256 }): [string, string] => [
      `attempt ${attempt}`,
      `${plainLines(name ?? '').join(' ')}, ${sizeBytes} bytes, sha256 ${sha256}${collected ? `; ${collectedInWords(collectedFromWire(collected))}` : ''}`,
    ]),
  );
  return files.length === 0 ? [] : [factLines(files)];
}

/** With whose fault it was, where that was not the trial's. */
function outcomeInWords({ outcome, preempted, pardoned }: Attempt): string {
  if (preempted) return `${outcome} (preempted)`;
  return pardoned ? `${outcome} (its machine's fault)` : outcome;
}

/** What the last failed attempt printed, made harmless: a program may print anything. */
function outputTail({ fault }: Trial): string[] {
  if (fault === undefined) return [];
  const lines = plainLines(fault.outputTail.trimEnd());
  const head = `Last fault: ${faultName(fault.faultClass)}: ${plainLines(fault.message).join(' ')}`;
  return fault.outputTail.trim() === ''
    ? [head]
    : [`${head}\n${lines.map((line) => `  | ${line}`).join('\n')}`];
}

const attemptAsJson = ({ leasedAtMs, endedAtMs, metrics, fault, ...rest }: Attempt): unknown => ({
  ...rest,
  leasedAt: isoTime(leasedAtMs),
  endedAt: isoTime(endedAtMs),
  metrics: metricsFromWire(metrics ?? []),
  fault: fault ?? null,
});
