/** The sweep file that `yates init` writes, with comments for whoever reads one for the first time. */
import { stringify } from 'yaml';
import { namePattern } from '../../design/file/names.ts';
import type { Level, Settings } from '../../design/sweep-spec.ts';
import { shellWord } from '../output/shell-word.ts';
import type { MetricCandidate } from './metric-candidates.ts';
import type { Proposal } from './propose-factors.ts';

export interface SweepTextParts {
  /** As the user typed it. */
  readonly command: string;
  /** Where the file is written. */
  readonly file: string;
  readonly name: string;
  readonly proposal: Proposal;
  readonly run: readonly string[];
  /** False for a script that asks for the settings of its trial. */
  readonly takesWords: boolean;
  /** Settings that are the same in all trials, for a script that takes no words. */
  readonly fixed: Settings;
  /** The first is the primary response. */
  readonly metrics: readonly Pick<MetricCandidate, 'name' | 'pattern' | 'goal'>[];
  /** True if the script prints its result as a line of JSON itself. */
  readonly saysResult: boolean;
}

export function sweepText(parts: SweepTextParts): string {
  const { proposal, metrics, saysResult } = parts;
  const [primary] = metrics;
  const lines = [
    `# Made by \`${oneLine(parts.command)}\`. Check it with \`yates plan ${shellWord(parts.file)}\`, run it with \`yates up ${shellWord(parts.file)}\`.`,
    'version: 1',
    `name: ${parts.name}`,
    '',
    'factors:',
    ...proposal.factors.map(({ name, levels, why }) => `  ${name}: ${flow(levels)}  # ${why}`),
    ...proposal.further
      .slice(0, 8)
      .map(({ name, levels, why }) => `  # ${name}: ${flow(levels)}  # could be varied as well; ${why}`),
    '',
    'replicates: 2  # each combination runs this often, with another seed each time',
    '',
    'response:',
    `  primary: ${primary?.name ?? 'loss'}`,
    `  goal: ${primary?.goal ?? 'minimize'}`,
    '',
    'trainer:',
    '  kind: command',
    parts.takesWords
      ? '  # {args} stands for all factors, as options of the script. {seed} is another one for each run.'
      : '  # The script finds the settings and the seed of its trial in YATES_TRIAL.',
    ...(parts.run.some((word) => word.startsWith('hydra.run.dir='))
      ? [
          '  # Each attempt writes into a folder of its own: that of Hydra is named by the second, and may be shared.',
        ]
      : []),
    `  run: ${flow(parts.run)}`,
    ...(Object.keys(parts.fixed).length === 0
      ? []
      : [
          '  # The same in all trials: the script finds them beside its settings, as "options".',
          '  options:',
          ...Object.entries(parts.fixed).map(([name, value]) => `    ${name}: ${flow(value)}`),
        ]),
    ...(metrics.length === 0 || saysResult
      ? []
      : [
          '  # Where each metric stands in what the script prints: the group in brackets is the number.',
          '  metrics:',
          ...metrics.map(({ name, pattern }) => `    ${name}: ${flow(pattern)}`),
        ]),
    '  stall_timeout: 10m  # longest silence of a trial',
    ...restComment(proposal, parts.takesWords),
  ];
  return `${lines.join('\n')}\n`;
}

function restComment({ rest, further }: Proposal, takesWords: boolean): string[] {
  const shown = new Set(further.slice(0, 8).map(({ option }) => option));
  const left = rest.filter((option) => !shown.has(option)).slice(0, 30);
  if (left.length === 0) return [];
  return [
    '',
    takesWords
      ? "# The script's other options stay as it has them; add them to run to set them:"
      : "# The script's other settings stay as it has them:",
    ...left.map(
      ({ name, default: value }) =>
        `#   ${oneLine(name)}${value === undefined ? '' : `: ${oneLine(flow(value))}`}`,
    ),
  ];
}

/** One line of YAML, however long. */
export const flow = (value: Level | readonly Level[]): string =>
  stringify(value, { collectionStyle: 'flow', lineWidth: 0, singleQuote: true })
    .trim()
    .replace(/^\[ (.*) \]$/s, '[$1]');

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');

/** A name for a sweep of this script. */
export function sweepName(script: string): string {
  const stem = (script.split('/').at(-1) ?? '').replace(/\.\w+$/, '');
  const name = stem
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[-0-9]+|-$/g, '');
  return namePattern.test(name.replaceAll('-', '_')) ? name : 'sweep';
}
