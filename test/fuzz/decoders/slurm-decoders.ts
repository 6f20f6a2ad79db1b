/** What the commands of Slurm print, and what its users write for them. */
import { parseSqueue } from '../../../cli/slurm/squeue-list.ts';
import { parseShownTime, parseTimeLimit } from '../../../cli/slurm/slurm-time.ts';
import type { Decoder } from './decoder.ts';
import { textOf, textsLike } from './mutate.ts';

const listed = [
  '4242|RUNNING|1:00:00|59:10|None|yates:0af3:1',
  '4243|PENDING|2-00:00:00|2-00:00:00|Priority|yates:0af3:2',
  '4244|PENDING|UNLIMITED|N/A|QOSMaxJobsPerUserLimit|yates:0af3:3',
  '4245|NODE_FAIL|1:00:00|0:00|None|yates:0af3:4',
  "77|RUNNING|1:00:00|5:00|None|somebody else's | comment",
].join('\n');

const isDuration = (ms: number | undefined): boolean => ms === undefined || (Number.isFinite(ms) && ms >= 0);

export const slurmDecoders: readonly Decoder[] = [
  {
    name: 'squeue-list',
    make: textsLike([listed, `${listed}\n`]),
    decode: (input) => parseSqueue(textOf(input), '0af3', 1_000),
    fault: (value) =>
      (value as ReturnType<typeof parseSqueue>).every(
        ({ key, endsAtMs, limitMs }) =>
          Number.isSafeInteger(key) && isDuration(endsAtMs) && isDuration(limitMs),
      )
        ? undefined
        : 'a number of a job is none',
  },
  {
    name: 'slurm-time',
    make: textsLike(['1:00', '4:00:00', '2-00:00:00', '90', '1-12', '1-12:30:00', 'UNLIMITED']),
    decode: (input) => [parseShownTime(textOf(input)), parseTimeLimit(textOf(input))],
    fault: (value) =>
      (value as (number | undefined)[]).every(isDuration) ? undefined : 'a time is no number',
  },
];
