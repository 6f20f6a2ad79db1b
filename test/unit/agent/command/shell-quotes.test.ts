import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { quotedAt, quotedWordsAt, shellPlace } from '../../../../agent/command/shell-quotes.ts';

const values = [
  'plain',
  'two words',
  "it's",
  '; echo hacked',
  '$(echo hacked)',
  '`echo hacked`',
  '"$HOME" \\',
  'a\necho hacked',
  '*',
  '',
];

const place = '{}';
const quoted = (script: string, value: string): string | undefined => {
  const offset = script.indexOf(place);
  return quotedAt(script, offset, offset + place.length, value);
};
const filled = (script: string, value: string): string | undefined => {
  const text = quoted(script, value);
  return text === undefined ? undefined : script.split(place).join(text);
};

it.each([
  ['bare', 'printf "<%s>" {}'],
  ['in double quotes', 'printf "<%s>" "{}"'],
  ['in single quotes', `printf "<%s>" '{}'`],
  ['after an escaped quote', String.raw`x=\"; printf "<%s>" {}`],
  ['in a substitution in double quotes', 'printf "<%s>" "$(printf "%s." {})"', '.'],
  ['in quotes in a substitution in double quotes', `printf "<%s>" "$(printf %s. '{}')"`, '.'],
  ['in quotes after a subshell', `(true); printf "<%s>" '{}'`],
  ['after a quote in a comment', `true # it's "\nprintf "<%s>" '{}'`],
  ['after a number sign in a word', `x=a#b; printf "<%s>" '{}'`],
  ['after a number sign in a word with a space', `x=a\\ #\\'; printf "<%s>" '{}'`],
  ['after a line that goes on', `printf "<%s>" \\\n "{}"`],
  ['after a here-document', `cat >/dev/null <<EOF\ndon't "\nEOF\nprintf "<%s>" "{}"`],
  [
    'after two here-documents',
    `cat >/dev/null <<-'A B' 2>&1\nA B\ntrue`.replaceAll('A B', 'A') + '\nprintf "<%s>" {}',
  ],
  ['after simple expansions', 'x=$((1 << 2)) y=${x#4} z=`true`; printf "<%s>" "{}"'],
])('a value in a script of a shell is that text: %s', (_, script, end = '') => {
  const scripts = values.map((value) => filled(script, value));
  expect(scripts).not.toContain(undefined);
  const printed = execFileSync('/bin/sh', ['-c', scripts.join('\n')], { encoding: 'utf8' });
  expect(printed).toBe(values.map((value) => `<${value}${end}>`).join(''));
});

it.each([
  ['in a here-document', 'cat <<EOF\n{}\nEOF'],
  ['after a here-document that shells end in several ways', 'cat <<EOF\n$(echo "\nEOF\n")\nEOF\necho {}'],
  ['in double quotes in backquotes', '`echo "{}"`'],
  ['in a comment', 'true # {}\n'],
  ['after a case in a substitution', `echo "$(case a in a) echo '{}';; esac)"`],
  ['in a parameter', `echo "\${x:-'{}'}"`],
  ['in arithmetic', 'echo $(({} + 1))'],
  ['after a backslash', 'echo \\{}'],
  ['after a backslash in double quotes', 'echo "\\{}"'],
  ['after quotes of bash', String.raw`echo $'\'' {}`],
  ['after a comment that a line goes on into', "echo a\\\n#'\n{}"],
])('only a plain value is written %s', (_, script) => {
  for (const value of values) expect(quoted(script, value)).toBe(value === 'plain' ? value : undefined);
});

it('a value is the name of no variable, the number of no file and the end of no here-document', () => {
  expect(quoted('echo $' + place, '1')).toBeUndefined();
  expect(quoted('echo "$' + place + '"', 'HOME')).toBeUndefined();
  expect(quoted('echo {}>file', '2')).toBe("'2'");
  expect(quoted('cat <<EOF\n{}\n', 'EOF')).toBeUndefined();
});

it('several words stand where they are words', () => {
  const words = ['--a', 'two words'];
  expect(quotedWordsAt('echo {}', 5, words)).toBe("--a 'two words'");
  expect(quotedWordsAt('echo "a {} b"', 8, words)).toBeUndefined();
  expect(quotedWordsAt('echo "a {} b"', 8, ['--a', '1'])).toBeUndefined();
  expect(quotedWordsAt('true # {}\n', 7, ['--a', '1'])).toBe('--a 1');
  expect(shellPlace('echo "a {} b"', 8)).toBe('double');
});

// Parts of scripts, whole and broken, in any order and nested.
const part = fc.constantFrom(
  '{}',
  '{}',
  '"{}"',
  "'{}'",
  '"',
  "'",
  '`',
  '`echo "{}"`',
  '"`echo {}`"',
  '$(',
  ')',
  '(',
  '"$(',
  ')"',

  ' ',
  '\n',
  '\n',
  '; ',
  '\\',
  '\\\n',
  '#',
  " # it's\n",
  '$',
  "$'",
  '${x:-',
  '${x#a}',
  '}',
  '$((',
  '))',
  '$((1<<2))',

  '<<E\n',
  "<<'E'\n",
  '<<-E\n',
  '\nE\n',
  "don't\n",
  ' <<E; cat <<F\n',
  '\nF\n',
  'echo ',
  'echo x',
  ' case a in a) ',
  ';; esac',
  ' case b in b) echo ',
  ' & ',
  ' | cat ',
  ' > /dev/null ',
  'x=',
);

/** A sample: 60 scripts with eleven levels, each under the shells that there are. */
it('no script ever runs a level', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yates-shell-'));
  const canary = join(folder, 'canary');
  const levels = [
    `; >${canary};`,
    `\n>${canary}\n`,
    `$(>${canary})`,
    `\`>${canary}\``,
    `'; >${canary}; '`,
    `"; >${canary}; "`,

    `)\n>${canary}\n`,
    `\nE\n>${canary}\n`,
    `'"\`)}\n>${canary}\n`,
    `\\'\n>${canary}\n#`,
    `}; >${canary} #`,
  ];
  const opening = 'cat() { :; }\n';
  // Several scripts share one start of a shell: each is evaluated in a subshell of its own.
  const shells = ['/bin/sh', '/bin/bash'].filter((shell) => existsSync(shell));
  const runAll = (scripts: readonly string[]): void => {
    for (const shell of shells)
      spawnSync(shell, ['-c', `${opening}for s do (eval "$s") </dev/null; done`, 'sh', ...scripts], {
        cwd: folder,
        env: { PATH: '/nowhere' },
        timeout: 20_000,
      });
  };
  const property = fc.property(fc.array(part, { minLength: 2, maxLength: 9 }), (parts) => {
    const script = `echo ${parts.join('')}`;
    const scripts = levels.flatMap((level) => {
      const at = [...script.matchAll(/\{\}/g)].map(({ index }) => index);
      const texts = at.map((offset) => quotedAt(script, offset, offset + 2, level));
      if (texts.length === 0 || texts.includes(undefined)) return [];
      return [script.replaceAll('{}', () => texts.shift() ?? '')];
    });
    if (scripts.length === 0) return;
    runAll(scripts);
    expect(existsSync(canary), `${readdirSync(folder).join(' ')}\n${scripts.join('\n---\n')}`).toBe(false);
  });
  try {
    fc.assert(property, { numRuns: 60 });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
