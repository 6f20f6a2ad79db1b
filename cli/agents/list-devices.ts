/** `yates agents --devices`: the GPUs of all agents, with what runs on them. */
import { plainLines } from '../../base/plain-text.ts';
import { listDevices } from '../../client/ask.ts';
import { memoryText, percentText, temperatureText } from '../../client/device-text.ts';
import type { Device } from '../../client/facts.ts';
import { isoTime } from '../../report/export/iso-time.ts';
import { withCoordinator } from '../connect/with-coordinator.ts';
import type { CoordinatorOptions } from '../options/coordinator-option.ts';
import { textTable } from '../output/text-table.ts';
import { print, printJson } from '../output/write-output.ts';

/** All that the coordinator keeps. */
const historyMs = 30 * 60_000;

export async function printDevices(options: CoordinatorOptions & { readonly json?: true }): Promise<void> {
  const devices = await withCoordinator(options, (client) =>
    listDevices(client, options.json === true ? historyMs : 0),
  );
  if (options.json) {
    printJson({ schema: 'yates/devices/v1', devices: devices.map(deviceAsJson) });
    return;
  }
  if (devices.length === 0) {
    print('No agent that is here has a GPU, or says so.');
    return;
  }
  print(textTable(['agent', 'device', 'slots', 'busy', 'memory', 'temp', 'trials', 'id'], devices.map(row)));
  for (const { agentName, id, trouble } of devices) {
    if (trouble !== '') print(`\n${plain(agentName)}: no trial can use ${plain(id)}: ${plain(trouble)}.`);
  }
}

const row = (device: Device): string[] => [
  plain(device.agentName),
  plain(device.name),
  String(device.slots),
  percentText(device.utilisation),
  memoryText(device),
  temperatureText(device.temperatureC),
  device.trialIds.map(plain).join(' ') || (device.trouble === '' ? '-' : 'out of order'),
  plain(device.id),
];

function deviceAsJson({ readAtMs, utilisationHistory, usedHistory, ...device }: Device): unknown {
  const { agentId, agentName, id, name, memoryBytes, slots, isSlice, trouble, trialIds, intervalMs } = device;
  const known = (values: readonly number[]): (number | null)[] =>
    values.map((value) => (Number.isFinite(value) ? value : null));
  return {
    agentId,
    agentName,
    id,
    name,
    memoryBytes,
    slots,
    isSlice,
    readAt: isoTime(readAtMs),
    utilisation: device.utilisation ?? null,
    usedBytes: device.usedBytes ?? null,
    temperatureC: device.temperatureC ?? null,
    trouble: trouble === '' ? null : trouble,
    trialIds,
    intervalMs,
    utilisationHistory: known(utilisationHistory),
    usedHistory: known(usedHistory),
  };
}

/** Agents name themselves and their devices: nothing in a name may steer a terminal. */
const plain = (text: string): string => plainLines(text).join(' ');
