/** A small right sweep file, and ways to get it wrong. */
import { YatesErrors } from '../../../base/error.ts';
import { type ParseOptions, parseSweep } from '../../../design/file/parse-sweep.ts';
import { adapterTrainers } from '../../fixtures/design/adapter-trainers.ts';

export const rightSweep = `version: 1
name: right
factors:
  input: [SAin, CAc, CAout]
  scale: [0.5, 1, 2]
derive:
  output: { by: input, map: { SAin: SAin, CAc: CAc, CAout: FFNin } }
constraints:
  - rule: adapter-positions
  - 'scale <= 2 || input == "CAc"'
response: { primary: clip, goal: maximize }
trainer: { kind: diffusion, steps: 200 }
`;

/** The right file with one line replaced; the line is named by its start. */
export function withLine(start: string, replacement: string): string {
  const lines = rightSweep.split('\n');
  const index = lines.findIndex((line) => line.startsWith(start));
  if (index < 0) throw new Error(`no line starts with ${start}`);
  return lines.with(index, replacement).join('\n');
}

/** One line for each fault: `code line:column message; next step`. */
export function faultsOf(text: string, options: Partial<ParseOptions> = {}): string[] {
  try {
    parseSweep(text, { fileName: 'sweep.yaml', trainers: adapterTrainers, ...options });
  } catch (error) {
    if (!(error instanceof YatesErrors)) throw error;
    return error.errors.map(({ message }) => message.replace('sweep.yaml:', ''));
  }
  return [];
}
