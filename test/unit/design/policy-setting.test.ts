import { describe, expect, test } from 'vitest';
import { YatesError } from '../../../base/error.ts';
import { parseSweep } from '../../../design/file/parse-sweep.ts';
import { readSetting } from '../../../design/policy-setting.ts';
import { policyTexts, withPolicyChanges } from '../../../design/run-policy.ts';

const specOf = (trainer: string) =>
  parseSweep(
    `version: 1
name: sizes
factors: { size: [small, large], timeouts: [1, 2] }
response: { primary: score, goal: maximize }
trainer: ${trainer}
resources: { labels: { gpu: h100 } }`,
    { fileName: 'sizes.yaml' },
  );
const command = specOf('{ kind: command, run: train }');

function faultOf(read: () => unknown): YatesError | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    return error instanceof YatesError ? error : undefined;
  }
}

describe('a setting of a launched sweep', () => {
  test.each([
    ['timeout', '480m', 'timeout', '8h'],
    ['timeout', '0', 'timeout', 'none'],
    ['trainer.stall_timeout', 'none', 'stall_timeout', 'none'],
    ['kill_grace', '60s', 'kill_grace', '1m'],
    ['retry.out_of_memory', ' 0 ', 'retry.out_of_memory', '0'],
    ['resources.slots', '2', 'slots', '2'],
    ['labels.room', 'b', 'labels.room', 'b'],
    ['resources.labels.gpu', '', 'labels.gpu', ''],
    ['keep.artifacts', 'best   3', 'keep.artifacts', 'best 3'],
    ['keep.checkpoints', '1', 'keep.checkpoints', 'last'],
    ['keep.output', '48h', 'keep.output', '2d'],
    ['keep.curves', 'all', 'keep.curves', 'all'],
  ])('%s=%s is read as the sweep file would be', (name, value, expected, text) => {
    expect(readSetting(command, { name, value })).toEqual({ name: expected, value: text });
  });

  test.each([
    ['timout', '8h', 'E_POLICY_NAME', 'did you mean "timeout"?'],
    ['retry.users', '2', 'E_POLICY_NAME', 'did you mean "retry.user"?'],
    ['retry', '2', 'E_POLICY_NAME', 'retry.user'],
    ['label.gpu', 'a', 'E_POLICY_NAME', 'labels.NAME'],
    ['replicates', '4', 'E_POLICY_NAME', 'yates extend'],
    ['size', 'huge', 'E_POLICY_NAME', 'yates extend'],
    ['priority', '3', 'E_POLICY_NAME', 'yates priority'],
    ['timeout', '8', 'E_POLICY_VALUE', 'such as 90s, or none'],
    ['timeout', '40d', 'E_POLICY_VALUE', 'longer than 24 days'],
    ['kill_grace', 'none', 'E_POLICY_VALUE', '30s'],
    ['slots', '0', 'E_POLICY_VALUE', 'from 1 to 1024'],
    ['keep.artifact', 'none', 'E_POLICY_NAME', 'keep.artifacts'],
    ['keep.artifacts', 'best 0', 'E_POLICY_VALUE', 'best N with N from 1 to 1000'],
    ['keep.artifacts', 'best 1001', 'E_POLICY_VALUE', 'best N'],
    ['keep.checkpoints', '-1', 'E_POLICY_VALUE', 'none, last, all'],
    ['keep.output', '30', 'E_POLICY_VALUE', 'such as 30d'],
    ['keep.curves', '36501d', 'E_POLICY_VALUE', 'such as 30d'],
    ['slots', '1.5', 'E_POLICY_VALUE', 'from 1 to 1024'],
    ['retry.user', '1001', 'E_POLICY_VALUE', 'from 0 to 1000'],
  ])('%s=%s is refused with %s', (name, value, code, words) => {
    const found = faultOf(() => readSetting(command, { name, value }));
    expect(found).toMatchObject({ code, exit: 'usage' });
    expect(found?.message).toContain(words);
  });

  test('of the built-in trainer has no time from SIGTERM to SIGKILL', () => {
    expect(() => readSetting(specOf('{ kind: diffusion }'), { name: 'kill_grace', value: '5s' })).toThrow(
      'E_POLICY_NAME',
    );
  });

  test('changes that setting alone, and there and back is where it was', () => {
    const before = policyTexts(command);
    for (const [name, text = ''] of Object.entries({ ...before, 'labels.new': '' })) {
      const kept: Record<string, string> = {
        'keep.artifacts': 'best 7',
        'keep.output': '7d',
        'keep.curves': '7h',
      };
      const other =
        kept[name] ?? (name.startsWith('labels.') ? 'other' : /^(stall_)?timeout$/.test(name) ? '77s' : '7');
      const value = name === 'kill_grace' ? '7s' : other;
      const there = withPolicyChanges(command, [{ name, before: text, after: value }]);
      expect(policyTexts(there)).toEqual({ ...before, [name]: value });
      const back = withPolicyChanges(there, [{ name, before: value, after: text }]);
      expect(policyTexts(back)).toEqual(before);
    }
  });
});
