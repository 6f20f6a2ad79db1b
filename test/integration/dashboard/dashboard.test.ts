import { afterEach, describe, expect, it } from 'vitest';
import { type Dashboard, type DashboardOptions, startDashboard } from '../../../dashboard/start-dashboard.ts';
import { finalTables } from '../../../report/tables/final-tables.ts';
import { analyseTrials } from '../../fixtures/dashboard/analyse-trials.ts';
import { DemoServer } from '../../fixtures/dashboard/demo-server.ts';
import { FakeStdin, FakeStdout } from '../../fixtures/dashboard/fake-terminal.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function serve(port = 0): Promise<DemoServer> {
  const server = new DemoServer({ startMs: Date.now() });
  await server.listen(port);
  closing.push(() => server.kill());
  return server;
}

function watch(
  address: string,
  options: Partial<DashboardOptions> = {},
): { dashboard: Dashboard; stdout: FakeStdout } {
  const stdout = new FakeStdout();
  const dashboard = startDashboard({
    coordinator: { address, security: { kind: 'none' } },
    analyse: analyseTrials,
    finalTables: (result) => finalTables(result, { saved: [{ what: 'database', path: 'data/yates.db' }] }),
    stdout: stdout as never,
    stdin: new FakeStdin() as never,
    env: { TERM: 'xterm', LANG: 'C.UTF-8' },
    ...options,
  });
  closing.push(() => dashboard.close());
  return { dashboard, stdout };
}

describe('without a terminal', () => {
  it('prints a line for each trial, then the final tables, and ends by itself', async () => {
    const server = await serve();
    const { dashboard, stdout } = watch(server.address);
    expect(dashboard.mode).toBe('plain');
    await stdout.until((text) => text.includes('40 trials'));
    server.advance();
    const { reason, result } = await dashboard.waitUntilExit();
    expect(reason).toBe('finished');
    expect(result?.sweep.counts).toMatchObject({ done: 39, failed: 1, total: 40 });
    expect(result?.analyses.map(({ response, interim }) => [response, interim])).toEqual([
      ['clip_image', false],
      ['heldout_loss', false],
    ]);
    expect(stdout.lines.filter((line) => /^\[ ?\d+\/40\] done/.test(line))).toHaveLength(39);
    expect(stdout.lines.filter((line) => line.includes('] failed'))).toHaveLength(1);
    expect(stdout.text).toContain('Analysis of variance of clip_image, type II, 39 trials');
    expect(stdout.lines.at(-1)).toBe('  database  data/yates.db');
    // oxlint-disable-next-line no-control-regex
    expect(stdout.text).not.toMatch(/\u001b/);
  });

  it('waits for a coordinator that went away, and goes on when it is back', async () => {
    const first = await serve();
    const { dashboard, stdout } = watch(first.address);
    await stdout.until((text) => text.includes('40 trials'));
    first.kill();
    await stdout.until((text) => text.includes('waiting for the coordinator'));
    const second = await serve(Number(first.address.split(':')[1]));
    await stdout.until((text) => text.includes('connected after'));
    second.advance();
    expect((await dashboard.waitUntilExit()).reason).toBe('finished');
    expect(stdout.lines.filter((line) => /^\[ ?\d+\/40\]/.test(line))).toHaveLength(40);
    expect(stdout.lines.filter((line) => line.includes('waiting for'))).toHaveLength(1);
  });

  it('waits for one that is not there yet', async () => {
    const first = await serve();
    const { address } = first;
    first.kill();
    const { dashboard, stdout } = watch(address);
    await stdout.until((text) => text.includes('waiting for the coordinator: nobody listens there'));
    const server = await serve(Number(address.split(':')[1]));
    server.advance();
    expect((await dashboard.waitUntilExit()).reason).toBe('finished');
  });

  it('refuses a sweep that nobody knows, with the next step', async () => {
    const server = await serve();
    const { dashboard } = watch(server.address, { sweepId: 'nonsense' });
    await expect(dashboard.waitUntilExit()).rejects.toMatchObject({
      code: 'E_WATCH_REFUSED',
      message: expect.stringContaining(
        'the coordinator knows no sweep "nonsense"; list the sweeps with `yates ls`',
      ) as string,
    });
  });

  it('closes when it is told to, with what is known', async () => {
    const server = await serve();
    const { dashboard, stdout } = watch(server.address);
    await stdout.until((text) => text.includes('40 trials'));
    dashboard.announce('stopping: 2 trials are handed back');
    dashboard.close();
    dashboard.close();
    const { reason, result } = await dashboard.waitUntilExit();
    expect(reason).toBe('closed');
    expect(result?.sweep.state).toBe('running');
    expect(stdout.text).toContain('stopping: 2 trials are handed back');
    expect(stdout.text).toContain('40 not yet run');
  });
});

