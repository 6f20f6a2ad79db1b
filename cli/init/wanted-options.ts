/** What the user says of a script's options: `lr=0.01,0.1`, `dropout`, `data=./data`. */
import { YatesError } from '../../base/error.ts';
import { didYouMean } from '../../base/did-you-mean.ts';
import { numberFromText } from '../../design/level-text.ts';
import type { Level } from '../../design/sweep-spec.ts';
import type { ScriptOption } from './script-option.ts';

/**
 * @param texts each an option by its name, or `name=level,level`
 * @returns levels by name of the option; none where those proposed will do
 * @throws YatesError E_INIT_OPTION
 */
export function wantedFactors(
  texts: readonly string[],
  options: readonly ScriptOption[],
  place: string,
): Map<string, readonly Level[]> {
  const named = new Set<string>();
  return new Map(
    texts.map((text) => {
      const { option, value } = optionNamed(text, options, place);
      if (named.has(option.name))
        throw optionError(place, `${option.name} is named twice`, 'name it once, with all its levels');
      named.add(option.name);
      const levels =
        value === undefined ? [] : value.split(',').map((level) => levelOf(option, level.trim(), place));
      if (value === undefined && !isProposable(option))
        throw optionError(
          place,
          `no levels are known of ${option.name}`,
          `name them, as in ${option.name}=a,b`,
        );
      return [option.name, levels];
    }),
  );
}

/** @throws YatesError E_INIT_OPTION */
export function givenValues(
  texts: readonly string[],
  options: readonly ScriptOption[],
  place: string,
): Map<string, Level> {
  return new Map(
    texts.map((text) => {
      const { option, value } = optionNamed(text, options, place);
      if (value === undefined) throw optionError(place, `${text} has no value`, `write ${text}=VALUE`);
      return [option.name, levelOf(option, value, place)];
    }),
  );
}

function optionNamed(text: string, options: readonly ScriptOption[], place: string) {
  const at = text.indexOf('=');
  const written = (at === -1 ? text : text.slice(0, at)).trim();
  const value = at === -1 ? undefined : text.slice(at + 1);
  const plain = written.replace(/^-+/, '').replaceAll(/[.-]/g, '_');
  const option = options.find(({ name }) => name === plain);
  if (option !== undefined) return { option, value };
  const names = options.map(({ name }) => name);
  throw optionError(place, `the script has no option "${written.slice(0, 100)}"`, didYouMean(plain, names));
}

const isProposable = ({ kind, choices, default: value }: ScriptOption): boolean =>
  choices.length > 1 ||
  kind === 'flag' ||
  kind === 'switch' ||
  kind === 'truth' ||
  (typeof value === 'number' && value !== 0);

function levelOf(option: ScriptOption, text: string, place: string): Level {
  const { kind, choices, name } = option;
  const wrong = (what: string): YatesError =>
    optionError(
      place,
      `${name}: "${text.slice(0, 100)}" is not ${what}`,
      `write for example ${name}=${exampleOf(option)}`,
    );
  if (choices.length > 0) {
    const choice = choices.find((one) => String(one) === text);
    if (choice === undefined)
      throw optionError(
        place,
        `${name}: "${text}" is none of its choices`,
        didYouMean(text, choices.map(String)),
      );
    return choice;
  }
  if (kind === 'flag' || kind === 'switch' || kind === 'truth') {
    if (!/^(?:true|false)$/i.test(text)) throw wrong('true or false');
    return /^true$/i.test(text);
  }
  const number = numberFromText(text);
  if (kind === 'integer' && !Number.isInteger(number)) throw wrong('a whole number');
  if (kind === 'number' && number === undefined) throw wrong('a number');
  return number ?? text;
}

const exampleOf = ({ kind }: ScriptOption): string =>
  kind === 'integer' ? '1,2' : kind === 'number' ? '0.1,0.3' : 'true,false';

export const optionError = (place: string, message: string, next: string): YatesError =>
  new YatesError({ code: 'E_INIT_OPTION', place: { file: place }, message, next });
