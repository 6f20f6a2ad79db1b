/**
 * The messages of TensorBoard's event files, as far as we write them.
 *
 * @see tensorboard/compat/proto/event.proto and summary.proto, tensorboard/plugins/hparams/{api,plugin_data}.proto
 */
import protobuf from 'protobufjs/light.js';

const field = (type: string, id: number) => ({ type, id });
const repeated = (type: string, id: number) => ({ rule: 'repeated', type, id });

const root = protobuf.Root.fromJSON({
  nested: {
    Event: {
      oneofs: { what: { oneof: ['fileVersion', 'summary'] } },
      fields: {
        wallTime: field('double', 1),
        step: field('int64', 2),
        fileVersion: field('string', 3),
        summary: field('Summary', 5),
      },
    },
    Summary: { fields: { value: repeated('SummaryValue', 1) } },
    SummaryValue: {
      // Members of a oneof are written where they are zero, too.
      oneofs: { value: { oneof: ['simpleValue', 'tensor'] } },
      fields: {
        tag: field('string', 1),
        simpleValue: field('float', 2),
        tensor: field('Tensor', 8),
        metadata: field('SummaryMetadata', 9),
      },
    },
    SummaryMetadata: { fields: { pluginData: field('PluginData', 1) } },
    PluginData: { fields: { pluginName: field('string', 1), content: field('bytes', 2) } },
    Tensor: { fields: { dtype: field('int32', 1), tensorShape: field('TensorShape', 2) } },
    TensorShape: { fields: { dim: repeated('TensorDim', 2) } },
    TensorDim: { fields: { size: field('int64', 1) } },
    HParamsPluginData: {
      oneofs: { data: { oneof: ['experiment', 'sessionStartInfo', 'sessionEndInfo'] } },
      fields: {
        version: field('int32', 1),
        experiment: field('Experiment', 2),
        sessionStartInfo: field('SessionStartInfo', 3),
        sessionEndInfo: field('SessionEndInfo', 4),
      },
    },
    Experiment: {
      fields: {
        description: field('string', 1),
        timeCreatedSecs: field('double', 3),
        hparamInfos: repeated('HParamInfo', 4),
        metricInfos: repeated('MetricInfo', 5),
        name: field('string', 6),
      },
    },
    HParamInfo: {
      fields: {
        name: field('string', 1),
        displayName: field('string', 2),
        type: field('int32', 4),
        domainDiscrete: field('ListValue', 5),
      },
    },
    MetricInfo: {
      fields: {
        name: field('MetricName', 1),
        displayName: field('string', 3),
        description: field('string', 4),
      },
    },
    MetricName: { fields: { group: field('string', 1), tag: field('string', 2) } },
    SessionStartInfo: {
      fields: {
        hparams: { keyType: 'string', type: 'Value', id: 1 } as protobuf.IMapField,
        groupName: field('string', 4),
        startTimeSecs: field('double', 5),
      },
    },
    SessionEndInfo: { fields: { status: field('int32', 1), endTimeSecs: field('double', 2) } },
    ListValue: { fields: { values: repeated('Value', 1) } },
    Value: {
      oneofs: { kind: { oneof: ['numberValue', 'stringValue', 'boolValue'] } },
      fields: {
        numberValue: field('double', 2),
        stringValue: field('string', 3),
        boolValue: field('bool', 4),
      },
    },
  },
});

export const eventType = root.lookupType('Event');
export const hparamsType = root.lookupType('HParamsPluginData');
