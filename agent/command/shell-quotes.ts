import { quoteForShell } from './command-words.ts';

/** What a place in a script of a POSIX shell stands in. */
type Context = 'bare' | 'single' | 'double' | 'substitution' | 'backquote';

/**
 * Writes a value into a script so that the shell takes it as exactly this text: as a word of its own, or inside of the quotes that the
 * script has around the place.
 *
 * @param offset of the place in the script
 */
export function quotedAt(script: string, offset: number, value: string): string {
  const context = contextAt(script, offset);
  switch (context) {
    case 'single':
      return value.replaceAll("'", String.raw`'\''`);
    case 'double':
      return value.replaceAll(/[\\"$`]/g, String.raw`\$&`);
    case 'bare':
    case 'substitution':
    case 'backquote':
      return quoteForShell(value);
    default:
      return context satisfies never;
  }
}

/** Quotes, substitutions and comments that are open there. Documents in the script (`<<`) count as bare. */
function contextAt(script: string, offset: number): Context {
  const open: Context[] = ['bare'];
  for (let at = 0; at < offset; at++) {
    const char = script.charAt(at);
    const top = open.at(-1);
    if (top === 'single') {
      if (char === "'") open.pop();
    } else if (char === '\\') at++;
    else if (char === '"') {
      if (top === 'double') open.pop();
      else open.push('double');
    } else if (char === '`') {
      if (top === 'backquote') open.pop();
      else open.push('backquote');
    } else if (char === '$' && script.charAt(at + 1) === '(') {
      open.push('substitution');
      at++;
    } else if (top === 'double') continue;
    else if (char === "'") open.push('single');
    else if (char === '(') open.push('substitution');
    else if (char === ')' && top === 'substitution') open.pop();
    else if (char === '#' && /^$|[\s;&|()]/.test(script.charAt(at - 1))) {
      const end = script.indexOf('\n', at);
      at = end === -1 ? offset : end;
    }
  }
  return open.at(-1) as Context;
}
