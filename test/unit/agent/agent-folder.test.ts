import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openAgentFolder } from '../../../agent/agent-folder.ts';
import { temporaryFolder } from './temporary-folder.ts';

describe("an agent's folder", () => {
  it('keeps who the agent is over restarts', () => {
    const dataDir = join(temporaryFolder(), 'new', 'agent');
    const first = openAgentFolder(dataDir);
    first.close();
    const second = openAgentFolder(dataDir);
    second.close();
    expect(second.agentId).toBe(first.agentId);
    expect(first.agentId).toMatch(/^agent-[0-9a-f]{12}$/);
  });

  it('is for one agent at a time, and names the other', () => {
    const dataDir = temporaryFolder();
    const first = openAgentFolder(dataDir);
    expect(() => openAgentFolder(dataDir)).toThrow(
      expect.objectContaining({
        code: 'E_AGENT_FOLDER_BUSY',
        message: expect.stringContaining(String(process.pid)),
      }),
    );
    first.close();
    openAgentFolder(dataDir).close();
  });

  it('makes a new agent where the card is damaged', () => {
    const dataDir = temporaryFolder();
    writeFileSync(join(dataDir, 'agent.json'), '{"agentId":');
    const folder = openAgentFolder(dataDir);
    folder.close();
    expect(readFileSync(join(dataDir, 'agent.json'), 'utf8')).toContain(folder.agentId);
  });

  it('says what is wrong with a place that cannot be a folder', () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    expect(() => openAgentFolder(file)).toThrow(expect.objectContaining({ code: 'E_AGENT_FOLDER' }));
  });
});
