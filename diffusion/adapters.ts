/**
 * The adapter library: one import for what docs/adapters.md shows. A backend must be active (backend/choose.ts) before
 * adapters are made.
 */
export { activateBackend } from './backend/choose.ts';
export { loadBaseModel } from './base-model.ts';
export { AdaptedNet, type AdapterSize, adapterSize, netParameterCount } from './net/adapted-net.ts';
export { Adapter, midDimForBudget } from './net/adapter.ts';
export type { AdapterActivation, AdapterConfig, AdapterInit } from './net/adapter-config.ts';
export { decodeAdapter, encodeAdapter, loadAdapter, saveAdapter } from './net/adapter-file.ts';
export { mergeAdapter, type MergedNet, mergeObstacle } from './net/adapter-merge.ts';
export { type NetConfig, netConfigFromOriginal } from './net/config.ts';
export { planNet } from './net/plan.ts';
export { adapterSite, adapterSites } from './adapters/sites.ts';
export { type Net, runNet } from './net/unet.ts';
export { stableDiffusion1 } from './stable-diffusion/net-config.ts';
