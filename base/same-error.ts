/**
 * Two messages are of the same error if they differ in numbers only: steps, addresses, times and sizes differ between trials whose
 * error is the same.
 *
 * @example
 * sameErrorKey({ faultClass: 'user', message: 'out of memory at 0x7f, step 12' }); // 'user: out of memory at #, step #'
 */
export const sameErrorKey = ({
  faultClass,
  message,
}: {
  readonly faultClass: string;
  readonly message: string;
}): string => `${faultClass}: ${message.replaceAll(/0x[0-9a-f]+|\d+(?:\.\d+)?/gi, '#')}`;
