/**
 * A regular expression as a graph of characters to read, for one question: in how many ways can it read a text? What is read in one
 * way only is read in linear time, also by an engine that goes back and tries again.
 */

/** A condition on the characters before and after a place. */
export type Guard = 'start' | 'lineStart' | 'end' | 'lineEnd' | 'boundary' | 'noBoundary';

interface Step {
  /** Number of the next place that reads a character; -1: the whole pattern has matched. */
  readonly to: number;
  readonly guards: readonly Guard[];
}

export interface Place {
  /** Characters that it reads, by their number in `letters`. */
  readonly reads: ReadonlySet<number>;
  /** One for each way on, so two for what can go on in two ways. */
  readonly steps: readonly Step[];
}

export interface PatternGraph {
  readonly places: readonly Place[];
}

/** Stand for all others: every ASCII character, and some that classes of Unicode tell apart. */
export const letters: readonly string[] = [
  ...Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)),
  '\u00a0',
  '\u00e9',
  '\u0301',
  '\u0661',
  '\u017f',
  '\u200b',
  '\u2028',
  '\u212a',
  '\u4e00',
];

/** More copies say nothing new: what counts is if there is an end to them. */
const copiesMax = 4;

interface Node {
  reads?: ReadonlySet<number>;
  readonly next: { to: Node; guard?: Guard }[];
}

/** @param flags of the expression */
export function graphOf(pattern: string, flags: string): PatternGraph {
  const start: Node = { next: [] };
  const end: Node = { next: [] };
  new Builder(pattern, flags).build(start, end);
  // A match may begin anywhere, unless the flag y says where.
  const scan: Node = { reads: new Set(letters.keys()), next: [{ to: start }] };
  scan.next.push({ to: scan });
  return flags.includes('y') ? flattened(start, end) : flattened(scan, end);
}

class Builder {
  readonly #pattern: string;
  readonly #flags: string;
  #at = 0;

  constructor(pattern: string, flags: string) {
    this.#pattern = pattern;
    this.#flags = flags;
  }

