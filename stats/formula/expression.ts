/** Arithmetic on columns in a formula: what `log10(lr)`, `I(x^2)` and `sqrt(n - k)` compute. */

/** Functions of one number that a formula knows. Logarithms are of base e, as in R, unless the name says another. */
export const functionNames = ['log', 'log10', 'log2', 'log1p', 'sqrt', 'exp', 'abs'] as const;

export type FunctionName = (typeof functionNames)[number];

type Operator = '+' | '-' | '*' | '/' | '^';

export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'column'; readonly name: string }
  | { readonly kind: 'negative'; readonly of: Expression }
  | { readonly kind: 'call'; readonly function: FunctionName; readonly of: Expression }
  | {
      readonly kind: 'operation';
      readonly operator: Operator;
      readonly left: Expression;
      readonly right: Expression;
    };

const functions: Readonly<Record<FunctionName, (x: number) => number>> = {
  log: Math.log,
  log10: Math.log10,
  log2: Math.log2,
  log1p: Math.log1p,
  sqrt: Math.sqrt,
  exp: Math.exp,
  abs: Math.abs,
};

/**
 * The value of an expression.
 *
 * @param valueOf the value of a column in the row at hand
 * @returns NaN where a column has none and where the function has none: the logarithm of 0, the root of -1
 *
 * @example
 * const squared = { kind: 'operation', operator: '^', left: { kind: 'column', name: 'x' }, right: { kind: 'number', value: 2 } };
 * evaluate(squared, () => 3); // 9
 */
export function evaluate(expression: Expression, valueOf: (column: string) => number): number {
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'column':
      return valueOf(expression.name);
    case 'negative':
      return -evaluate(expression.of, valueOf);
    case 'call':
      return functions[expression.function](evaluate(expression.of, valueOf));
    case 'operation':
      return operate(
        expression.operator,
        evaluate(expression.left, valueOf),
        evaluate(expression.right, valueOf),
      );
    default:
      return expression satisfies never;
  }
}

function operate(operator: Operator, left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '^':
      return left ** right;
    default:
      return operator satisfies never;
  }
}

/**
 * The columns that an expression reads, each once.
 *
 * @example
 * columnsIn({ kind: 'call', function: 'log', of: { kind: 'column', name: 'lr' } }); // ['lr']
 */
export function columnsIn(expression: Expression): string[] {
  switch (expression.kind) {
    case 'number':
      return [];
    case 'column':
      return [expression.name];
    case 'negative':
    case 'call':
      return columnsIn(expression.of);
    case 'operation':
      return [...new Set([...columnsIn(expression.left), ...columnsIn(expression.right)])];
    default:
      return expression satisfies never;
  }
}

/** How tightly each operator binds; a sign binds as a product does. */
const tightness: Readonly<Record<Operator, number>> = { '+': 1, '-': 1, '*': 2, '/': 2, '^': 3 };

const tightnessOf = (expression: Expression): number =>
  expression.kind === 'operation'
    ? tightness[expression.operator]
    : expression.kind === 'negative'
      ? 2
      : Number.POSITIVE_INFINITY;

/**
 * An expression as R prints it: `x^2`, `a * b`, `log10(lr)`.
 *
 * @param quoted how a column's name is written
 *
 * @example
 * expressionText({ kind: 'call', function: 'log', of: { kind: 'column', name: 'lr' } }); // 'log(lr)'
 */
export function expressionText(expression: Expression, quoted: (name: string) => string = String): string {
  const inner = (of: Expression, least: number): string => {
    const text = expressionText(of, quoted);
    return tightnessOf(of) < least ? `(${text})` : text;
  };
  switch (expression.kind) {
    case 'number':
      return String(expression.value);
    case 'column':
      return quoted(expression.name);
    case 'negative':
      return `-${inner(expression.of, 3)}`;
    case 'call':
      return `${expression.function}(${expressionText(expression.of, quoted)})`;
    case 'operation': {
      const { operator, left, right } = expression;
      const own = tightness[operator];
      // a - (b - c) keeps its brackets, and so does (a^b)^c.
      const [ofLeft, ofRight] = operator === '^' ? [own + 1, own] : [own, own + 1];
      const space = operator === '^' || operator === '/' ? '' : ' ';
      return `${inner(left, ofLeft)}${space}${operator}${space}${inner(right, ofRight)}`;
    }
    default:
      return expression satisfies never;
  }
}
