import { existsSync, readFileSync, rmSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { YatesError } from '../../../../base/error.ts';
import { exitCodeOf, reportError } from '../../../../cli/output/report-error.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

function said(error: unknown): string {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  reportError(error);
  return write.mock.calls.map(([text]) => String(text)).join('');
}

describe('exitCodeOf', () => {
  it.each([
    ['E_FACTOR_LEVEL', 2],
    ['E_DESIGN_TOO_LARGE', 2],
    ['E_YAML', 2],
    ['E_FILE_MISSING', 2],
    ['E_CSV_FIELDS', 2],
    ['E_FORMULA', 2],
    ['E_SWEEP_UNKNOWN', 2],
    ['E_SWEEP_STATE', 1],
    ['E_COORDINATOR_OFFLINE', 1],
    ['E_DATA_LOCKED', 1],
    ['E_PROCESS', 1],
    ['E_STOP_FACTOR', 2],
    ['E_STOP_PRUNE', 2],
    ['E_PRUNE', 2],
    ['E_DISPATCH', 2],
    ['E_REFERENCE_SAME', 2],
    ['E_EXTEND', 2],
    ['E_INTERNAL', 1],
    ['E_PIN_DIFFERS', 2],
    ['E_JOIN_DENIED', 2],
    ['E_TOKEN_AGENT', 2],
    ['E_COORDINATOR_DENIED', 2],
    ['E_COORDINATOR_PLAIN', 2],
    ['E_COORDINATOR_OTHER', 2],
    ['E_WATCH_REFUSED', 2],
    ['E_LOG_ACCESS', 2],
    ['E_DATA_DIR', 2],
    ['E_AGENT_FOLDER', 2],
  ] as const)('%s: %i', (code, expected) => {
    expect(exitCodeOf(new YatesError({ code, message: 'x' }))).toBe(expected);
  });

  it('is 1 for what nobody expected', () => {
    expect(exitCodeOf(new TypeError('x'))).toBe(1);
  });
});

describe('reportError', () => {
  it('says an error of ours in one line', () => {
    const error = new YatesError({
      code: 'E_FORMULA',
      place: { file: 'f' },
      message: 'is wrong',
      next: 'mend it',
    });
    expect(said(error)).toBe('E_FORMULA f is wrong; mend it\n');
  });

  it('says an unexpected one briefly and keeps its trace in a file', () => {
    const text = said(new TypeError('x is not a function\nmore', { cause: new Error('the root') }));
    expect(text).toMatch(
      /^E_UNEXPECTED x is not a function; this is a fault of Yates: the full trace is in .+\n$/,
    );
    const path = /trace is in (.+)\n$/.exec(text)?.[1] ?? '';
    expect(existsSync(path)).toBe(true);
    const trace = readFileSync(path, 'utf8');
    rmSync(path);
    expect(trace).toContain('TypeError: x is not a function');
    expect(trace).toContain('caused by Error: the root');
  });

  it('survives what is no error at all', () => {
    expect(said('a string was thrown')).toContain('E_UNEXPECTED a string was thrown');
  });
});
