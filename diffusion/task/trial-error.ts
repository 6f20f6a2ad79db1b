import { YatesError } from '../../base/error.ts';

export function diverged(message: string): YatesError {
  return new YatesError({
    code: 'E_TRIAL_DIVERGED',
    message,
    next: 'lower lr or scale, or use init: zero',
  });
}

export function cancelled(): YatesError {
  return new YatesError({ code: 'E_TRIAL_CANCELLED', message: 'the trial was cancelled' });
}
