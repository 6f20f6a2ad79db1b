import type { BackendMeasurement } from '../../../../cli/doctor/backend-measurement.ts';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Measure, selfTestBackends, type SelfTestReport } from '../../../../cli/doctor/self-test.ts';
import { describeSelfTest } from '../../../../cli/doctor/self-test-text.ts';
import { runVerb } from '../run-verb.ts';

const measurement = (name: string, more: Partial<BackendMeasurement> = {}): BackendMeasurement => ({
  name,
  description: `${name}, of some make`,
  skipped: [],
  startMs: 412.3,
  lossError: 3.2e-6,
  parity: { cases: 5, largestError: 1.7e-5, faults: [] },
  step: { firstMs: 90, medianMs: 46.4, steps: 20 },
  memory: { processBytes: 2 ** 28, gpuBytes: null },
  ...more,
});

const names = ['tfjs-node-gpu', 'webgpu', 'wasm', 'cpu'];
const skipped = [
  { name: 'tfjs-node-gpu', reason: 'no NVIDIA device on this machine' },
  { name: 'webgpu', reason: 'no GPU on this machine' },
];

function selfTest(measured: Record<string, BackendMeasurement>, chosen?: BackendMeasurement) {
  const measure: Measure = async (name) => {
    const found = name === undefined ? chosen : measured[name];
    if (found === undefined) throw new Error(`there is no ${name ?? 'backend that works'} here`);
    return found;
  };
  return selfTestBackends(names, names, measure, undefined, () => {});
}

const verdicts = ({ results }: SelfTestReport) =>
  results.map(({ name, verdict, chosen }) => `${name} ${verdict}${chosen ? ' chosen' : ''}`);

describe('the self-test of the backends', () => {
  it('tells of each whether it computes rightly, which one trials take, and why not a faster one', async () => {
    const software = measurement('webgpu', { memory: { processBytes: 2 ** 28, gpuBytes: 2 ** 24 } });
    const report = await selfTest(
      { webgpu: software, cpu: measurement('cpu') },
      measurement('wasm', { skipped }),
    );
    expect(verdicts(report)).toEqual([
      'tfjs-node-gpu unavailable',
      'webgpu right',
      'wasm right chosen',
      'cpu right',
    ]);
    expect(report.healthy).toBe(true);
    expect(report.results.map(({ reason }) => reason)).toEqual([
      'no NVIDIA device on this machine; by name: there is no tfjs-node-gpu here',
      'no GPU on this machine',
      '',
      '',
    ]);
  });

  it('is ill when the chosen one is wrong, and only then', async () => {
    const parity = {
      cases: 5,
      largestError: 0.2,
      faults: ['resi > resi: loss is off by 2.0e-1', 'and so on'],
    };
    const wrongCpu = await selfTest(
      { cpu: measurement('cpu', { parity }) },
      measurement('wasm', { skipped }),
    );
    expect(wrongCpu).toMatchObject({ healthy: true });
    expect(verdicts(wrongCpu)).toContain('cpu wrong');
    const wrongChoice = await selfTest({ cpu: measurement('cpu') }, measurement('wasm', { skipped, parity }));
    expect(wrongChoice.healthy).toBe(false);
    expect(describeSelfTest(wrongChoice)).toMatch(/resi > resi: loss is off by 2\.0e-1 and 1 more/);
    expect(describeSelfTest(wrongChoice)).toMatch(/WRONGLY/);
  });

  it('is ill when none works, and says why of each', async () => {
    const report = await selfTest({});
    expect(report.healthy).toBe(false);
    expect(describeSelfTest(report)).toMatch(/auto: there is no backend that works here/);
  });

  it('fits a terminal of 80 columns', async () => {
    const long =
      'webgpu, google swiftshader swiftshader-device-subzero- SwiftShader driver 5.0.0 and still more';
    const memory = { processBytes: 3.2e9, gpuBytes: 7.5e10 };
    const slow = measurement('webgpu', { description: long, memory, startMs: 123_456 });
    const text = describeSelfTest(await selfTest({}, { ...slow, skipped: skipped.slice(0, 1) }));
    expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect(text).toMatch(/webgpu +right, chosen +123\.5 s +3e-6 +2e-5 +46 ms +3052 \+ 71526 MiB/);
  });
});

describe('yates doctor --self-test', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it('measures in a process of its own and exits by what it found', async () => {
    vi.stubEnv('YATES_BACKEND', 'wasm');
    const { code, stdout } = await runVerb('doctor', '--self-test', 'wasm', '--json');
    const report = JSON.parse(stdout) as SelfTestReport;
    expect(verdicts(report)).toEqual(['wasm right chosen']);
    expect(report.results[0]).toMatchObject({ measured: { parity: { cases: 5, faults: [] } } });
    expect(code).toBe(0);
  }, 300_000);

  it('fails with the reason when the backend that trials would take cannot be had', async () => {
    vi.stubEnv('YATES_BACKEND', 'tensorflow');
    const { code, stdout } = await runVerb('doctor', '--self-test', 'tensorflow');
    expect(code).toBe(1);
    expect(stdout).toMatch(/tfjs-node +not here, chosen/);
    expect(stdout).toMatch(/tfjs-node: @tensorflow\/tfjs-node cannot be loaded/);
  }, 300_000);

  it('refuses a backend that there is not', async () => {
    const { code, stderr } = await runVerb('doctor', '--self-test', 'metal');
    expect(code).not.toBe(0);
    expect(stderr).toMatch(/E_BACKEND --self-test there is no backend "metal"; known: tfjs-node-gpu, webgpu/);
  });
});
