/**
 * The right that each call needs. The compiler holds the list against the services: a new call does not compile before it
 * has a right, and a call that is served without standing here is refused to everybody.
 */
import { agentService, controlService } from '../../proto/service.ts';
import type { Right } from './role.ts';

type RightOfEach<Service> = Readonly<Record<keyof Service, Right>>;

const agentRights: RightOfEach<typeof agentService> = {
  join: 'join',
  register: 'work',
  work: 'work',
  reportMetrics: 'work',
  queryUpload: 'work',
  shareOutput: 'work',
  keepOutput: 'work',
  keepCurves: 'work',
  uploadArtifact: 'work',
  saveCheckpoint: 'work',
  dropCheckpoint: 'work',
  readCheckpoint: 'work',
  readSource: 'work',
};

const controlRights: RightOfEach<typeof controlService> = {
  launch: 'steer',
  listSweeps: 'read',
  getSweep: 'read',
  listTrials: 'read',
  getTrial: 'read',
  listAgents: 'read',
  listDevices: 'read',
  pause: 'steer',
  resume: 'steer',
  cancel: 'steer',
  retryFailed: 'steer',
  setPriority: 'steer',
  setPolicy: 'steer',
  extend: 'steer',
  score: 'steer',
  readmitAgent: 'administer',
  reportJobs: 'administer',
  getArtifact: 'read',
  collectGarbage: 'steer',
  readOutput: 'read',
  readCurves: 'read',
  readLog: 'read',
  watch: 'read',
};

/**
 * Services that are not ours. Health needs a token too: whoever may send a call without one may also send 16 MiB with it.
 */
const standardRights: Readonly<Record<string, Right>> = {
  '/grpc.health.v1.Health/Check': 'probe',
  '/grpc.health.v1.Health/Watch': 'probe',
  '/grpc.health.v1.Health/List': 'probe',
  '/grpc.reflection.v1.ServerReflection/ServerReflectionInfo': 'probe',
  '/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo': 'probe',
};

const byPath: ReadonlyMap<string, Right> = new Map([
  ...pathsOf(agentService, agentRights),
  ...pathsOf(controlService, controlRights),
  ...Object.entries(standardRights),
]);

/** @returns undefined for a call that nobody may make */
export const rightFor = (path: string): Right | undefined => byPath.get(path);

function pathsOf<Service extends Readonly<Record<string, { readonly path: string }>>>(
  service: Service,
  rights: RightOfEach<Service>,
): [path: string, right: Right][] {
  return Object.entries(service).map(([name, { path }]) => [path, rights[name as keyof Service]]);
}
