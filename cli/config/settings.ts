/** What may be set for all verbs, in the environment or in a configuration file. */
import { backendChoices } from '../options/backend-option.ts';

export interface Setting {
  /** As configuration files have it. */
  readonly key: string;
  /** Variable of the environment that says the same, and has the last word but for options. */
  readonly variable: string;
  readonly what: string;
  /** What a value is checked as. */
  readonly kind: 'address' | 'path' | 'text' | { readonly choices: readonly string[] };
  /** What holds where nothing is set. */
  readonly otherwise: string;
  /**
   * False for what only the user's own file may say: it names code that is run, or where others are let in. The file of a folder
   * comes with the folder, which may be somebody else's.
   */
  readonly mayStandInFolder: boolean;
}

export const settings = [
  {
    key: 'coordinator',
    variable: 'YATES_COORDINATOR',
    what: 'coordinator that verbs talk to; one that you have logged in to',
    kind: 'address',
    otherwise: 'the data folder, or else the newest login',
    mayStandInFolder: true,
  },
  {
    key: 'data',
    variable: 'YATES_DATA',
    what: 'data folder',
    kind: 'path',
    otherwise: '.yates',
    mayStandInFolder: true,
  },
  {
    key: 'backend',
    variable: 'YATES_BACKEND',
    what: 'what computes in trainers',
    kind: { choices: backendChoices },
    otherwise: 'auto',
    mayStandInFolder: true,
  },
  {
    key: 'colour',
    variable: 'NO_COLOR',
    what: 'colours on a terminal',
    kind: { choices: ['auto', 'never'] },
    otherwise: 'auto',
    mayStandInFolder: true,
  },
  {
    key: 'log-level',
    variable: 'YATES_LOG_LEVEL',
    what: 'how much the log files of coordinator and agents tell',
    kind: { choices: ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] },
    otherwise: 'info',
    mayStandInFolder: true,
  },
  {
    key: 'sqlite',
    variable: 'YATES_SQLITE',
    what: 'binding of SQLite',
    kind: { choices: ['node', 'better-sqlite3'] },
    otherwise: 'what works on this version of Node',
    mayStandInFolder: true,
  },
  {
    key: 'webgpu-adapter',
    variable: 'YATES_WEBGPU_ADAPTER',
    what: 'part of the name of the graphics adapter for WebGPU',
    kind: 'text',
    otherwise: 'the first',
    mayStandInFolder: true,
  },
  {
    key: 'log',
    variable: 'YATES_LOG',
    what: 'where a coordinator keeps its log: sqlite, or nats://host:port',
    kind: 'text',
    otherwise: 'sqlite',
    mayStandInFolder: false,
  },
  {
    key: 'cache',
    variable: 'YATES_CACHE',
    what: 'folder for what is computed once and kept',
    kind: 'path',
    otherwise: '~/.cache/yates',
    mayStandInFolder: false,
  },
  {
    key: 'openblas',
    variable: 'YATES_OPENBLAS',
    what: 'library that multiplies matrices, or off',
    kind: 'text',
    otherwise: 'the one that is installed',
    mayStandInFolder: false,
  },
  {
    key: 'onnxruntime',
    variable: 'YATES_ONNXRUNTIME',
    what: 'folder with a node_modules that has onnxruntime-node',
    kind: 'path',
    otherwise: 'that of Yates',
    mayStandInFolder: false,
  },
] as const satisfies readonly Setting[];

export type SettingKey = (typeof settings)[number]['key'];
