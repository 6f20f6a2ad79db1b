/** What the terminal can do, from the environment alone: pure, so that every combination can be tested. */
import { asciiGlyphs, unicodeGlyphs } from './view/glyphs.ts';
import type { Look } from './view/look.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Terminal {
  /** True if a screen can be drawn and keys read; otherwise lines are printed. */
  readonly interactive: boolean;
  readonly colour: boolean;
  readonly unicode: boolean;
  /** Sixteen million colours, not 256. */
  readonly trueColour: boolean;
  /** It draws pictures by Kitty's graphics protocol. */
  readonly graphics: boolean;
}

/** @param isTty of stdin and stdout: keys are as needed as the screen, without them nobody could leave */
export function readTerminal(env: Environment, isTty: boolean): Terminal {
  const term = env['TERM'] ?? '';
  return {
    interactive: isTty && term !== 'dumb' && !isSet(env, 'CI') && !isSet(env, 'CONTINUOUS_INTEGRATION'),
    // https://no-color.org: present and not empty, whatever its value.
    colour: (env['NO_COLOR'] ?? '') === '' && term !== 'dumb',
    unicode: term !== 'dumb' && term !== 'linux' && saysUtf8(env),
    trueColour: /^(truecolor|24bit)$/i.test(env['COLORTERM'] ?? '') || /-direct$|kitty|ghostty/.test(term),
    graphics: hasGraphics(env, term),
  };
}

/**
 * True for Kitty and Ghostty themselves. KITTY_WINDOW_ID and TERM_PROGRAM are inherited by whatever terminal is started there, so TERM alone
 * counts, and multiplexers set another; should one not, it is known by its own variable.
 */
function hasGraphics(env: Environment, term: string): boolean {
  const isInside = ['TMUX', 'STY', 'ZELLIJ'].some((name) => (env[name] ?? '') !== '');
  return !isInside && /^xterm-(kitty|ghostty)$/.test(term);
}

export function lookFor({ unicode, colour, trueColour, graphics }: Terminal, utcOffsetMinutes: number): Look {
  const blocks = trueColour ? 'true-colours' : '256-colours';
  const pictures = !unicode || !colour ? 'shades' : graphics ? 'graphics' : blocks;
  return { glyphs: unicode ? unicodeGlyphs : asciiGlyphs, utcOffsetMinutes, pictures };
}

/** The first of these that is set decides, as in the C library. Windows terminals set none and speak UTF-8. */
function saysUtf8(env: Environment): boolean {
  const locale = [env['LC_ALL'], env['LC_CTYPE'], env['LANG']].find(
    (value) => value !== undefined && value !== '',
  );
  if (locale === undefined) return 'WT_SESSION' in env || env['TERM_PROGRAM'] !== undefined;
  return /utf-?8/i.test(locale);
}

/** As programs that ask for a CI agree to read its variables: `0` and `false` say that there is none. */
const isSet = (env: Environment, name: string): boolean =>
  env[name] !== undefined && env[name] !== '0' && env[name] !== 'false';
