/**
 * The two gRPC services as grpc-js wants them. Kept by hand beside the generated codecs: a dozen lines, fully typed,
 * where generated service stubs would be untyped. test/unit/proto holds the list against the .proto files.
 */
import { yates } from './generated/yates.js';

const v1 = yates.v1;

interface Codec<Properties, Message> {
  encode(message: Properties): { finish(): Uint8Array };
  decode(bytes: Uint8Array): Message;
}

/** One method as grpc-js wants it. `In` is what a caller may pass, `Out` what the receiver gets, defaults filled in. */
export interface RpcMethod<RequestIn, RequestOut, ResponseIn, ResponseOut> {
  readonly path: string;
  readonly requestStream: boolean;
  readonly responseStream: boolean;
  readonly requestSerialize: (message: RequestIn) => Buffer;
  readonly requestDeserialize: (bytes: Buffer) => RequestOut;
  readonly responseSerialize: (message: ResponseIn) => Buffer;
  readonly responseDeserialize: (bytes: Buffer) => ResponseOut;
}

function method<RequestIn, RequestOut, ResponseIn, ResponseOut>(
  path: string,
  request: Codec<RequestIn, RequestOut>,
  response: Codec<ResponseIn, ResponseOut>,
  stream: { request?: boolean; response?: boolean } = {},
): RpcMethod<RequestIn, RequestOut, ResponseIn, ResponseOut> {
  return {
    path,
    requestStream: stream.request ?? false,
    responseStream: stream.response ?? false,
    requestSerialize: (message) => Buffer.from(request.encode(message).finish()),
    requestDeserialize: (bytes) => request.decode(bytes),
    responseSerialize: (message) => Buffer.from(response.encode(message).finish()),
    responseDeserialize: (bytes) => response.decode(bytes),
  };
}

const agentPath = (name: string): string => `/yates.v1.AgentService/${name}`;
const controlPath = (name: string): string => `/yates.v1.ControlService/${name}`;

/** Version of the contract between agent and coordinator. It grows when one of them cannot work with the other as before. */
export const protocolVersion = 3;

export const agentService = {
  join: method(agentPath('Join'), v1.JoinRequest, v1.JoinResponse),
  register: method(agentPath('Register'), v1.RegisterRequest, v1.RegisterResponse),
  work: method(agentPath('Work'), v1.WorkRequest, v1.WorkResponse, { request: true, response: true }),
  reportMetrics: method(agentPath('ReportMetrics'), v1.MetricsReport, v1.MetricsSummary, { request: true }),
  queryUpload: method(agentPath('QueryUpload'), v1.QueryUploadRequest, v1.QueryUploadResponse),
  saveCheckpoint: method(agentPath('SaveCheckpoint'), v1.SaveCheckpointRequest, v1.SaveCheckpointResponse),
  dropCheckpoint: method(agentPath('DropCheckpoint'), v1.DropCheckpointRequest, v1.DropCheckpointResponse),
  readCheckpoint: method(agentPath('ReadCheckpoint'), v1.ReadCheckpointRequest, v1.CheckpointChunk, {
    response: true,
  }),
  readSource: method(agentPath('ReadSource'), v1.ReadSourceRequest, v1.SourceChunk, { response: true }),
  shareOutput: method(agentPath('ShareOutput'), v1.OutputShare, v1.OutputWanted, {
    request: true,
    response: true,
  }),
  keepOutput: method(agentPath('KeepOutput'), v1.KeepOutputRequest, v1.KeepOutputResponse),
  keepCurves: method(agentPath('KeepCurves'), v1.KeepCurvesRequest, v1.KeepCurvesResponse),
  uploadArtifact: method(agentPath('UploadArtifact'), v1.UploadChunk, v1.UploadResponse, { request: true }),
} as const;

export const controlService = {
  launch: method(controlPath('Launch'), v1.LaunchRequest, v1.LaunchResponse),
  listSweeps: method(controlPath('ListSweeps'), v1.ListSweepsRequest, v1.ListSweepsResponse),
  getSweep: method(controlPath('GetSweep'), v1.GetSweepRequest, v1.GetSweepResponse),
  listTrials: method(controlPath('ListTrials'), v1.ListTrialsRequest, v1.ListTrialsPage, { response: true }),
  getTrial: method(controlPath('GetTrial'), v1.GetTrialRequest, v1.GetTrialResponse),
  listAgents: method(controlPath('ListAgents'), v1.ListAgentsRequest, v1.ListAgentsResponse),
  listDevices: method(controlPath('ListDevices'), v1.ListDevicesRequest, v1.ListDevicesResponse),
  pause: method(controlPath('Pause'), v1.PauseRequest, v1.SweepChanged),
  resume: method(controlPath('Resume'), v1.ResumeRequest, v1.SweepChanged),
  cancel: method(controlPath('Cancel'), v1.CancelRequest, v1.SweepChanged),
  retryFailed: method(controlPath('RetryFailed'), v1.RetryFailedRequest, v1.SweepChanged),
  setPriority: method(controlPath('SetPriority'), v1.SetPriorityRequest, v1.SweepChanged),
  setPolicy: method(controlPath('SetPolicy'), v1.SetPolicyRequest, v1.PolicyChanged),
  extend: method(controlPath('Extend'), v1.ExtendRequest, v1.ExtendResponse),
  score: method(controlPath('Score'), v1.ScoreRequest, v1.ScoreResponse),
  readmitAgent: method(controlPath('ReadmitAgent'), v1.ReadmitAgentRequest, v1.AgentChanged),
  reportJobs: method(controlPath('ReportJobs'), v1.ReportJobsRequest, v1.ReportJobsResponse),
  getArtifact: method(controlPath('GetArtifact'), v1.GetArtifactRequest, v1.ArtifactChunk, {
    response: true,
  }),
  collectGarbage: method(controlPath('CollectGarbage'), v1.CollectGarbageRequest, v1.CollectGarbageResponse),
  readOutput: method(controlPath('ReadOutput'), v1.ReadOutputRequest, v1.OutputChunk, { response: true }),
  readCurves: method(controlPath('ReadCurves'), v1.ReadCurvesRequest, v1.TrialCurves, { response: true }),
  readLog: method(controlPath('ReadLog'), v1.ReadLogRequest, v1.ReadLogResponse),
  watch: method(controlPath('Watch'), v1.WatchRequest, v1.WatchUpdate, { response: true }),
} as const;
