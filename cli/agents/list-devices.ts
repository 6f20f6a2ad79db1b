/** `yates agents --devices`: the GPUs of all agents, with what runs on them. */
import { plainLines } from '../../base/plain-text.ts';
import { listDevices } from '../../client/ask.ts';
import { memoryText, percentText, temperatureText } from '../../client/device-text.ts';
import type { Device } from '../../client/facts.ts';
import { isoTime } from '../../report/export/iso-time.ts';
import { withCoordinator } from '../connect/with-coordinator.ts';
import type { CoordinatorOptions } from '../options/coordinator-option.ts';
import { textTable } from '../output/text-table.ts';
import { printJson } from '../output/write-output.ts';
import type { TableView } from '../watch-table/watch-table.ts';

/** All that the coordinator keeps. */
const historyMs = 30 * 60_000;

export async function printDevicesAsJson(options: CoordinatorOptions): Promise<void> {
  const devices = await withCoordinator(options, (client) => listDevices(client, historyMs));
  printJson({ schema: 'yates/devices/v1', devices: devices.map(deviceAsJson) });
}

export async function devicesView(options: CoordinatorOptions): Promise<TableView> {
  const devices = await withCoordinator(options, (client) => listDevices(client, 0));
  if (devices.length === 0) return () => 'No agent that is here has a GPU, or says so.';
  const troubles = devices
    .filter(({ trouble }) => trouble !== '')
    .map(
      ({ agentName, id, trouble }) =>
        `\n${plain(agentName)}: no trial can use ${plain(id)}: ${plain(trouble)}.`,
    );
  const fit = { cut: ['device', 'trials', 'agent'], drop: ['id', 'temp'] };
  return (width) => [textTable(header, devices.map(row), { ...fit, width }), ...troubles].join('\n');
}

const header = ['agent', 'device', 'slots', 'busy', 'memory', 'temp', 'trials', 'id'];

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
