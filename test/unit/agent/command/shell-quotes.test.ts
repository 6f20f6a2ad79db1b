import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { quotedAt } from '../../../../agent/command/shell-quotes.ts';

const values = [
  'plain',
  'two words',
  "it's",
  '; echo hacked',
  '$(echo hacked)',
  '`echo hacked`',
  '"$HOME" \\',
  '*',
];

it.each([
  ['bare', 'printf "<%s>" {}'],
  ['in double quotes', 'printf "<%s>" "{}"'],
  ['in single quotes', `printf "<%s>" '{}'`],
  ['after an escaped quote', String.raw`x=\"; printf "<%s>" {}`],
  ['in a substitution in double quotes', 'printf "<%s>" "$(printf %s {})"'],
  ['in quotes in a substitution in double quotes', `printf "<%s>" "$(printf %s '{}')"`],
  ['in quotes after a subshell', `(true); printf "<%s>" '{}'`],
  ['after a quote in a comment', `true # it's "\nprintf "<%s>" '{}'`],
  ['after a number sign in a word', `x=a#b; printf "<%s>" '{}'`],
])('a value in a script of a shell is that text: %s', (_, script) => {
  const offset = script.indexOf('{}');
  const scripts = values.map(
    (value) => script.slice(0, offset) + quotedAt(script, offset, value) + script.slice(offset + 2),
  );
  const printed = execFileSync('/bin/sh', ['-c', scripts.join('\n')], { encoding: 'utf8' });
  expect(printed).toBe(values.map((value) => `<${value}>`).join(''));
});
