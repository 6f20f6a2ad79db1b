import { quoteForShell } from './command-words.ts';

/**
 * What a place in a script of a POSIX shell stands in. `expansion`: directly after a `$`, where any text names a variable. `unclear`: in or
 * after something that shells read by rules of its own, such as a here-document, backquotes or a comment.
 */
export type ShellPlace = 'bare' | 'single' | 'double' | 'expansion' | 'unclear';

/**
 * Writes a value into a script so that the shell takes it as exactly this text: as a word of its own, or inside of the quotes that the
 * script has around the place.
 *
 * @param offset of the place in the script
 * @param end of the place, where the script goes on
 * @returns undefined where the shell could take the value for something else
 */
export function quotedAt(script: string, offset: number, end: number, value: string): string | undefined {
  const place = shellPlace(script, offset);
  switch (place) {
    case 'single':
      return value.replaceAll("'", String.raw`'\''`);
    case 'double':
      return value.replaceAll(/[\\"$`]/g, String.raw`\$&`);
    case 'bare':
      // Digits before `>` would be the number of a file.
      return /^\d+$/.test(value) && /[<>]/.test(script.charAt(end)) ? `'${value}'` : quoteForShell(value);
    case 'unclear':
      return isPlainIn(script, value) ? value : undefined;
    case 'expansion':
      return undefined;
    default:
      return place satisfies never;
  }
}

/**
 * Writes several words into a script, each as exactly its text.
 *
 * @returns undefined where they would be no words, or could be taken for something else
 */
export function quotedWordsAt(script: string, offset: number, words: readonly string[]): string | undefined {
  const place = shellPlace(script, offset);
  if (place === 'bare') return words.map(quoteForShell).join(' ');
  return place === 'unclear' && words.every((word) => isPlainIn(script, word)) ? words.join(' ') : undefined;
}

/** True for a text without anything that a shell knows, which also ends no here-document of the script. */
const isPlainIn = (script: string, value: string): boolean =>
  quoteForShell(value) === value &&
  [...script.matchAll(/<<-?(.*)/g)].every(([, rest = '']) => !rest.includes(value));

type Context = 'bare' | 'single' | 'double' | 'parenthesis';

interface HereDocument {
  readonly delimiter: string;
  readonly isLiteral: boolean;
  readonly hasTabs: boolean;
}

/** `$((...))` and `${...}` without quotes, and backquotes without quotes: what follows them is as clear as what stood before. */
const simpleExpansion = /\$\(\([^'"`\\()]*\)\)|\$\{[^'"`\\${}]*\}|`[^`'"\\]*`/y;
const hereDocument = /<<(-?)[ \t]*(?:(\\?)([A-Za-z_]\w*)|'(\w+)'|"(\w+)")(?=[ \t\n;&|<>])/y;

/**
 * Knows words, quotes, parentheses, `$(...)`, comments, and here-documents of plain text. Whatever else it meets makes all that follows
 * unclear, so that a place is never taken for one in quotes that it does not stand in.
 */
export function shellPlace(script: string, offset: number): ShellPlace {
  const open: Context[] = ['bare'];
  const documents: HereDocument[] = [];
  let escaped = -1;
  const match = (pattern: RegExp, at: number): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(script);
  };
  for (let at = 0; at < offset; at++) {
    const char = script.charAt(at);
    const next = script.charAt(at + 1);
    const top = open.at(-1) as Context;
    if (top === 'single') {
      if (char === "'") open.pop();
      else if (char === '\n' && documents.length > 0) return 'unclear';
    } else if (char === '\\') {
      // The backslash would take the first character of the value. A line that goes on within a word may split what has a meaning.
      if (at + 1 === offset) return 'unclear';
      if (next === '\n' && !/^[ \t]?$/.test(script.charAt(at - 1))) return 'unclear';
      escaped = ++at;
    } else if (char === '$' && at + 1 === offset) {
      return 'expansion';
    } else if (char === '`' || (char === '$' && (next === '{' || script.startsWith('((', at + 1)))) {
      const whole = match(simpleExpansion, at)?.[0];
      if (whole === undefined || at + whole.length > offset) return 'unclear';
      at += whole.length - 1;
    } else if (char === '$' && (next === "'" || next === '[')) {
      if (top !== 'double' || next === '[') return 'unclear';
    } else if (char === '"') {
      if (top === 'double') open.pop();
      else open.push('double');
    } else if (char === '$' && next === '(') {
      open.push('parenthesis');
      at++;
    } else if (char === '\n' && documents.length > 0) {
      if (open.length > 1) return 'unclear';
      const end = endOfDocuments(script, at + 1, documents.splice(0));
      if (end === undefined || end > offset) return 'unclear';
      at = end - 1;
    } else if (top === 'double') {
      continue;
    } else if (char === "'") {
      open.push('single');
    } else if (char === '(') {
      if (next === '(') return 'unclear';
      open.push('parenthesis');
    } else if (char === ')') {
      if (top === 'parenthesis') open.pop();
    } else if (char === '<' && next === '<') {
      const found = open.length === 1 ? match(hereDocument, at) : null;
      if (found === null || at + found[0].length > offset) return 'unclear';
      const [whole, tabs, backslash, word, single, double] = found;
      const delimiter = word ?? single ?? double ?? '';
      documents.push({ delimiter, isLiteral: word === undefined || backslash !== '', hasTabs: tabs !== '' });
      at += whole.length - 1;
    } else if (char === '#') {
      if (escaped === at - 1 && escaped >= 0) {
        if (script.charAt(escaped) === '\n') return 'unclear';
        continue;
      }
      const before = script.charAt(at - 1);
      if (/[^\S \t\n]/.test(before)) return 'unclear';
      if (!/^[ \t\n;&|()<>]?$/.test(before)) continue;
      const end = script.indexOf('\n', at);
      if (open.length > 1 || end === -1 || end >= offset) return 'unclear';
      at = end - 1;
    } else if (open.length > 1 && script.startsWith('case', at)) {
      // The parenthesis after a pattern closes nothing.
      return 'unclear';
    }
  }
  if (documents.length > 0) return 'unclear';
  const top = open.at(-1) as Context;
  return top === 'parenthesis' ? 'bare' : top;
}

/** @returns where the last line of the documents ends; undefined where shells may see it elsewhere */
function endOfDocuments(
  script: string,
  start: number,
  documents: readonly HereDocument[],
): number | undefined {
  let at = start;
  for (const { delimiter, isLiteral, hasTabs } of documents) {
    for (;;) {
      const end = script.indexOf('\n', at);
      if (end === -1) return undefined;
      const line = script.slice(at, end);
      if ((hasTabs ? line.replace(/^\t+/, '') : line) === delimiter) {
        // The line feed belongs to what follows.
        at = end + 1;
        break;
      }
      if (!isLiteral && /[\\`]|\$[({[]/.test(line)) return undefined;
      at = end + 1;
    }
  }
  return at;
}
