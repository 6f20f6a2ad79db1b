/** The page of limits, as text: `docs/limits.md` holds it. */
import { limitEntries } from '../base/limits.ts';
import { attackRows } from './attacks.ts';

const units = { bytes: 'bytes', characters: 'characters', count: '', steps: 'steps', ms: 'ms' } as const;

const grouped = (value: number): string => value.toString().replaceAll(/\B(?=(\d{3})+$)/g, ',');

export function limitsPage(): string {
  const rows = limitEntries.map(
    ([name, { value, unit, what }]) =>
      `| ${what} | ${[grouped(value), units[unit]].filter(Boolean).join(' ')} | \`${name}\` |`,
  );
  return `# Limits

Every limit on what comes from outside: sweep files, tables, programs, agents and clients. Each is far above honest use.
What goes over one is refused with an error that names the limit, or is cut where the table says that it is kept in part.
A step is a count, not a time: a file that is planned on one machine is planned on all.

This page is made from \`base/limits.ts\` by \`npm run limits-doc\`.

| what | most | name |
|---|---|---|
${rows.join('\n')}

## What was tried

Each row was an attack that worked once. Those without "by test" were tried by command on 29 November 2026, on two cores under a load of 20 to
30; a time is the processor time of the whole command.

| tried | before | now |
|---|---|---|
${attackRows()}
`;
}
