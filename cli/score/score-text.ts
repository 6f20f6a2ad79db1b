/** What `yates score` was asked for, as the sections of a sweep file that say it. */
import { goalFrom } from '../options/goal-option.ts';
import { stringify } from 'yaml';
import { YatesError } from '../../base/error.ts';

export interface ScoreTextOptions {
  readonly run: string;
  readonly shell?: true;
  readonly metric: readonly string[];
  readonly goal?: string;
  readonly pattern?: readonly string[];
  readonly name?: string;
  readonly timeout?: string;
  readonly stallTimeout?: string;
  readonly cwd?: string;
  readonly env?: readonly string[];
  readonly resultFile?: string;
  readonly memoryLimit?: string;
  readonly slots?: number;
  readonly gpus?: number;
  readonly label?: readonly string[];
}

/**
 * @param scoredName name of the sweep that is scored
 * @throws YatesError E_SCORE for a metric without a goal, or an option that is no pair
 */
export function scoreText(scoredName: string, options: ScoreTextOptions): string {
  const { run, shell, timeout, stallTimeout, cwd, resultFile, memoryLimit, slots, gpus } = options;
  const [primary, ...also] = options.metric.map((text) => measured(text, options.goal));
  if (primary === undefined) throw refusal('--metric', 'no metric is named', 'write --metric NAME');
  const env = pairs('--env', options.env);
  const labels = pairs('--label', options.label);
  const metrics = pairs('--pattern', options.pattern);
  const trainer = {
    kind: 'command',
    run,
    shell,
    timeout,
    stall_timeout: stallTimeout,
    cwd,
    env,
    result_file: resultFile,
    memory_limit: memoryLimit,
    metrics,
  };
  return stringify({
    name: options.name ?? `${scoredName}-${primary.name}`,
    response: {
      primary: primary.name,
      goal: primary.goal,
      ...(also.length === 0 ? {} : { also }),
    },
    trainer: withoutUnset(trainer),
    ...(slots === undefined && gpus === undefined && labels === undefined
      ? {}
      : { resources: withoutUnset({ slots, gpus, labels }) }),
  });
}

/** `fid`, or `fid=minimize` where metrics differ in it. */
function measured(text: string, goal: string | undefined): { name: string; goal: string } {
  const [name = '', own] = text.split('=');
  const written = own ?? goal;
  const known = goalFrom(written ?? '');
  if (known !== undefined) return { name, goal: known };
  throw refusal(
    '--metric',
    written === undefined ? `it is not said what is better of ${name}` : `"${written}" is no goal`,
    `write --metric ${name} --goal minimize, or --metric ${name}=maximize`,
  );
}

function pairs(option: string, written: readonly string[] | undefined): Record<string, string> | undefined {
  if (written === undefined) return undefined;
  return Object.fromEntries(
    written.map((text) => {
      const at = text.indexOf('=');
      if (at < 1) throw refusal(option, `"${text}" is no name and value`, `write ${option} NAME=VALUE`);
      return [text.slice(0, at), text.slice(at + 1)];
    }),
  );
}

const withoutUnset = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

const refusal = (option: string, message: string, next: string): YatesError =>
  new YatesError({ code: 'E_SCORE', place: { file: option }, message, next });
