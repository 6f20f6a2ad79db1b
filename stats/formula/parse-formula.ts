import { YatesError } from '../../base/error.ts';
import { type ModelTerm, orderTerms, sameTerm } from '../model/term.ts';
import { type Token, tokenise } from './tokens.ts';

/** What a formula asks for, ready for `analyse`. */
export interface Formula {
  readonly response: string;
  /** Main effects first, as R orders them. */
  readonly terms: readonly ModelTerm[];
  /** Columns wrapped in C(): levels of a factor even where they look like numbers. */
  readonly factors: readonly string[];
  /** Columns in Error(): together they number the whole plots. [] without. */
  readonly plots: readonly string[];
  /** Every mention of a column, the response first, in the order of the text. */
  readonly mentions: readonly ColumnMention[];
}

export interface ColumnMention {
  readonly name: string;
  /** Where it stands in the text, from 1. */
  readonly column: number;
}

/**
 * Reads a model formula as R and patsy write it: `y ~ block + site + activation * scale`.
 * Operators from loose to tight: + and -, * and /, :, ^ (also **). `(a + b)^2` is all products of up to two of them.
 *
 * @param source what the user calls the formula, for the place of an error
 * @throws YatesError E_FORMULA, with the column and what to write instead
 *
 * @example
 * const { response, terms, factors } = parseFormula('y ~ C(seed) + a * b');
 * terms; // [['seed'], ['a'], ['b'], ['a', 'b']]
 * [response, factors]; // ['y', ['seed']]
 * parseFormula('y ~ a +'); // throws E_FORMULA
 */
export function parseFormula(text: string, source = 'formula'): Formula {
  return new Parser(tokenise(text, source), source).formula();
}

class Parser {
  readonly #tokens: readonly Token[];
  readonly #source: string;
  readonly #factors = new Set<string>();
  #plots: string[] = [];
  readonly #mentions: ColumnMention[] = [];
  #position = 0;

  constructor(tokens: readonly Token[], source: string) {
    this.#tokens = tokens;
    this.#source = source;
  }

  formula(): Formula {
    const first = this.#next();
    if (first.kind !== 'name') this.#fail(first, 'a formula starts with the response', 'write y ~ a + b');
    if (this.#takes('(') !== undefined) {
      this.#fail(first, `the response cannot be computed by ${first.text}()`, 'add a column that holds it');
    }
    if (this.#takes('~') === undefined) {
      this.#fail(this.#peek(), 'expected "~" after the response', 'write y ~ a + b');
    }
    this.#mention(first);
    const terms = this.#sum();
    const rest = this.#next();
    if (rest.kind !== 'end') this.#unexpected(rest);
    return {
      response: first.text,
      terms: orderTerms(terms),
      factors: [...this.#factors],
      plots: this.#plots,
      mentions: this.#mentions,
    };
  }

  #sum(): ModelTerm[] {
    let removes = this.#takes('-') !== undefined;
    if (!removes) this.#takes('+');
    let terms: ModelTerm[] = [];
    for (;;) {
      const start = this.#peek();
      const next = this.#product();
      if (removes && next.length === 0) this.#noIntercept(start);
      terms = removes
        ? terms.filter((term) => !next.some((gone) => sameTerm(gone, term)))
        : union(terms, next);
      if (this.#takes('+')) removes = false;
      else if (this.#takes('-')) removes = true;
      else return terms;
    }
  }

  #product(): ModelTerm[] {
    let left = this.#interaction();
    for (;;) {
      if (this.#takes('*')) {
        const right = this.#interaction();
        left = union(union(left, right), cross(left, right));
      } else if (this.#takes('/')) {
        const right = this.#interaction();
        left = union(left, cross([[...new Set(left.flat())]], right));
      } else return left;
    }
  }

  #interaction(): ModelTerm[] {
    let left = this.#power();
    while (this.#takes(':')) left = cross(left, this.#power());
    return left;
  }

  #power(): ModelTerm[] {
    const base = this.#atom();
    const operator = this.#takes('^') ?? this.#takes('**');
    if (operator === undefined) return base;
    const exponent = this.#next();
    const degree = Number(exponent.text);
    if (exponent.kind !== 'number' || degree < 1 || degree > 10) {
      this.#fail(exponent, 'the power of a formula is a whole number from 1 to 10', 'write (a + b)^2');
    }
    let terms = base;
    for (let k = 1; k < degree; k++) terms = union(terms, cross(terms, base));
    return terms;
  }

