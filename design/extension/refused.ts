import { YatesError } from '../../base/error.ts';

/** Why a launched sweep cannot be extended in the way that was asked. */
export const refused = (message: string, next: string): YatesError =>
  new YatesError({ code: 'E_EXTEND', message: `the sweep cannot be extended like this: ${message}`, next });
