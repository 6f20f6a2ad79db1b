import { Metadata } from '@grpc/grpc-js';
import { describe, expect, it } from 'vitest';
import { agentId } from '../../../../base/ids.ts';
import {
  agentOf,
  type Caller,
  callerOf,
  requireCommands,
  setCaller,
} from '../../../../coordinator/access/caller.ts';

const agent: Caller = {
  tokenId: 'abcd2345',
  name: 'gpu-1',
  role: 'agent',
  mayLaunchCommands: false,
  agentId: agentId('agent-1'),
  peer: '10.0.0.7:50001',
};

describe('the caller of a call', () => {
  it('comes from the guard, and from no header', () => {
    const metadata = new Metadata();
    metadata.set('yates-caller', 'admin');
    expect(() => callerOf({ metadata })).toThrow('no call reaches its handler without a caller');
    setCaller(metadata, agent);
    expect(callerOf({ metadata })).toBe(agent);
    expect(metadata.toHttp2Headers()).toEqual({ 'yates-caller': 'admin' });
  });

  it('is one agent, whatever the request says', () => {
    expect(agentOf(agent, '')).toBe('agent-1');
    expect(agentOf(agent, 'agent-1')).toBe('agent-1');
    expect(() => agentOf(agent, 'agent-2')).toThrow(/^E_TOKEN_AGENT .*agent-1, and the call names agent-2/);
  });

  it('launches programs only with the right to', () => {
    expect(() => requireCommands(agent)).toThrow(/^E_TOKEN_COMMANDS .*"gpu-1"/);
    expect(() => requireCommands({ ...agent, mayLaunchCommands: true })).not.toThrow();
  });
});
