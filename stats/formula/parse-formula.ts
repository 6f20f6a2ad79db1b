import { type ColumnMention, type Formula, groupedBy, type Nest } from './formula.ts';
import { YatesError } from '../../base/error.ts';
import { limits } from '../../base/limits.ts';
import { type RandomTerm, randomTermsOf } from '../mixed/random-term.ts';
import { type ModelTerm, orderTerms } from '../model/term.ts';
import type { ComputedColumn } from './computed-column.ts';
import { columnsIn, type Expression, expressionText, functionNames } from './expression.ts';
import { parseExpression } from './parse-expression.ts';
import { quoted } from './formula-text.ts';
import { cross, TermSet, TooManyTerms } from './term-set.ts';
import { type Token, tokenise } from './tokens.ts';

/**
 * Reads a model formula as R and patsy write it: `y ~ block + site + activation * scale`.
 * `(1 | subject)` and `Error(subject / (a * b))` name factors whose levels are a sample.
 * Operators from loose to tight: + and -, * and /, %in%, :, ^ (also **). `(a + b)^2` is all products of up to two of them.
 * `log`, `log10`, `log2`, `log1p`, `sqrt`, `exp`, `abs` and `I()` compute columns; `poly(x, 2)` is a curve.
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
  readonly #strata: RandomTerm[] = [];
  /** Names in each `(1 | a:b)`. */
  readonly #groups: string[][] = [];
  readonly #mentions: ColumnMention[] = [];
  readonly #computed = new Map<string, ComputedColumn>();
  readonly #nests: Nest[] = [];
  #position = 0;
  #depth = 0;
  /** Names that products have read. */
  #steps = 0;

  constructor(tokens: readonly Token[], source: string) {
    this.#tokens = tokens;
    this.#source = source;
  }

  formula(): Formula {
    const { response, counts } = this.#response();
    if (this.#takes('~') === undefined) {
      this.#fail(this.#peek(), 'expected "~" after the response', 'write y ~ a + b');
    }
    const terms = [...this.#sum()];
    const rest = this.#next();
    if (rest.kind !== 'end') this.#unexpected(rest);
    return {
      response,
      counts,
      terms: orderTerms(terms),
      randomTerms: [...this.#strata, ...this.#groups.map((names) => groupedBy(names, terms))],
      factors: [...this.#factors],
      plots: this.#plots,
      computed: [...this.#computed.values()],
      nests: this.#nests,
      mentions: this.#mentions,
    };
  }

  /** A column, `log(loss)`, or `cbind(correct, wrong)`. */
  #response(): Pick<Formula, 'response' | 'counts'> {
    const first = this.#next();
    if (first.kind !== 'name') this.#fail(first, 'a formula starts with the response', 'write y ~ a + b');
    const bracket = this.#takes('(');
    if (bracket === undefined) return { response: this.#mention(first), counts: undefined };
    if (first.text === 'cbind') {
      const parts = [this.#expression()];
      if (this.#takes(',') !== undefined) parts.push(this.#expression());
      if (parts.length < 2)
        this.#fail(first, 'cbind() takes successes and failures', 'write cbind(correct, n - correct)');
      this.#expect(')', bracket);
      const [successes = '', failures = ''] = parts.map((part) => this.#columnFor(part));
      const text = parts.map((part) => expressionText(part, quoted)).join(', ');
      return { response: `cbind(${text})`, counts: { successes, failures } };
    }
    const response = this.#computation(first, bracket);
    if (response === undefined)
      this.#fail(
        first,
        `the response cannot be computed by ${first.text}()`,
        `write ${functionNames.join(', ')}, I() or cbind(successes, failures)`,
      );
    return { response, counts: undefined };
  }

  #sum(): TermSet {
    let removes = this.#takes('-') !== undefined;
    if (!removes) this.#takes('+');
    const terms = new TermSet();
    for (;;) {
      const start = this.#peek();
      const next = this.#product();
      if (removes && next.size === 0) this.#noIntercept(start);
      if (removes) terms.remove(next);
      else this.#add(terms, next, start);
      if (this.#takes('+')) removes = false;
      else if (this.#takes('-')) removes = true;
      else return terms;
    }
  }

  #product(): TermSet {
    let left = this.#within();
    for (;;) {
      const operator = this.#peek();
      if (this.#takes('*')) {
        const right = this.#within();
        const both = this.#cross(left, right, operator);
        this.#spend(left.size + right.size, operator);
        left = this.#add(this.#add(new TermSet(left), right, operator), both, operator);
      } else if (this.#takes('/')) {
        const right = this.#within();
        this.#spend(left.names, operator);
        const all = new TermSet([[...new Set([...left].flat())]]);
        this.#nest(right, all);
        this.#add(left, this.#cross(all, right, operator), operator);
      } else return left;
    }
  }

  #within(): TermSet {
    let left = this.#interaction();
    for (;;) {
      const operator = this.#peek();
      if (!this.#takes('%in%')) return left;
      const outer = this.#interaction();
      const all = new TermSet([[...new Set([...outer].flat())]]);
      this.#nest(left, all);
      left = this.#cross(all, left, operator);
    }
  }

  /** @param outer one term that holds all names */
  #nest(inner: TermSet, outer: TermSet): void {
    const within = [...outer].flat().filter((name) => !this.#computed.has(name));
    for (const factor of new Set([...inner].flat())) {
      if (within.length > 0 && !within.includes(factor) && !this.#computed.has(factor))
        this.#nests.push({ factor, within });
    }
  }

  #interaction(): TermSet {
    let left = this.#power();
    for (;;) {
      const operator = this.#peek();
      if (!this.#takes(':')) return left;
      left = this.#cross(left, this.#power(), operator);
    }
  }

  #power(): TermSet {
    const start = this.#peek();
    const base = this.#atom();
    const operator = this.#takes('^') ?? this.#takes('**');
    if (operator === undefined) return base;
    const exponent = this.#next();
    const degree = Number(exponent.text);
    if (exponent.kind !== 'number' || degree < 1 || degree > 10) {
      this.#fail(exponent, 'the power of a formula is a whole number from 1 to 10', 'write (a + b)^2');
    }
    const terms = new TermSet(base);
    for (let k = 1; k < degree; k++) this.#add(terms, this.#cross(terms, base, operator), start);
    return terms;
  }

  #add(terms: TermSet, more: Iterable<ModelTerm>, at: Token): TermSet {
    try {
      return terms.add(more);
    } catch (error) {
      if (!(error instanceof TooManyTerms)) throw error;
      return this.#fail(
        at,
        `the formula has more than ${limits.formulaTerms} terms`,
        'write (a + b + c)^2 for main effects and interactions of two',
      );
    }
  }

  #cross(left: TermSet, right: TermSet, at: Token): TermSet {
    this.#spend(left.names * right.size + left.size * right.names, at);
    return this.#add(new TermSet(), cross(left, right), at);
  }

  #spend(steps: number, at: Token): void {
    this.#steps += steps;
    if (this.#steps > limits.formulaSteps)
      this.#fail(at, 'the products of the formula have too many terms', 'cross fewer columns');
  }

  #atom(): TermSet {
    const token = this.#next();
    if (token.text === '(' && token.kind === 'operator') {
      if (this.#peek().text === '1' && this.#tokens[this.#position + 1]?.text === '|')
        return this.#random(token);
      if (++this.#depth > limits.formulaDepth) {
        this.#fail(token, `brackets are nested deeper than ${limits.formulaDepth}`, 'remove brackets');
      }
      const inner = this.#sum();
      this.#depth--;
      this.#expect(')', token);
      return inner;
    }
    if (token.kind === 'number') {
      if (token.text === '1') return new TermSet();
      if (token.text === '0') this.#noIntercept(token);
      this.#fail(token, `the number ${token.text} is no term`, 'use column names');
    }
    if (token.kind !== 'name') this.#unexpected(token);
    const bracket = this.#takes('(');
    if (bracket === undefined) return new TermSet([[this.#mention(token)]]);
    if (token.text === 'Error') return this.#error(token, bracket);
    if (token.text === 'poly') return this.#polynomial(bracket);
    const computed = this.#computation(token, bracket);
    if (computed !== undefined) return new TermSet([[computed]]);
    if (!['C', 'factor', 'as.factor'].includes(token.text)) {
      this.#fail(
        token,
        `${token.text}() is not known in a formula`,
        `known are C(x), poly(x, 2), I(x^2), ${functionNames.join('(x), ')}(x), (1 | group) and Error(plot); add a column that holds other values`,
      );
    }
    const name = this.#next();
    if (name.kind !== 'name') this.#fail(name, 'C() takes a column name', 'write C(x)');
    this.#expect(')', bracket);
    this.#factors.add(name.text);
    return new TermSet([[this.#mention(name)]]);
  }

  /**
   * `log10(lr)`, `I(x^2)` and the like, as a column.
   *
   * @returns the column's name; undefined for any other function
   */
  #computation(token: Token, bracket: Token): string | undefined {
    const name = functionNames.find((known) => known === token.text);
    if (name === undefined && token.text !== 'I') return undefined;
    const of = this.#expression();
    this.#expect(')', bracket);
    if (columnsIn(of).length === 0) this.#fail(token, 'a computed column reads no column', 'write log(x)');
    return name === undefined ? this.#columnFor(of) : this.#columnFor({ kind: 'call', function: name, of });
  }

  /** The name of the column that an expression is: of a plain column its own. */
  #columnFor(of: Expression): string {
    if (of.kind === 'column') return of.name;
    const text = expressionText(of, quoted);
    const name = of.kind === 'call' ? text : `I(${text})`;
    this.#computed.set(name, { name, of });
    return name;
  }

  /** `poly(x, 2)`: one term, as a curve of that degree. */
  #polynomial(bracket: Token): TermSet {
    const of = this.#expression();
    if (this.#takes(',') === undefined) this.#fail(this.#peek(), 'poly() takes a degree', 'write poly(x, 2)');
    const exponent = this.#next();
    const degree = Number(exponent.text);
    if (
      exponent.kind !== 'number' ||
      !Number.isInteger(degree) ||
      degree < 1 ||
      degree > limits.curveDegree
    ) {
      this.#fail(
        exponent,
        `the degree of poly() is a whole number from 1 to ${limits.curveDegree}`,
        'write poly(x, 2)',
      );
    }
    this.#expect(')', bracket);
    const name = `poly(${expressionText(of, quoted)}, ${degree})`;
    this.#computed.set(name, { name, of, degree });
    return new TermSet([[name]]);
  }

  #expression(): Expression {
    return parseExpression({
      takes: (operator) => this.#takes(operator),
      next: () => this.#next(),
      mention: (token) => this.#mention(token),
      deeper: (read) => this.#deeper(read),
      expect: (operator, opened) => this.#expect(operator, opened),
      fail: (token, message, next) => this.#fail(token, message, next),
    });
  }

  #deeper<Result>(read: () => Result): Result {
    if (++this.#depth > limits.formulaDepth) {
      this.#fail(this.#peek(), `brackets are nested deeper than ${limits.formulaDepth}`, 'remove brackets');
    }
    const result = read();
    this.#depth--;
    return result;
  }

  /** `(1 | subject)` or `(1 | subject:a)`: no term, but an effect drawn for each level. */
  #random(bracket: Token): TermSet {
    this.#position += 2;
    const names: string[] = [];
    do {
      const name = this.#next();
      if (name.kind !== 'name') this.#fail(name, '(1 | ...) takes column names', 'write (1 | subject)');
      names.push(this.#mention(name));
    } while (this.#takes(':'));
    this.#expect(')', bracket);
    this.#groups.push(names);
    return new TermSet();
  }

  /**
   * `Error(plot)` or `Error(block:a)`: no term, but what numbers the whole plots. `Error(subject / (a * b))`: each term
   * in question is tested against its interaction with subjects.
   */
  #error(token: Token, bracket: Token): TermSet {
    if (this.#plots.length > 0 || this.#strata.length > 0)
      this.#fail(token, 'a formula has one Error()', 'join the columns: Error(a:b)');
    const names: string[] = [];
    do {
      const name = this.#next();
      if (name.kind !== 'name') this.#fail(name, 'Error() takes column names', 'write Error(plot)');
      names.push(this.#mention(name));
    } while (this.#takes(':'));
    const nested = this.#takes('/');
    if (nested === undefined) this.#plots = names;
    else {
      const [group] = names as [string, ...string[]];
      if (names.length > 1)
        this.#fail(
          nested,
          'Error() nests in one column',
          'write Error(subject / (a * b)), or Error(block:a)',
        );
      this.#strata.push(...randomTermsOf([group], orderTerms([...this.#power()])));
    }
    this.#expect(')', bracket);
    return new TermSet();
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
