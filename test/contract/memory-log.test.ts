import { MemoryJournal, MemoryLog } from './memory-log.ts';
import { logContract } from './log.contract.ts';

logContract('MemoryLog', async () => {
  const journal = new MemoryJournal('memory');
  return { open: async () => new MemoryLog(journal), dispose: async () => undefined };
});
