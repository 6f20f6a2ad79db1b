import { parseMemorySize } from '../../base/memory-size.ts';
import { YatesError } from '../../base/error.ts';

/** An option such as `512MiB`, in bytes. @throws YatesError E_OPTION_SIZE */
export function parseSize(text: string, option: string): number {
  const bytes = parseMemorySize(text);
  if (bytes !== undefined) return bytes;
  throw new YatesError({
    code: 'E_OPTION_SIZE',
    place: { file: option },
    message: `${JSON.stringify(text)} is not a size`,
    next: 'write a number and a unit, such as 500GiB',
  });
}
