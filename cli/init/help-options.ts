/** Options of a script as its `--help` lists them, for scripts whose text does not show them. */
import { numberFromText } from '../../design/level-text.ts';
import type { Level } from '../../design/sweep-spec.ts';
import type { OptionKind, ScriptOption } from './script-option.ts';

/** @param text what the script printed for `--help` */
export function helpOptions(text: string): ScriptOption[] {
  const found = new Map<string, ScriptOption>();
  // Typer and rich draw a box around them.
  const entries = text
    .replaceAll(/[│╭╮╰╯─]/g, ' ')
    .split(/\n(?= {1,8}-)/)
    .slice(1);
  for (const entry of entries) {
    const [head, rest] = entryParts(entry);
    const flag = /--[A-Za-z][\w.-]*/.exec(head)?.[0];
    if (flag === undefined || flag === '--help' || flag === '--version') continue;
    const name = flag.slice(2).replaceAll(/[.-]/g, '_');
    const choices = choicesIn(head);
    const standard = /\(default: ([^()\n]{1,200})\)|\[default: ([^[\]\n]{1,200})\]/.exec(
      rest.replaceAll(/\s+/g, ' '),
    );
    const written = (standard?.[1] ?? standard?.[2])?.trim();
    const value = written === undefined || written === 'None' ? undefined : levelOf(written);
    const isSwitch = head.includes('--no-');
    const takesValue =
      !isSwitch && (choices.length > 0 || /[ =]/.test((head.split(',').at(-1) ?? '').trim()));
    if (!found.has(name))
      found.set(name, {
        name,
        flag,
        kind: kindOf({ isSwitch, takesValue }, value),
        default: takesValue ? value : typeof value === 'boolean' ? value : written === flag.slice(2),
        choices,
        isRequired: false,
        line: 0,
      });
  }
  return [...found.values()];
}

/** The option with its values, and what is said of it: they stand apart by two spaces or by a line. */
function entryParts(entry: string): [head: string, rest: string] {
  const [first = '', ...lines] = entry.trim().split('\n');
  const parts = first.split(/ {2,}/);
  // Typer sets names and kind of value apart as well. A value that is true or false is none that is typed.
  const isHead = (part: string): boolean => /^(?:-|[A-Z]{3,}$|<[^>]*>$|\[[^\]|]*\|[^\]]*\]$)/.test(part);
  const count = parts.findIndex((part, at) => at > 0 && !isHead(part));
  const head = parts
    .slice(0, count === -1 ? parts.length : count)
    .filter((part) => !/^(?:<bool>|BOOLEAN)$/.test(part));
  return [head.join(' '), [...(count === -1 ? [] : parts.slice(count)), ...lines].join('\n')];
}

/** `{a,b}` of argparse, `[a|b]` of click and `<a|b>` of Typer. */
function choicesIn(head: string): Level[] {
  const [, braced, ...piped] =
    /\{([^{}\n]{1,500})\}|\[([^[\]\n|]{1,500}\|[^[\]\n]{1,500})\]|<([^<>\n|]{1,500}\|[^<>\n]{1,500})>/.exec(
      head,
    ) ?? [];
  const listed = braced?.split(',') ?? piped.find((text) => text !== undefined)?.split('|') ?? [];
  return listed.map((choice) => levelOf(choice.trim()));
}

function kindOf(
  { isSwitch, takesValue }: { readonly isSwitch: boolean; readonly takesValue: boolean },
  value: Level | undefined,
): OptionKind {
  if (!takesValue) return isSwitch ? 'switch' : 'flag';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value === 'boolean' ? 'truth' : 'text';
}

function levelOf(text: string): Level {
  if (/^true$/i.test(text)) return true;
  if (/^false$/i.test(text)) return false;
  return numberFromText(text) ?? text;
}
