/** What `yates init` says at its end: what it wrote, what is missing, and what to type next. */
import { withoutControls } from '../../base/plain-text.ts';
import { plural } from '../../base/plural.ts';
import { shellWord } from '../output/shell-word.ts';
import type { FirstTry } from './first-try.ts';
import type { MetricCandidate } from './metric-candidates.ts';
import type { Proposal } from './propose-factors.ts';
import type { ReadScript } from './read-script.ts';
import type { ScriptOption } from './script-option.ts';
import { linesForTrial, settingsReadBy } from './settings-file.ts';
import { flow } from './sweep-text.ts';

/** @param output the sweep file that was written */
export function summaryOf(
  { output, mayRun }: { readonly output: string; readonly mayRun: boolean },
  parts: {
    readonly read: ReadScript;
    readonly proposal: Proposal;
    /** Settings of `--set` for a script that takes no words. */
    readonly fixed: readonly ScriptOption[];
    readonly tried: FirstTry | undefined;
    readonly primary: MetricCandidate | undefined;
    /** What the script must print, where it prints no metric. */
    readonly toPrint: string | undefined;
    readonly isSeen: boolean;
  },
  { cells, trials }: { readonly cells: number; readonly trials: readonly unknown[] },
): string {
  const { read, proposal, fixed, tried, primary, toPrint, isSeen } = parts;
  const lines = [`\nWrote ${output}: ${plural(cells, 'combination')}, ${plural(trials.length, 'trial')}`];
  for (const { name, levels } of proposal.factors) lines.push(`  ${name}  ${flow(levels)}`);
  if (primary !== undefined) {
    const seen = isSeen ? `last seen: ${primary.value}` : 'by the text of the script';
    lines.push(`  response  ${primary.name}, to ${primary.goal}  (${seen})`);
  }
  const missing = [
    ...failureOf(tried),
    ...(isFailed(tried) && read.config !== undefined && !read.isHydra && read.takes === 'words'
      ? [wordsNote(read)]
      : []),
    ...(read.takes === 'file' ? [trialNote(read, proposal, fixed)] : []),
    ...(read.takes === 'trial' && fixed.length > 0 ? [fixedNote(read, fixed)] : []),
    ...(toPrint === undefined ? [] : [toPrint]),
    ...(proposal.seed === undefined && read.config === undefined ? [seedNote(read)] : []),
    ...(tried === undefined && mayRun ? ['The script was not tried.'] : []),
  ];
  if (missing.length > 0) lines.push('', ...missing);
  const isReady = !isFailed(tried) && toPrint === undefined && read.takes !== 'file';
  const next = isReady ? 'Next:' : `Next, once that is done in ${read.script}:`;
  const file = shellWord(output);
  lines.push('', next, `  yates plan ${file}  # what would run`, `  yates up ${file}    # run it`);
  lines.push('  yates report -o report.html');
  return lines.join('\n');
}

export const isFailed = (tried: FirstTry | undefined): boolean =>
  tried !== undefined && !tried.isOverTime && tried.exitCode !== 0;

const wordsNote = ({ script, config }: ReadScript): string =>
  `${script} was given its settings as words, such as lr=0.1, as Hydra and OmegaConf take them. If it reads nothing but ${config}, let it take those of the trial as well: config.update(json.loads(os.environ.get("YATES_TRIAL", "{}")).get("settings", {})), and take the words out of run (docs/python.md has more ways).`;

/** Without these lines every trial would run alike, and nothing would say so. */
function trialNote(
  { script, config, tokens }: ReadScript,
  proposal: Proposal,
  fixed: readonly ScriptOption[],
): string {
  const read = settingsReadBy(tokens);
  const place =
    read === undefined ? `Where it has read them` : `After ${script}:${read.line}, as deep as that line,`;
  const lines = linesForTrial(read, proposal, fixed).map((line) => `    ${line}`);
  return [
    `${script} takes its settings from ${config} and none from its command line, so all trials would be alike. ${place} add:`,
    ...lines,
    'They change nothing when it is run by hand.',
  ].join('\n');
}

/** What `--set` gave a script that asks for its trial: it may look for its settings alone. */
const fixedNote = ({ script }: ReadScript, fixed: readonly ScriptOption[]): string =>
  `${script} finds the values of --set in YATES_TRIAL too: ${fixed.map(({ name }) => `trial["options"][${JSON.stringify(name)}]`).join(', ')}. Unless it reads them there, they change nothing.`;

function failureOf(tried: FirstTry | undefined): string[] {
  if (tried === undefined) return [];
  const { exitCode, isOverTime, spawnError, output, seconds } = tried;
  if (spawnError !== undefined)
    return [`The script could not be started: ${spawnError}. Name what runs it with --python.`];
  if (isOverTime)
    return [
      `The first try was ended after ${Math.round(seconds)} s; what it printed until then was looked at.`,
    ];
  if (exitCode === 0) return [];
  return [
    `The script failed (exit code ${exitCode}); mend that before yates up. It printed last:`,
    ...lastLines(output, 8)
      .split('\n')
      .map((line) => `  | ${line}`),
  ];
}

const seedNote = ({ script }: ReadScript): string =>
  `${script} takes no seed, so runs of one combination may be all the same or differ by chance. To repeat them, seed its random numbers with int(os.environ["YATES_SEED"]).`;

export const lastLines = (text: string, count: number): string =>
  withoutControls(text.trimEnd())
    .split('\n')
    .slice(-count)
    .map((line) => line.slice(0, 300))
    .join('\n');
