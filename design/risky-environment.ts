/**
 * Names of environment variables that make an allowed program run, load or trust something else. An agent allows programs,
 * not whatever these would turn them into: `BASH_ENV` has every shell script begin with a file of the launcher's choice,
 * `LD_PRELOAD` has every program begin with a library. So a sweep may not set them unless the agent (`--allow-env NAME`)
 * says so.
 *
 * A list can only hold what is known. It keeps an allowed script from being turned into a shell by the usual ways; a
 * program that reads further variables of its own (which file to run, say) is its owner's to judge when allowing it.
 *
 * @see ld.so(8), "secure-execution mode", for the loader's; bash(1), python(1), perlrun(1), git(1) and their like
 */
interface Group {
  /** What reads them, for the message. */
  readonly reader: string;
  readonly names: readonly string[];
  readonly prefixes?: readonly string[];
}

const list = (text: string): readonly string[] => text.trim().split(/\s+/);

const groups: readonly Group[] = [
  {
    reader: 'the shell',
    names:
      list(`BASH_ENV ENV SHELLOPTS BASHOPTS BASH_LOADABLES_PATH PS4 PROMPT_COMMAND IFS CDPATH FPATH ZDOTDIR
      SHELL INPUTRC FCEDIT HISTFILE`),
    prefixes: ['BASH_FUNC_'],
  },
  { reader: 'every program that starts others by name', names: ['PATH'] },
  {
    reader: 'programs that keep settings or code in the home folder',
    names: list('HOME XDG_CONFIG_HOME XDG_CONFIG_DIRS XDG_DATA_HOME XDG_DATA_DIRS'),
  },
  {
    reader: 'the loader and the C library of every program',
    names: list(`GCONV_PATH GETCONF_DIR GLIBC_TUNABLES LOCPATH NLSPATH MALLOC_TRACE HOSTALIASES LOCALDOMAIN
      RES_OPTIONS RESOLV_HOST_CONF NIS_PATH TZDIR`),
    prefixes: ['LD_', 'DYLD_'],
  },
  {
    reader: 'Python and what installs for it',
    names: list(`NUMBA_CACHE_DIR HF_MODULES_CACHE JUPYTER_PATH IPYTHONDIR THEANO_FLAGS THEANORC PYSPARK_PYTHON
      PYSPARK_DRIVER_PYTHON PYSPARK_SUBMIT_ARGS SPARK_HOME SPARK_CONF_DIR HADOOP_HOME HADOOP_CONF_DIR`),
    prefixes: ['PYTHON', 'PIP_', 'UV_', 'CONDA_', 'JUPYTER_CONFIG_'],
  },
  { reader: 'Perl', names: [], prefixes: ['PERL'] },
  { reader: 'Ruby', names: list('GEM_PATH GEM_HOME'), prefixes: ['RUBY', 'BUNDLE_'] },
  { reader: 'Node.js', names: [], prefixes: ['NODE_', 'TS_NODE_', 'BUN_', 'DENO_', 'YARN_', 'COREPACK_'] },
  {
    reader: 'Java',
    names:
      list(`JAVA_TOOL_OPTIONS _JAVA_OPTIONS JDK_JAVA_OPTIONS JAVA_OPTS JAVA_HOME CLASSPATH MAVEN_OPTS GRADLE_OPTS
      ANT_OPTS ANT_ARGS SBT_OPTS`),
  },
  { reader: '.NET', names: [], prefixes: ['DOTNET_', 'COMPlus_', 'CORECLR_', 'COR_'] },
  { reader: 'PHP', names: list('PHPRC PHP_INI_SCAN_DIR') },
  { reader: 'Lua', names: [], prefixes: ['LUA_'] },
  { reader: 'R', names: [], prefixes: ['R_'] },
  { reader: 'Julia', names: [], prefixes: ['JULIA_'] },
  { reader: 'Octave or Matlab', names: ['MATLABPATH'], prefixes: ['OCTAVE_'] },
  {
    reader: 'the interpreter of another language',
    names: list(`ERL_FLAGS ERL_AFLAGS ERL_ZFLAGS ERL_LIBS TCLLIBPATH TCL_LIBRARY GUILE_LOAD_PATH
      GUILE_LOAD_COMPILED_PATH AWKPATH AWKLIBPATH M4PATH OCAMLPATH CAML_LD_LIBRARY_PATH GHC_ENVIRONMENT EMACSLOADPATH VIMINIT EXINIT`),
  },
  {
    reader: 'compilers and build tools',
    names: list(`CC CXX CPP LD AR AS NVCC CUDAHOSTCXX NVCC_PREPEND_FLAGS NVCC_APPEND_FLAGS CUDA_HOME CUDA_PATH
      COMPILER_PATH GCC_EXEC_PREFIX LIBRARY_PATH CPATH MAKEFLAGS MFLAGS GNUMAKEFLAGS MAKEFILES GOFLAGS GOROOT GOPATH
      GOENV GOTOOLDIR GOPROXY RUSTC RUSTC_WRAPPER RUSTC_WORKSPACE_WRAPPER RUSTDOC RUSTFLAGS RUSTUP_HOME RUSTUP_TOOLCHAIN
      CFLAGS CXXFLAGS CPPFLAGS LDFLAGS FC F77 NM RANLIB OBJCOPY STRIP`),
    prefixes: ['CARGO_', 'CGO_', 'CMAKE_', 'CCACHE_', 'SCCACHE_'],
  },
  {
    reader: 'libraries for training',
    names:
      list(`CUDA_INJECTION64_PATH XLA_FLAGS TF_PLUGGABLE_DEVICE_LIBRARY_PATH TORCH_EXTENSIONS_DIR NCCL_NET_PLUGIN
      NCCL_TUNER_PLUGIN NCCL_PROFILER_PLUGIN NCCL_ENV_PLUGIN NCCL_CONF_FILE NVTX_INJECTION32_PATH NVTX_INJECTION64_PATH
      OMP_TOOL_LIBRARIES HSA_TOOLS_LIB ROCP_TOOL_LIB ROCPROFILER_REGISTER_LIBRARY TPU_LIBRARY_PATH PJRT_NAMES_AND_LIBRARY_PATHS
      FI_PROVIDER_PATH RDMAV_DRIVERS IBV_DRIVERS SLURM_CONF UCX_MODULE_DIR I_MPI_HYDRA_BOOTSTRAP_EXEC HDF5_PLUGIN_PATH`),
    prefixes: ['TRITON_', 'TORCHINDUCTOR_', 'OMPI_MCA_', 'PMIX_MCA_', 'PRTE_MCA_'],
  },
  {
    reader: 'libraries that load plugins',
    names:
      list(`OPENSSL_CONF OPENSSL_MODULES OPENSSL_ENGINES KRB5_CONFIG SASL_PATH GIO_MODULE_DIR GTK_MODULES GTK_PATH
      GI_TYPELIB_PATH QT_PLUGIN_PATH GST_PLUGIN_PATH GDAL_DRIVER_PATH LIBGL_DRIVERS_PATH GBM_BACKENDS_PATH
      LIBVA_DRIVERS_PATH VDPAU_DRIVER_PATH ALSA_CONFIG_PATH SDL_DYNAMIC_API GDK_PIXBUF_MODULE_FILE GTK_IM_MODULE_FILE
      QT_QPA_PLATFORM_PLUGIN_PATH QML2_IMPORT_PATH MAGICK_CONFIGURE_PATH MAGICK_CODER_MODULE_PATH GS_LIB
      ASAN_SYMBOLIZER_PATH LLVM_SYMBOLIZER_PATH VALGRIND_LIB OPENCL_VENDOR_PATH OCL_ICD_VENDORS __EGL_VENDOR_LIBRARY_FILENAMES __EGL_VENDOR_LIBRARY_DIRS`),
    prefixes: ['VK_'],
  },
  {
    reader: 'programs that start a browser, a pager or an editor',
    names:
      list(`BROWSER EDITOR VISUAL PAGER MANPAGER SYSTEMD_PAGER SYSTEMD_EDITOR PSQL_PAGER LESSOPEN LESSCLOSE
      LESSKEYIN LESSKEY_CONTENT`),
  },
  {
    reader: 'programs that reach other machines or the cloud',
    names:
      list(`SSH_ASKPASS SUDO_ASKPASS RSYNC_RSH RSYNC_CONNECT_PROG CVS_RSH SVN_SSH HGRCPATH HGEDITOR TAR_OPTIONS ZIPOPT UNZIP WGETRC CURL_HOME
      AWS_CONFIG_FILE AWS_SHARED_CREDENTIALS_FILE BOTO_CONFIG KUBECONFIG DOCKER_HOST DOCKER_CONFIG
      SSL_CERT_FILE SSL_CERT_DIR REQUESTS_CA_BUNDLE CURL_CA_BUNDLE AWS_CA_BUNDLE`),
    prefixes: ['GIT_'],
  },
];

