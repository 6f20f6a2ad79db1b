/** Options of a script as its `--help` lists them, for scripts whose text does not show them. */
import { numberFromText } from '../../design/level-text.ts';
import type { Level } from '../../design/sweep-spec.ts';
import type { OptionKind, ScriptOption } from './script-option.ts';

/** @param text what the script printed for `--help` */
export function helpOptions(text: string): ScriptOption[] {
  const found = new Map<string, ScriptOption>();
  const entries = text.split(/\n(?= {1,8}-)/).slice(1);
  for (const entry of entries) {
    const [head = '', rest = ''] = entryParts(entry);
    const flag = /--[A-Za-z][\w.-]*/.exec(head)?.[0];
    if (flag === undefined || flag === '--help' || flag === '--version') continue;
    const name = flag.slice(2).replaceAll(/[.-]/g, '_');
    const listed = /\{([^{}\n]{1,500})\}/.exec(head)?.[1];
    const choices = listed === undefined ? [] : listed.split(',').map((choice) => levelOf(choice.trim()));
    const standard = /\(default: ([^()\n]{1,200})\)|\[default: ([^[\]\n]{1,200})\]/.exec(
      rest.replaceAll(/\s+/g, ' '),
    );
    const written = (standard?.[1] ?? standard?.[2])?.trim();
    const value = written === undefined || written === 'None' ? undefined : levelOf(written);
    const takesValue = listed !== undefined || /[ =]/.test((head.split(',').at(-1) ?? '').trim());
    if (!found.has(name))
      found.set(name, {
        name,
        flag,
        kind: kindOf(head, takesValue, value),
        default: takesValue ? value : (value ?? false),
        choices,
        isRequired: false,
        line: 0,
      });
  }
  return [...found.values()];
}

/** The option, and what is said of it: they stand apart by two spaces or by a line. */
function entryParts(entry: string): string[] {
  const text = entry.trim();
  const at = text.search(/ {2}|\n/);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at)];
}

function kindOf(head: string, takesValue: boolean, value: Level | undefined): OptionKind {
  if (!takesValue) return head.includes('--no-') ? 'switch' : 'flag';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value === 'boolean' ? 'truth' : 'text';
}

function levelOf(text: string): Level {
  if (/^true$/i.test(text)) return true;
  if (/^false$/i.test(text)) return false;
  return numberFromText(text) ?? text;
}
