import { describe, expect, it } from 'vitest';
import { runVerb } from '../run-verb.ts';

interface Report {
  readonly healthy: boolean;
  readonly findings: readonly { readonly what: string; readonly verdict: string; readonly text: string }[];
}

describe('yates doctor', () => {
  it('looks at everything that a run needs, and fails where something is missing', async () => {
    const { code, stdout } = await runVerb('doctor', '--json', '--coordinator', '127.0.0.1:9');
    const { healthy, findings } = JSON.parse(stdout) as Report;
    expect(findings.map(({ what }) => what)).toEqual([
      'versions',
      'machine',
      'log',
      'base net',
      'trainer',
      'processes',
      'port',
      'coordinator',
      'terminal',
    ]);
    const verdict = (what: string) => findings.find((finding) => finding.what === what)?.verdict;
    expect(['versions', 'log', 'trainer'].map(verdict)).toEqual(['ok', 'ok', 'ok']);
    // Not running one is no illness.
    expect(verdict('coordinator')).toBe('note');
    expect(healthy).toBe(findings.every((finding) => finding.verdict !== 'fail'));
    expect(code).toBe(healthy ? 0 : 1);
  });
});
