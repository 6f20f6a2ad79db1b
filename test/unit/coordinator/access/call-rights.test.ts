import type { ServiceDefinition } from '@grpc/grpc-js';
import { describe, expect, it } from 'vitest';
import { rightFor } from '../../../../coordinator/access/call-rights.ts';
import { hasRight, type Role, roles } from '../../../../coordinator/access/role.ts';
import { agentService, controlService } from '../../../../proto/service.ts';

/** Columns of the table below, as in `roles`. */
function matrixOf(service: ServiceDefinition): string[] {
  return Object.entries(service).map(([name, { path }]) => {
    const right = rightFor(path);
    const may = (role: Role): boolean => right !== undefined && hasRight(role, right);
    return `${name.padEnd(14)} ${roles.map((role) => (may(role) ? role : '-')).join(' ')}`;
  });
}

describe('who may call what', () => {
  it('is this, for every call of our services', () => {
    expect([...matrixOf(controlService), ...matrixOf(agentService)]).toEqual([
      'launch         - operator admin - -',
      'listSweeps     viewer operator admin - -',
      'getSweep       viewer operator admin - -',
      'listTrials     viewer operator admin - -',
      'getTrial       viewer operator admin - -',
      'listAgents     viewer operator admin - -',
      'listDevices    viewer operator admin - -',
      'pause          - operator admin - -',
      'resume         - operator admin - -',
      'cancel         - operator admin - -',
      'retryFailed    - operator admin - -',
      'setPriority    - operator admin - -',
      'setPolicy      - operator admin - -',
      'extend         - operator admin - -',
      'score          - operator admin - -',
      'readmitAgent   - - admin - -',
      'reportJobs     - - admin - -',
      'getArtifact    viewer operator admin - -',
      'collectGarbage - operator admin - -',
      'readOutput     viewer operator admin - -',
      'readCurves     viewer operator admin - -',
      'readLog        viewer operator admin - -',
      'watch          viewer operator admin - -',
      'join           - - - - join',
      'register       - - - agent -',
      'work           - - - agent -',
      'reportMetrics  - - - agent -',
      'queryUpload    - - - agent -',
      'saveCheckpoint - - - agent -',
      'dropCheckpoint - - - agent -',
      'readCheckpoint - - - agent -',
      'readSource     - - - agent -',
      'shareOutput    - - - agent -',
      'keepOutput     - - - agent -',
      'keepCurves     - - - agent -',
      'uploadArtifact - - - agent -',
    ]);
  });

  it('is nobody for a call that has no right, such as one that was just added', () => {
    expect(rightFor('/yates.v1.ControlService/Added')).toBeUndefined();
    expect(rightFor('/yates.v1.ControlService/')).toBeUndefined();
    expect(rightFor('toString')).toBeUndefined();
  });

  it('does not compile for a service with a call more', () => {
    const more = { ...controlService, added: controlService.launch };
    const rights: Record<keyof typeof controlService, string> = {} as never;
    // @ts-expect-error The list of rights lacks the new call.
    const list: Record<keyof typeof more, string> = rights;
    expect(list).toBe(rights);
  });

  it('lets health and reflection be asked with any token', () => {
    const paths = [
      '/grpc.health.v1.Health/Check',
      '/grpc.health.v1.Health/Watch',
      '/grpc.reflection.v1.ServerReflection/ServerReflectionInfo',
    ];
    for (const path of paths) expect(rightFor(path)).toBe('probe');
    expect(roles.every((role) => hasRight(role, 'probe'))).toBe(true);
  });
});
