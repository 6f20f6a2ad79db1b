/** The page docs/errors.md, from the catalogue of error codes. */
import type { ErrorEntry } from '../base/error-codes/entry.ts';
import { errorSections, exitCodes } from '../base/error-codes.ts';

const intro = `# Error codes

An error is one line, \`CODE place what happened; what to do next\`, and its code is stable: scripts may rely on it. The exit
code says what kind of error ended the command:

- 2: what was asked or given is wrong, and will be wrong next time.
- 1: it was right to ask, and it failed. A code marked *ours* is a fault of Yates: please report it.

The column "fault" says how an attempt is classed whose trial ends with this error, which decides what
[retries](sweep-file.md) it gets; the others are classed \`user\`.

This page is made from \`base/error-codes/\` by \`npm run errors-doc\`.
`;

export function errorsPage(): string {
  const sections = Object.entries(errorSections).map(
    ([heading, codes]) => `## ${heading}\n\n${table(Object.entries<ErrorEntry>(codes))}\n`,
  );
  return [intro, ...sections].join('\n');
}

function table(codes: readonly (readonly [string, ErrorEntry])[]): string {
  const rows = codes.map(([code, { exit, fault, meaning, next }]) => {
    const ends = exit === 'ours' ? `${exitCodes[exit]}, ours` : String(exitCodes[exit]);
    return `| \`${code}\` | ${ends} | ${fault === undefined ? '' : `\`${fault}\``} | ${meaning} | ${next} |`;
  });
  return ['| code | exit | fault | what happened | what to do |', '|---|---|---|---|---|', ...rows].join(
    '\n',
  );
}
