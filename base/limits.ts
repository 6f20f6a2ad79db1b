/**
 * Every limit on what comes from outside: files, programs, agents and clients. Whoever checks an input takes its limit
 * from here. `docs/limits.md` is made from this table (`npm run limits-doc`).
 *
 * A limit is far above honest use and low enough that what it admits is handled in about a second.
 */
interface Limit {
  readonly value: number;
  readonly unit: 'bytes' | 'characters' | 'count' | 'steps' | 'ms';
  /** What is limited, as the documentation says it. */
  readonly what: string;
}

const limit = <Value extends number>(value: Value, unit: Limit['unit'], what: string) =>
  ({ value, unit, what }) satisfies Limit;

const mebibyte = 2 ** 20;
const gibibyte = 2 ** 30;

const limitTable = {
  nameBytes: limit(128, 'bytes', 'a name or id: of an agent, a trial, a metric, a label'),
  requestIdBytes: limit(64, 'bytes', 'a request id'),
  messageBytes: limit(mebibyte, 'bytes', 'a message, where no other limit is given'),
  largeMessageBytes: limit(
    4 * mebibyte,
    'bytes',
    'a message that carries a sweep file, results or what a trial printed',
  ),
  requestsPerMessage: limit(1_024, 'count', 'requests of an agent in one message'),
  partsPerMessage: limit(
    200_000,
    'count',
    'fields of a message, those of the requests, results, metrics and leases of an agent included',
  ),

  connectionsPerPeer: limit(2_048, 'count', 'connections of one address'),
  unprovenConnections: limit(1_000, 'count', 'connections on which no valid token has come yet'),
  unprovenMs: limit(
    5_000,
    'ms',
    'from a connection to its first valid token; six times as long while more arrives',
  ),
  refusedCallsPerSecond: limit(
    100,
    'count',
    'calls of one address that are refused for their token, within a second',
  ),
  streamsPerConnection: limit(100, 'count', 'calls at a time on one connection'),
  callsPerToken: limit(1_000, 'count', 'calls at a time with one token'),
  requestMs: limit(15_000, 'ms', 'from the beginning of a request that is one message to its end'),
  unfinishedBytes: limit(32 * mebibyte, 'bytes', 'messages of all callers of which a part is still to come'),
  unreadBytes: limit(
    64 * mebibyte,
    'bytes',
    'answers that callers have not taken, in all; beyond half of it no large one is begun',
  ),
  roomMs: limit(15_000, 'ms', 'that a large answer waits for others to be taken before it is refused'),
  answerPartBytes: limit(
    256 * 1024,
    'bytes',
    'a part of a long answer, and one trial or file more; the first has 32 KiB',
  ),
  logEntriesPerAnswer: limit(1_000, 'count', 'entries of the log in one answer'),
  agents: limit(10_000, 'count', 'agents of a coordinator that have a credential'),
  sweeps: limit(10_000, 'count', 'sweeps of a coordinator'),

  configFileChars: limit(65_536, 'characters', 'a configuration file'),
  sweepFileChars: limit(mebibyte, 'characters', 'a sweep file'),
  yamlDepth: limit(32, 'count', 'lists and maps within each other in a sweep file'),
  keysPerMap: limit(10_000, 'count', 'keys of one map of a sweep file'),
  factors: limit(1_000, 'count', 'factors and derived columns of a sweep'),
  levelsPerFactor: limit(100_000, 'count', 'levels of one factor'),
  levelChars: limit(200, 'characters', 'a level or the name of a reference'),
  textChars: limit(10_000, 'characters', 'a label or description in a sweep file'),
  constraints: limit(1_000, 'count', 'constraints of a sweep'),
  constraintChars: limit(2_000, 'characters', 'a constraint'),
  constraintNodes: limit(500, 'count', 'parts of a constraint: names, values and operators'),
  constraintStepsPerCell: limit(100_000, 'steps', 'what a constraint may take for one cell'),
  constraintValueLength: limit(16_384, 'characters', 'a text or list that a constraint computes'),
  references: limit(1_000, 'count', 'references of a sweep'),
  responses: limit(1_000, 'count', 'responses of a sweep'),
  labels: limit(64, 'count', 'labels of an agent, or that a sweep asks for'),
  devices: limit(128, 'count', 'devices of an agent'),
  devicesWatched: limit(16_384, 'count', 'devices of all agents whose readings are kept'),
  deviceHistoryMs: limit(1_800_000, 'ms', 'how long the readings of a device are kept'),
  replicates: limit(100_000, 'count', 'replicates of a sweep, with its extensions'),
  extensionsPerSweep: limit(1_000, 'count', 'extensions of a sweep'),
  scoresPerSweep: limit(64, 'count', 'sweeps that score the trials of one'),
  plansWaiting: limit(32, 'count', 'launches and extensions that wait to be planned'),
  environmentsPerSweep: limit(
    1_000,
    'count',
    'different environments of the attempts of a sweep that are kept; of others the results are as good',
  ),
  shownSourceChars: limit(
    32 * 1024,
    'characters',
    'a sweep file with `env` that viewers are shown, whose values are hidden',
  ),
  crossCells: limit(100_000_000, 'count', 'cells of the full cross, before constraints'),
  trialsPerSweep: limit(1_000_000, 'count', 'trials of a sweep, after constraints and replicates'),
  trialsInAll: limit(5_000_000, 'count', 'trials of all sweeps of a coordinator'),
  optimalCandidates: limit(8_000, 'count', 'valid cells that a D-optimal subset is chosen from'),
  planningSteps: limit(
    2_000_000_000,
    'steps',
    'planning a design: cells looked at and constraints evaluated',
  ),

  formulaChars: limit(100_000, 'characters', 'a model formula'),
  formulaTerms: limit(5_000, 'count', 'terms of a model formula'),
  formulaSteps: limit(2_000_000, 'steps', 'names that the products of a model formula read'),
  curveDegree: limit(6, 'count', 'degree of poly() in a model formula'),
  formulaDepth: limit(64, 'count', 'brackets within each other in a model formula'),
  tableColumns: limit(10_000, 'count', 'columns of a table that is analysed'),
  tableCells: limit(100_000_000, 'count', 'rows times columns of a table of JSON objects'),
  tableBytes: limit(500 * mebibyte, 'bytes', 'a table that is analysed, unpacked'),

  metrics: limit(1_000, 'count', 'metrics of one trial or of one report'),
  curvePoints: limit(
    2_000,
    'count',
    'points of one metric that are kept of what an attempt reported over its steps',
  ),
  curvePointsInAll: limit(100_000, 'count', 'points of all metrics of an attempt that are kept'),
  reportLineBytes: limit(mebibyte, 'bytes', 'a line that a program reports on'),
  metricPatterns: limit(64, 'count', 'patterns that find metrics in what a program prints'),
  metricPatternChars: limit(500, 'characters', 'a pattern that finds a metric'),
  metricPatternRepeats: limit(200, 'count', 'counts of repetitions in a pattern that finds a metric, summed'),
  metricPatternSteps: limit(1_000, 'steps', 'a pattern that finds a metric, at one character'),
  metricLineBytes: limit(4_096, 'bytes', 'the beginning of a printed line that metrics are looked for in'),
  initScriptBytes: limit(4 * mebibyte, 'bytes', 'a script or configuration that yates init reads'),
  initOutputBytes: limit(mebibyte, 'bytes', 'the end of what a script prints that yates init looks at'),
  resultFileBytes: limit(16 * mebibyte, 'bytes', 'a result file that a program leaves'),
  environmentPackages: limit(2_000, 'count', 'packages in the description of what a trial ran with'),
  faultMessageChars: limit(2_000, 'characters', 'the message of a fault'),
  artifacts: limit(256, 'count', 'files that one trial leaves to be kept'),
  artifactsBytes: limit(64 * gibibyte, 'bytes', 'the files of one trial together'),
  unclaimedArtifacts: limit(16_384, 'count', 'files that an agent uploads before results name them'),
  unclaimedBytes: limit(256 * gibibyte, 'bytes', 'files that an agent uploads before results name them'),
  checkpointFiles: limit(10_000, 'count', 'files of one checkpoint'),
  checkpointPathBytes: limit(1_024, 'bytes', 'the path of a file within its checkpoint'),
  checkpointTrialBytes: limit(256 * gibibyte, 'bytes', 'checkpoints that are kept of one trial, together'),
  checkpointSweepBytes: limit(16_384 * gibibyte, 'bytes', 'checkpoints that are kept of one sweep, together'),
  artifactFilesSeen: limit(10_000, 'count', 'files and folders looked at for artifacts'),
  stalledReaderMs: limit(600_000, 'ms', 'time in which the reader of a long answer takes nothing of it'),
  notificationsWaiting: limit(
    100,
    'count',
    'messages that wait for one target of `--notify-url` or `--notify-command`',
  ),
  logFileBytes: limit(
    64 * mebibyte,
    'bytes',
    '`coordinator.log` or `agent.log`; a longer one becomes `.1`, in place of the one before',
  ),
  held: limit(1_024, 'count', 'leases that one call names'),
} as const;

export type LimitName = keyof typeof limitTable;

/** Each limit with its unit and what it limits, in the order of the documentation. */
export const limitEntries: readonly (readonly [LimitName, Limit])[] = Object.entries(limitTable) as [
  LimitName,
  Limit,
][];

/** The limits by name, as numbers. */
export const limits = Object.fromEntries(limitEntries.map(([name, { value }]) => [name, value])) as Readonly<
  Record<LimitName, number>
>;
