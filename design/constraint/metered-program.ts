/**
 * Counts what a constraint does for one cell. Without loops each of its parts is evaluated at most once; with `all`,
 * `exists`, `map`, `filter` or `cel.bind` a short text can ask for any number of steps and any amount of memory.
 */
import type { ASTNode, ParseResult } from '@marcbachmann/cel-js';
import { YatesError } from '../../base/error.ts';
import { limits } from '../../base/limits.ts';
import { groupDigits } from '../level-text.ts';
import type { Settings } from '../sweep-spec.ts';

/** Steps of a call with a time zone, for which the library consults the locale's calendar. */
const timeZoneSteps = 1_000;
/** Characters or members of a value that are passed on in one step. */
const lengthPerStep = 8;

export interface MeteredProgram {
  /**
   * @returns value of the expression, and the steps that it took
   * @throws YatesError E_CONSTRAINT_STEPS; CelError of the library
   */
  run(settings: Settings): { readonly value: unknown; readonly steps: number };
}

/** @param program that was checked, and runs here alone from now on */
export function meteredProgram(program: ParseResult, text: string): MeteredProgram {
  const nodes = nodesOf(program.ast);
  const fixed = nodes.reduce((steps, node) => steps + stepsOf(node), 0);
  if (!nodes.some(repeats)) return { run: (settings) => ({ value: program(settings), steps: fixed }) };
  const meter = new Meter(text);
  for (const node of nodes) meterNode(node, meter);
  return {
    run(settings) {
      meter.start();
      try {
        return { value: program(settings), steps: meter.steps };
      } finally {
        // Within `exists` or `||` the library drops an error if another operand decides the result, so it is raised again here.
        meter.refuseOverspent();
      }
    },
  };
}

class Meter {
  readonly #text: string;
  steps = 0;
  #fault: YatesError | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  start(): void {
    this.steps = 0;
    this.#fault = undefined;
  }

  spend(steps: number): void {
    this.steps += steps;
    if (this.steps > limits.constraintStepsPerCell) {
      this.#fault ??= this.#refused(
        `takes more than ${groupDigits(limits.constraintStepsPerCell)} steps for one cell`,
      );
    }
    this.refuseOverspent();
  }

  see(value: unknown): void {
    const length = lengthOf(value);
    if (length > limits.constraintValueLength) {
      this.#fault ??= this.#refused(
        `builds a text or list longer than ${groupDigits(limits.constraintValueLength)}`,
      );
    }
    this.spend(Math.floor(length / lengthPerStep));
  }

  refuseOverspent(): void {
    if (this.#fault !== undefined) throw this.#fault;
  }

  #refused(what: string): YatesError {
    return new YatesError({
      code: 'E_CONSTRAINT_STEPS',
      message: `${this.#text} ${what}`,
      next: 'write it without loops within loops, or split it',
    });
  }
}

/** The part of a node that the library evaluates; its types do not declare it. */
type Evaluate = (evaluator: unknown, node: ASTNode, context: unknown) => unknown;
interface Evaluated {
  readonly meta: {
    readonly evaluate: Evaluate;
    readonly alternate?: ASTNode;
    readonly macro?: { readonly val?: ASTNode; readonly exp?: ASTNode };
  };
  setMeta(key: 'evaluate', value: Evaluate): void;
}

function meterNode(node: ASTNode, meter: Meter): void {
  const evaluated = node as unknown as Evaluated;
  const { evaluate } = evaluated.meta;
  const steps = stepsOf(node);
  evaluated.setMeta('evaluate', (evaluator, self, context) => {
    meter.spend(steps);
    const value = evaluate.call(self, evaluator, self, context);
    meter.see(value);
    return value;
  });
}

/** All nodes that may be evaluated, each once, including those that a macro expands to. */
function nodesOf(root: ASTNode): ASTNode[] {
  const found = new Set<ASTNode>();
  const look = (part: unknown): void => {
    if (Array.isArray(part)) {
      part.forEach(look);
      return;
    }
    if (typeof part !== 'object' || part === null) return;
    if (!('op' in part)) {
      // The parts of a loop.
      if (Object.getPrototypeOf(part) === Object.prototype) {
        for (const [key, inner] of Object.entries(part)) if (key !== 'iterCtx') look(inner);
      }
      return;
    }
    const node = part as ASTNode;
    if (found.has(node)) return;
    found.add(node);
    const { alternate, macro } = (node as unknown as Evaluated).meta;
    look(node.args);
    look(alternate);
    look(macro?.val);
    look(macro?.exp);
  };
  look(root);
  return [...found];
}

const repeats = (node: ASTNode): boolean => {
  const { alternate, macro } = (node as unknown as Evaluated).meta;
  return alternate !== undefined || macro?.exp !== undefined;
};

const stepsOf = ({ op, args }: ASTNode): number =>
  (op === 'rcall' || op === 'call') && /^get[A-Z]/.test(String((args as readonly unknown[])[0]))
    ? timeZoneSteps
    : 1;

function lengthOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  return 'length' in value && typeof value.length === 'number' ? value.length : 0;
}
