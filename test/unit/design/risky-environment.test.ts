import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { riskyNames } from '../../../design/risky-environment.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const isRisky = (name: string): boolean => riskyNames([name], []).length > 0;

describe('risky names in the env of a sweep', () => {
  it.each([
    ['BASH_ENV', 'ENV', 'SHELLOPTS', 'PS4', 'IFS', 'PATH', 'HOME'],
    ['LD_PRELOAD', 'LD_LIBRARY_PATH', 'LD_AUDIT', 'DYLD_INSERT_LIBRARIES', 'GCONV_PATH'],
    ['PYTHONPATH', 'PYTHONSTARTUP', 'PYTHONHOME', 'PYTHONWARNINGS', 'PYTHONBREAKPOINT', 'PYTHONUSERBASE'],
    ['PERL5OPT', 'PERL5LIB', 'PERL5DB', 'PERLLIB', 'RUBYOPT', 'RUBYLIB', 'NODE_OPTIONS', 'NODE_PATH'],
    [
      'npm_config_node_options',
      'JAVA_TOOL_OPTIONS',
      'CLASSPATH',
      'DOTNET_STARTUP_HOOKS',
      'PHPRC',
      'LUA_INIT_5_4',
    ],
    ['R_PROFILE_USER', 'JULIA_LOAD_PATH', 'GIT_SSH_COMMAND', 'GIT_CONFIG_COUNT', 'GIT_EXTERNAL_DIFF'],
    ['BROWSER', 'EDITOR', 'PAGER', 'LESSOPEN', 'SSH_ASKPASS', 'CC', 'MAKEFLAGS', 'OPENSSL_CONF'],
    [
      'CUDA_INJECTION64_PATH',
      'TRITON_PTXAS_PATH',
      'NCCL_NET_PLUGIN',
      'OMPI_MCA_mca_component_path',
      'VK_ICD_FILENAMES',
    ],
    ['OMP_TOOL_LIBRARIES', 'NVTX_INJECTION64_PATH', 'HSA_TOOLS_LIB', 'PJRT_NAMES_AND_LIBRARY_PATHS'],
    ['Npm_Config_Script_Shell', 'ZIPOPT', 'AWKPATH', 'RSYNC_CONNECT_PROG', 'CFLAGS', 'CMAKE_TOOLCHAIN_FILE'],
    ['SSL_CERT_FILE', 'REQUESTS_CA_BUNDLE', 'RUSTC_WORKSPACE_WRAPPER', 'SDL_DYNAMIC_API', 'SLURM_CONF'],
  ])('are %s, %s and the like', (...names) => {
    expect(names.filter((name) => !isRisky(name))).toEqual([]);
  });

  it('are not those that training sweeps set', () => {
    const usual =
      `SEED LR OMP_NUM_THREADS MKL_NUM_THREADS CUDA_LAUNCH_BLOCKING CUDA_VISIBLE_DEVICES NCCL_DEBUG
      NCCL_SOCKET_IFNAME HF_HOME WANDB_MODE WANDB_API_KEY TOKENIZERS_PARALLELISM PYTHONHASHSEED PYTHONUNBUFFERED
      TF_CPP_MIN_LOG_LEVEL PYTORCH_CUDA_ALLOC_CONF TORCH_CUDA_ARCH_LIST NODE_ENV JULIA_NUM_THREADS TMPDIR LANG TZ
      MPLBACKEND RESULT_DIR ENVIRONMENT PATHS HOMEPAGE`.split(/\s+/);
    expect(usual.filter(isRisky)).toEqual([]);
  });

  it('say what reads them, in the order of the sweep', () => {
    expect(riskyNames(['SEED', 'LD_PRELOAD', 'BASH_ENV'], [])).toEqual([
      { name: 'LD_PRELOAD', reader: 'the loader and the C library of every program' },
      { name: 'BASH_ENV', reader: 'the shell' },
    ]);
  });

  it('are lifted one by one, by their whole name', () => {
    expect(riskyNames(['LD_PRELOAD', 'LD_AUDIT'], ['LD_PRELOAD', 'LD_'])).toEqual([
      { name: 'LD_AUDIT', reader: 'the loader and the C library of every program' },
    ]);
    fc.assert(fc.property(fc.string(), (name) => riskyNames([name], [name]).length === 0));
  });

  it.runIf(existsSync('/bin/bash'))('are risky indeed: BASH_ENV turns a script into another', () => {
    const folder = temporaryFolder();
    const [script, injected] = [join(folder, 'allowed.sh'), join(folder, 'injected')];
    writeFileSync(script, 'echo allowed\n');
    writeFileSync(injected, 'echo injected; exit\n');
    const run = (env: Record<string, string>): string =>
      spawnSync('/bin/bash', [script], { env, encoding: 'utf8' }).stdout.trim();
    expect(run({})).toBe('allowed');
    expect(run({ BASH_ENV: injected })).toBe('injected');
  });
});