  #atom(): ModelTerm[] {
    const token = this.#next();
    if (token.text === '(' && token.kind === 'operator') {
      const inner = this.#sum();
      this.#expect(')', token);
      return inner;
    }
    if (token.kind === 'number') {
      if (token.text === '1') return [];
      if (token.text === '0') this.#noIntercept(token);
      this.#fail(token, `the number ${token.text} is no term`, 'use column names');
    }
    if (token.kind !== 'name') this.#unexpected(token);
    const bracket = this.#takes('(');
    if (bracket === undefined) return [[this.#mention(token)]];
    if (token.text === 'Error') return this.#error(token, bracket);
    if (token.text !== 'C') {
      this.#fail(
        token,
        `${token.text}() is not known in a formula`,
        'add a column that holds the values; only C(x) and Error(plot) are known',
      );
    }
    const name = this.#next();
    if (name.kind !== 'name') this.#fail(name, 'C() takes a column name', 'write C(x)');
    this.#expect(')', bracket);
    this.#factors.add(name.text);
    return [[this.#mention(name)]];
  }

  /** `Error(plot)` or `Error(block:a)`: no term, but what numbers the whole plots. */
  #error(token: Token, bracket: Token): ModelTerm[] {
    if (this.#plots.length > 0)
      this.#fail(token, 'a formula has one Error()', 'join the columns: Error(a:b)');
    do {
      const name = this.#next();
      if (name.kind !== 'name') this.#fail(name, 'Error() takes column names', 'write Error(plot)');
      this.#plots.push(this.#mention(name));
    } while (this.#takes(':'));
    const nested = this.#takes('/');
    if (nested !== undefined) {
      const next = 'put the blocks into the model and write y ~ block + a * b + Error(block:a)';
      this.#fail(nested, 'Error() has one kind of whole plot', next);
    }
    this.#expect(')', bracket);
    return [];
  }

  #mention({ text, column }: Token): string {
    this.#mentions.push({ name: text, column });
    return text;
  }

  #peek(): Token {
    return this.#tokens[Math.min(this.#position, this.#tokens.length - 1)] as Token;
  }

  #next(): Token {
    const token = this.#peek();
    this.#position++;
    return token;
  }

  #takes(operator: string): Token | undefined {
    const token = this.#peek();
    return token.kind === 'operator' && token.text === operator ? this.#next() : undefined;
  }

  #expect(operator: string, opened: Token): void {
    if (this.#takes(operator) === undefined) {
      this.#fail(
        this.#peek(),
        `"${opened.text}" of column ${opened.column} is not closed`,
        `add "${operator}"`,
      );
    }
  }

  #noIntercept(token: Token): never {
    this.#fail(token, 'a model without intercept has no analysis of variance here', 'leave out 0 and -1');
  }

  #unexpected(token: Token): never {
    const what = token.kind === 'end' ? 'the formula ends too early' : `"${token.text}" is not expected here`;
    this.#fail(token, what, 'write y ~ a + b, with a : b for an interaction or a * b for all of both');
  }

  #fail(token: Token, message: string, next: string): never {
    const place = { file: this.#source, line: 1, column: token.column };
    throw new YatesError({ code: 'E_FORMULA', message, place, next });
  }
}

function union(left: readonly ModelTerm[], right: readonly ModelTerm[]): ModelTerm[] {
  return [...left, ...right.filter((term) => !left.some((other) => sameTerm(other, term)))];
}

function cross(left: readonly ModelTerm[], right: readonly ModelTerm[]): ModelTerm[] {
  return left
    .flatMap((a) => right.map((b) => [...new Set([...a, ...b])]))
    .reduce<ModelTerm[]>((terms, term) => union(terms, [term]), []);
}
