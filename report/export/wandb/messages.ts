/**
 * The records of a `.wandb` file, as far as we write them.
 *
 * @see wandb/proto/wandb_internal.proto
 */
import protobuf from 'protobufjs/light.js';

const field = (type: string, id: number) => ({ type, id });
const repeated = (type: string, id: number) => ({ rule: 'repeated', type, id });
const item = { fields: { nestedKey: repeated('string', 2), valueJson: field('string', 16) } };

const root = protobuf.Root.fromJSON({
  nested: {
    Record: {
      oneofs: { recordType: { oneof: ['history', 'summary', 'run', 'exit', 'header'] } },
      fields: {
        num: field('int64', 1),
        history: field('History', 2),
        summary: field('Update', 3),
        run: field('Run', 17),
        exit: field('Exit', 18),
        header: field('Header', 21),
      },
    },
    Item: item,
    /** A top-level key of a configuration, which has a field of its own. */
    ConfigItem: { fields: { key: field('string', 1), valueJson: field('string', 16) } },
    History: { fields: { item: repeated('Item', 1), step: field('Step', 2) } },
    Step: { fields: { num: field('int64', 1) } },
    Update: { fields: { update: repeated('Item', 1) } },
    Config: { fields: { update: repeated('ConfigItem', 1) } },
    Run: {
      fields: {
        runId: field('string', 1),
        project: field('string', 3),
        config: field('Config', 4),
        runGroup: field('string', 6),
        jobType: field('string', 7),
        displayName: field('string', 8),
        notes: field('string', 9),
        tags: repeated('string', 10),
        host: field('string', 13),
        startTime: field('Timestamp', 17),
      },
    },
    Timestamp: { fields: { seconds: field('int64', 1), nanos: field('int32', 2) } },
    Exit: { fields: { exitCode: field('int32', 1), runtime: field('int32', 2) } },
    Header: { fields: { versionInfo: field('VersionInfo', 1) } },
    VersionInfo: { fields: { producer: field('string', 1), minConsumer: field('string', 2) } },
  },
});

export const recordType = root.lookupType('Record');