describe('final tables that cannot be made', () => {
  it('reject instead of leaving one waiting', async () => {
    const server = await serve();
    const finalTables = (): string[] => {
      throw new Error('no space left on device');
    };
    const { dashboard, stdout } = watch(server.address, { finalTables });
    await stdout.until((text) => text.includes('40 trials'));
    dashboard.close();
    await expect(dashboard.waitUntilExit()).rejects.toThrow('no space left on device');
  });
});

describe('on a screen', () => {
  const onScreen = (coordinator: string, options: Partial<DashboardOptions> = {}) => {
    const stdin = new FakeStdin();
    return { ...watch(coordinator, { ...options, stdin: stdin as never, mode: 'screen' }), stdin };
  };

  it('asks the coordinator what keys ask for, and says what came of it', async () => {
    const server = await serve();
    const { dashboard, stdout, stdin } = onScreen(server.address);
    await stdout.until((text) => text.includes('40 queued'));
    stdin.write('p');
    await stdout.until((text) => text.includes('Paused: running trials finish'));
    stdin.write('p');
    await stdout.until((text) => text.includes('Resumed'));
    stdin.write('c');
    await stdout.until((text) => text.includes('Cancel the sweep? 40 trials'));
    stdin.write('y');
    await stdout.until((text) => text.includes('Cancelled: 1 trial will not be run'));
    expect(server.calls).toEqual(['pause', 'resume', 'cancel']);
    stdin.write('q');
    expect((await dashboard.waitUntilExit()).reason).toBe('quit');
  });

  it('gives the terminal back before the final tables are printed', async () => {
    const server = await serve();
    const { dashboard, stdout, stdin } = onScreen(server.address);
    server.advance();
    await stdout.until((text) => text.includes('Finished'));
    stdin.write('q');
    await dashboard.waitUntilExit();
    const left = stdout.text.lastIndexOf('\u001b[?1049l');
    expect(left).toBeGreaterThan(stdout.text.indexOf('\u001b[?1049h'));
    expect(stdout.text.slice(left)).toContain('Analysis of variance of clip_image');
    expect(stdout.text.slice(0, left)).not.toContain('Analysis of variance of clip_image');
  });

  it('stays until what leaving sets off is done; a second Ctrl-C does not wait', async () => {
    const server = await serve();
    const left: boolean[] = [];
    let release = (): void => {};
    const onQuit = ({ interrupted }: { interrupted: boolean }): Promise<void> => {
      left.push(interrupted);
      return new Promise((resolve) => {
        release = resolve;
      });
    };
    const first = onScreen(server.address, { onQuit });
    await first.stdout.until((text) => text.includes('40 queued'));
    first.stdin.write('\u0003');
    first.dashboard.announce('stopping the agents');
    await first.stdout.until((text) => text.includes('stopping the agents'));
    expect(first.stdout.text).not.toContain('\u001b[?1049l');
    release();
    expect((await first.dashboard.waitUntilExit()).reason).toBe('interrupted');

    const second = onScreen(server.address, { onQuit });
    await second.stdout.until((text) => text.includes('40 queued'));
    second.stdin.write('\u0003');
    second.stdin.write('\u0003');
    expect((await second.dashboard.waitUntilExit()).reason).toBe('interrupted');
    expect(left).toEqual([true, true]);
  });

  it('says that the coordinator cannot be reached, and lives on', async () => {
    const server = await serve();
    const { dashboard, stdout, stdin } = onScreen(server.address);
    await stdout.until((text) => text.includes('40 queued'));
    server.kill();
    await stdout.until((text) => text.includes('Reconnecting to'));
    stdin.write('p');
    await stdout.until((text) => text.includes('Not paused: the coordinator cannot be reached'));
    stdin.write('q');
    expect((await dashboard.waitUntilExit()).reason).toBe('quit');
  });
});