  build(from: Node, to: Node): void {
    this.#choice()(from, to);
    if (this.#at < this.#pattern.length) throw new Error(`cannot read ${this.#pattern} at ${this.#at}`);
  }

  #choice(): Part {
    const options = [this.#sequence()];
    while (this.#takes('|')) options.push(this.#sequence());
    return (from, to) => {
      for (const option of options) option(from, to);
    };
  }

  #sequence(): Part {
    const parts: Part[] = [];
    while (this.#at < this.#pattern.length && !'|)'.includes(this.#pattern.charAt(this.#at)))
      parts.push(this.#repeated(this.#part()));
    return inTurn(parts);
  }

  #repeated(part: Part): Part {
    const found = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/.exec(this.#pattern.slice(this.#at));
    if (found === null) return part;
    this.#at += found[0].length;
    const [, sign, low = '', comma, high = ''] = found;
    const least = sign === undefined ? Number(low) : sign === '+' ? 1 : 0;
    const most =
      sign === undefined
        ? comma === ''
          ? least
          : high === ''
            ? Infinity
            : Number(high)
        : sign === '?'
          ? 1
          : Infinity;
    const copies = Array.from({ length: Math.min(least, copiesMax) }, () => part);
    const rest =
      most === Infinity
        ? [loop(part)]
        : Array.from({ length: Math.min(most - least, copiesMax) }, () => maybe(part));
    return inTurn([...copies, ...rest]);
  }

  #part(): Part {
    const rest = this.#pattern.slice(this.#at);
    const look = /^\(\?<?[=!]/.exec(rest);
    const group = /^\((?:\?:|\?<\w+>)?/.exec(rest);
    if (look !== null || group !== null) {
      this.#at += (look ?? group)?.[0].length ?? 0;
      const inner = this.#choice();
      if (!this.#takes(')')) throw new Error(`cannot read ${this.#pattern}: a bracket is open`);
      return look === null ? inner : lookedAt(inner);
    }
    if (this.#takes('^')) return guarded(this.#flags.includes('m') ? 'lineStart' : 'start');
    if (this.#takes('$')) return guarded(this.#flags.includes('m') ? 'lineEnd' : 'end');
    if (this.#takes('\\b')) return guarded('boundary');
    if (this.#takes('\\B')) return guarded('noBoundary');
    // What a group has matched: of any length, but always the same text.
    const back = /^\\(?:[1-9]|k<\w+>)/.exec(rest);
    const source =
      back?.[0] ??
      /^(?:\[(?:\\[^]|[^\]\\])*\]|\\[pP]\{[^}]*\}|\\u\{[^}]*\}|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\c.|\\[^]|[^])/u.exec(
        rest,
      )?.[0] ??
      '';
    this.#at += source.length;
    return back === null ? reading(readsOf(source, this.#flags)) : inTurn([]);
  }

  #takes(text: string): boolean {
    if (!this.#pattern.startsWith(text, this.#at)) return false;
    this.#at += text.length;
    return true;
  }
}

type Part = (from: Node, to: Node) => void;

function readsOf(source: string, flags: string): ReadonlySet<number> {
  const one = new RegExp(`^(?:${source})$`, flags.replace(/[gymd]/g, ''));
  return new Set([...letters.keys()].filter((letter) => one.test(letters[letter] as string)));
}

const reading =
  (reads: ReadonlySet<number>): Part =>
  (from, to) => {
    from.next.push({ to: { reads, next: [{ to }] } });
  };

const guarded =
  (guard: Guard): Part =>
  (from, to) => {
    from.next.push({ to, guard });
  };

function inTurn(parts: readonly Part[]): Part {
  return (from, to) => {
    let here = from;
    for (const [index, part] of parts.entries()) {
      const next: Node = index === parts.length - 1 ? to : { next: [] };
      part(here, next);
      here = next;
    }
    if (parts.length === 0) from.next.push({ to });
  };
}

const maybe =
  (part: Part): Part =>
  (from, to) => {
    part(from, to);
    from.next.push({ to });
  };

const loop =
  (part: Part): Part =>
  (from, to) => {
    // Apart from the way in, so that a turn that reads nothing is no way of its own.
    const body: Node = { next: [] };
    const turn: Node = { next: [{ to: body }, { to }] };
    from.next.push({ to: body }, { to });
    part(body, turn);
  };

/** Looks from each place where it stands, and goes on there: whatever it finds, it has read on. */
const lookedAt =
  (inner: Part): Part =>
  (from, to) => {
    inner(from, { next: [] });
    from.next.push({ to });
  };

function flattened(first: Node, end: Node): PatternGraph {
  const numbers = new Map<Node, number>();
  const reading: Node[] = [];
  const numberOf = (node: Node): number => {
    let number = numbers.get(node);
    if (number === undefined) {
      number = reading.push(node) - 1;
      numbers.set(node, number);
    }
    return number;
  };
  /** All ways from a node to one that reads, or to the end. */
  const waysFrom = (node: Node, guards: readonly Guard[], seen: ReadonlySet<Node>): Step[] =>
    node.next.flatMap(({ to, guard }) => {
      const all = guard === undefined ? guards : [...guards, guard];
      if (to === end) return [{ to: -1, guards: all }];
      if (to.reads !== undefined) return [{ to: numberOf(to), guards: all }];
      return seen.has(to) ? [] : waysFrom(to, all, new Set([...seen, to]));
    });
  const places: Place[] = [];
  if (first.reads === undefined) waysFrom(first, [], new Set([first]));
  else numberOf(first);
  for (let at = 0; at < reading.length; at++) {
    const node = reading[at] as Node;
    places.push({ reads: node.reads ?? new Set(), steps: waysFrom(node, [], new Set()) });
  }
  return { places };
}
