import { type Expression, functionNames, type FunctionName } from './expression.ts';
import type { Token } from './tokens.ts';

/** What reads the tokens of a formula one after the other. */
export interface TokenReader {
  /** The operator, if it stands next; undefined, and nothing is read, if another token does. */
  takes(operator: string): Token | undefined;
  next(): Token;
  /** Notes that a token names a column. @returns its name */
  mention(token: Token): string;
  /** Reads what stands within brackets. @throws YatesError E_FORMULA beyond the depth that a formula may have */
  deeper<Result>(read: () => Result): Result;
  /** @throws YatesError E_FORMULA unless the operator stands next */
  expect(operator: string, opened: Token): void;
  /** @throws YatesError E_FORMULA */
  fail(token: Token, message: string, next: string): never;
}

/** Reads arithmetic on columns: sums, products, powers, signs and functions, from loose to tight. @throws YatesError E_FORMULA */
export function parseExpression(reader: TokenReader): Expression {
  return operations(0);

  /** Operators of one tightness after the other: sums, products, powers. */
  function operations(level: 0 | 1): Expression {
    const operand = (): Expression => (level === 0 ? operations(1) : signed());
    let left = operand();
    for (;;) {
      const operator = (level === 0 ? (['+', '-'] as const) : (['*', '/'] as const)).find(
        (own) => reader.takes(own) !== undefined,
      );
      if (operator === undefined) return left;
      left = { kind: 'operation', operator, left, right: operand() };
    }
  }

  function signed(): Expression {
    if (reader.takes('-')) return { kind: 'negative', of: reader.deeper(() => signed()) };
    if (reader.takes('+')) return reader.deeper(() => signed());
    const base = amount();
    if (reader.takes('^') === undefined && reader.takes('**') === undefined) return base;
    const right = reader.deeper(() => signed());
    return { kind: 'operation', operator: '^', left: base, right };
  }

  function amount(): Expression {
    const token = reader.next();
    if (token.kind === 'number') return { kind: 'number', value: Number(token.text) };
    if (token.text === '(' && token.kind === 'operator') {
      const inner = reader.deeper(() => operations(0));
      reader.expect(')', token);
      return inner;
    }
    if (token.kind !== 'name')
      reader.fail(token, 'a column, a number or a bracket is expected here', 'write I(x^2) or log10(x)');
    const bracket = reader.takes('(');
    if (bracket === undefined) return { kind: 'column', name: reader.mention(token) };
    const name = functionNames.find((known): known is FunctionName => known === token.text);
    if (name === undefined && token.text !== 'I')
      reader.fail(token, `${token.text}() is not known here`, `use ${functionNames.join(', ')} or I`);
    const of = reader.deeper(() => operations(0));
    reader.expect(')', bracket);
    return name === undefined ? of : { kind: 'call', function: name, of };
  }
}
