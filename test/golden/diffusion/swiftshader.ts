/** SwiftShader, a Vulkan driver that computes on the processor: it lets WebGPU be tested where there is no GPU. */
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Says which drivers Vulkan may load; Debian's chromium-common has this file. */
const driver = '/usr/lib/chromium/vk_swiftshader_icd.json';

/** Points Vulkan at SwiftShader in this process; false, and one line that says why, where it cannot be had. */
export function useSwiftshader(): boolean {
  const lacking = whatIsLacking();
  if (lacking !== undefined) {
    process.stderr.write(
      `SKIPPED: the tests of the webgpu backend need ${lacking}; ` +
        'install with: npm ci, and apt-get install -y --no-install-recommends chromium-common libvulkan1 (Debian). ' +
        'On a GPU, yates doctor --self-test tests it\n',
    );
    return false;
  }
  process.env['VK_ICD_FILENAMES'] = driver;
  process.env['VK_DRIVER_FILES'] = driver;
  return true;
}

function whatIsLacking(): string | undefined {
  try {
    createRequire(import.meta.url).resolve('webgpu');
  } catch {
    return 'the package webgpu, an optional dependency';
  }
  if (!existsSync(driver)) return `SwiftShader (${driver})`;
  const folders = ['/usr/lib', '/usr/lib64', ...readdirSync('/usr/lib').map((name) => `/usr/lib/${name}`)];
  const loader = folders.some(
    (folder) => existsSync(`${folder}/libvulkan.so.1`) && !folder.endsWith('chromium'),
  );
  return loader ? undefined : 'the Vulkan loader (libvulkan.so.1)';
}