/** Known to load nothing although their prefix is above; sweeps set them often. */
const harmless: ReadonlySet<string> = new Set(
  list(`PYTHONHASHSEED PYTHONUNBUFFERED PYTHONDONTWRITEBYTECODE PYTHONUTF8 PYTHONFAULTHANDLER PYTHONNOUSERSITE
    PYTHONSAFEPATH NODE_ENV JULIA_NUM_THREADS`),
);

const readerByName: ReadonlyMap<string, string> = new Map(
  groups.flatMap(({ reader, names }) => names.map((name) => [name, reader] as const)),
);
const readerByPrefix = groups.flatMap(({ reader, prefixes = [] }) =>
  prefixes.map((prefix) => [prefix, reader] as const),
);
/** npm takes settings from these names, in upper or lower case. */
const npmSetting = /^npm_config_/i;

export interface RiskyName {
  readonly name: string;
  /** What reads it, to go after "it is read by". */
  readonly reader: string;
}

/**
 * @param names of the `env` of a sweep
 * @param allowed names that the agent lifts the refusal for
 * @returns those that are refused, in the order of `names`
 * @example
 * riskyNames(['SEED', 'BASH_ENV'], []); // [{ name: 'BASH_ENV', reader: 'the shell' }]
 */
export function riskyNames(names: Iterable<string>, allowed: Iterable<string>): readonly RiskyName[] {
  const lifted = new Set(allowed);
  return [...names].flatMap((name) => {
    if (lifted.has(name) || harmless.has(name)) return [];
    const reader =
      readerByName.get(name) ??
      readerByPrefix.find(([prefix]) => name.startsWith(prefix))?.[1] ??
      (npmSetting.test(name) ? 'npm' : undefined);
    return reader === undefined ? [] : [{ name, reader }];
  });
}
