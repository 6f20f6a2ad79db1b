/**
 * How a text may be a number. `either`: 1,234 is 1234 in one country and 1.234 in another; only its neighbours tell.
 */
type NumberForm =
  | 'plain'
  /** 1 234.5 and 1'234.5: grouped in a way that means nothing else. */
  | 'grouped'
  /** 1,234,567 and 1,234.5. */
  | 'commaGroups'
  /** 1,5 and 0,125, also 1.234,5. */
  | 'commaDecimals'
  | 'either'
  /** Beyond double precision, such as 1e400, or written out: inf. */
  | 'infinite';

/** What commas in the numbers of a column are. */
export type Commas = 'groups' | 'decimals';

/** Each digit can be read in one way only: a text of many digits is read once. */
const plain = /^[+-]?(\d+(?:\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;
const infinities = /^[+-]?inf(inity)?$/i;
const grouped =
  /^[+-]?\d{1,3}(?:[ \u00A0\u2009\u202F]\d{3})+(?:\.\d*)?$|^[+-]?\d{1,3}(?:['’]\d{3})+(?:\.\d*)?$/;
const commaGroups = /^[+-]?\d{1,3}(?:,\d{3}){2,}(?:\.\d*)?$|^[+-]?[1-9]\d{0,2},\d{3}\.\d*$/;
const either = /^[+-]?[1-9]\d{0,2},\d{3}$/;
const commaDecimals =
  /^[+-]?\d*,\d+([eE][+-]?\d+)?$|^[+-]?\d{1,3}(?:[. \u00A0\u2009\u202F]\d{3})+,\d+$|^[+-]?\d{1,3}(?:['’]\d{3})+,\d+$/;

/** A minus sign as typesetters write it, at the beginning. */
const signed = (text: string): string => (text.startsWith('\u2212') ? `-${text.slice(1)}` : text);

/** True for digits with a point between or a minus before them: most numbers are no more, and no pattern is as quick as a look. */
function isShortDecimal(text: string): boolean {
  const from = text.charCodeAt(0) === 45 ? 1 : 0;
  if (text.length > 24 || text.length === from) return false;
  let points = 0;
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 46 && points === 0 && i > from) points++;
    else if (code < 48 || code > 57) return false;
  }
  return true;
}

/**
 * What form of a number a text has; undefined where it is none.
 *
 * @param given without spaces around it
 *
 * @example
 * ['1.5', "1'234", '1,234', '0,25', 'relu'].map(numberForm); // ['plain', 'grouped', 'either', 'commaDecimals', undefined]
 */
export function numberForm(given: string): NumberForm | undefined {
  if (isShortDecimal(given)) return 'plain';
  const text = signed(given);
  if (plain.test(text)) return Number.isFinite(Number(text)) ? 'plain' : 'infinite';
  if (infinities.test(text)) return 'infinite';
  const first = text.charCodeAt(text[0] === '-' || text[0] === '+' ? 1 : 0);
  // Most texts that are no numbers begin with a letter.
  if (!(first >= 48 && first <= 57) && first !== 44) return undefined;
  if (either.test(text)) return 'either';
  if (commaGroups.test(text)) return 'commaGroups';
  if (commaDecimals.test(text)) return 'commaDecimals';
  return grouped.test(text) ? 'grouped' : undefined;
}

/**
 * The finite number that a text is; undefined where it is none.
 *
 * @param commas what a comma is
 *
 * @example
 * numberFrom('1,234', 'groups'); // 1234
 * numberFrom('1,234', 'decimals'); // 1.234
 */
export function numberFrom(given: string, commas: Commas): number | undefined {
  const text = signed(given);
  const form = numberForm(text);
  if (form === undefined || form === 'infinite') return undefined;
  if (form === 'plain') return Number(text);
  const digits = text.replaceAll(/[ \u00A0\u2009\u202F'’]/g, '');
  const value =
    commas === 'groups' ? digits.replaceAll(',', '') : digits.replaceAll('.', '').replace(',', '.');
  return form === 'grouped' ? Number(digits) : Number(value);
}

/**
 * True for a whole number that a double cannot hold, such as a 64-bit id: as a label it must stay the text that it is.
 *
 * @example
 * isWideInteger('9007199254740993'); // true
 */
export const isWideInteger = (text: string): boolean =>
  text.length > 15 && /^[+-]?\d+$/.test(text) && !Number.isSafeInteger(Number(text));
