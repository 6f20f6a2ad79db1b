import type { BackendResult, SelfTestReport } from './self-test.ts';
import { textTable } from '../output/text-table.ts';

const header = ['backend', '', 'start', 'losses', 'parity', 'a step', 'memory'];

/** What the self-test found, for people; no line is longer than 80 columns but for words that cannot be broken. */
export function describeSelfTest({ healthy, results }: SelfTestReport): string {
  const chosen = results.find((result) => result.chosen);
  const notes = results.flatMap(noteLines);
  return [
    textTable(header, results.map(row)),
    '',
    ...notes,
    ...(notes.length > 0 ? [''] : []),
    ...wrap(
      'start: to load and to pass the self-test. losses, parity: largest relative error against the reference, ' +
        'of which parity may be 1e-4. a step: of training an adapter, batch 4. memory: of the process (+ of the card).',
      '',
    ),
    '',
    healthy && chosen !== undefined
      ? `Trials on this machine compute on ${chosen.name}, and that is right.`
      : 'TRIALS ON THIS MACHINE WOULD COMPUTE WRONGLY, OR NOT AT ALL.',
  ].join('\n');
}

function row(result: BackendResult): string[] {
  const { name, chosen, verdict } = result;
  const mark = { right: 'right', wrong: 'WRONG', unavailable: 'not here' }[verdict];
  const what = chosen ? `${mark}, chosen` : mark;
  if (verdict === 'unavailable') return [name, what];
  const { startMs, lossError, parity, step, memory } = result.measured;
  return [
    name,
    what,
    duration(startMs),
    lossError.toExponential(0),
    parity.largestError.toExponential(0),
    duration(step.medianMs),
    `${mebibytes(memory.processBytes)}${memory.gpuBytes === null ? '' : ` + ${mebibytes(memory.gpuBytes)}`} MiB`,
  ];
}

function noteLines(result: BackendResult): string[] {
  const { name, verdict, reason } = result;
  const about = verdict === 'unavailable' ? [] : [result.measured.description];
  const text = [...about, reason].filter((part) => part !== '').join('; ');
  return wrap(`${name}: ${text}`, '  ');
}

const duration = (ms: number): string => (ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`);
const mebibytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(0);

/** @param indent of the lines after the first */
function wrap(text: string, indent: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line.length + 1 + word.length > 80 && line !== '') {
      lines.push(line);
      line = indent + word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
