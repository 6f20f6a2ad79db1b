/** Text for LaTeX: what would be a command is set as the sign itself. */

const commands: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  '%': '\\%',
  _: '\\_',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  '"': '\\textquotedbl{}',
};

/**
 * @example
 * import { latexText } from './report/latex/latex-text.ts';
 *
 * latexText('50% of a_b'); // '50\\% of a\\_b'
 */
export const latexText = (text: string): string =>
  text.replaceAll(/[\\{}$&#%_~^<>|"]/g, (sign) => commands[sign] as string).replaceAll(/\s+/g, ' ');
