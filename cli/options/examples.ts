import type { Command } from 'commander';

/** Ends a verb's help with examples, each a line that can be typed as it stands. */
export function withExamples(command: Command, ...lines: readonly string[]): Command {
  const title = lines.length === 1 ? 'Example:' : 'Examples:';
  return command.addHelpText('after', `\n${[title, ...lines.map((line) => `  ${line}`)].join('\n')}`);
}
