import type { YAMLError } from 'yaml';
import { type ErrorPlace, YatesError } from '../../base/error.ts';

/** What to do about each error of the YAML parser that a sweep file is likely to meet. */
const nextSteps: Readonly<Partial<Record<YAMLError['code'], string>>> = {
  BAD_INDENT: 'indent all keys of one map alike',
  BLOCK_AS_IMPLICIT_KEY: 'indent it below its key, or check for a missing line break',
  MISSING_CHAR: 'close what was opened, or put the text in quotes',
  MULTIPLE_DOCS: 'keep one document and remove the line ---',
  BAD_SCALAR_START: 'put the text in quotes',
  UNEXPECTED_TOKEN: 'put text with special characters in quotes',
  BAD_DQ_ESCAPE: 'use single quotes, or double the backslash',
  TAG_RESOLVE_FAILED: 'remove the tag',
  NON_STRING_KEY: 'write the key as text',
};

export function describeYamlError(error: YAMLError, placeAt: (offset: number) => ErrorPlace): YatesError {
  const place = placeAt(error.pos[0]);
  if (error.code === 'TAB_AS_INDENT') {
    return new YatesError({
      code: 'E_YAML_TAB',
      place,
      message: 'a tab is used as indentation',
      next: 'indent with spaces',
    });
  }
  return new YatesError({
    code: 'E_YAML',
    place,
    message: `not valid YAML: ${lowerFirst(error.message.replace(/\.$/, ''))}`,
    next: nextSteps[error.code] ?? 'correct the YAML there',
  });
}

const lowerFirst = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);
