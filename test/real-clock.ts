/** Runs beside every test file: the next file of the same process has the real clock, whatever this one left behind. */
import { afterAll, vi } from 'vitest';

afterAll(() => void vi.useRealTimers());
