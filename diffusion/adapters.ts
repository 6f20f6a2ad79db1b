/**
 * The adapter library: one import for what docs/adapters.md shows. A backend must be active (backend/choose.ts) before
 * adapters are made.
 */
export { activateBackend } from './backend/choose.ts';
export { loadBaseModel } from './base-model.ts';
export { AdaptedNet } from './adapters/adapted-net.ts';
export { Adapter } from './adapters/adapter.ts';
export type { AdapterActivation, AdapterConfig, AdapterInit, AnyAdapterConfig } from './adapters/config.ts';
export { decodeAdapter, encodeAdapter, loadAdapter, saveAdapter } from './adapters/file.ts';
export type { AdapterKind, AdapterMerging, BlockScope, BlockSize, WidthFor } from './adapters/kind.ts';
export { registerAdapterKind } from './adapters/kinds.ts';
export { mergeAdapter, type MergedNet, mergeObstacle } from './adapters/merge.ts';
export { type Level, numberSetting, type SettingRule, textSetting } from './adapters/setting.ts';
export { type NetConfig, netConfigFromOriginal } from './net/config.ts';
export { type Block, type Place, type Projection, projectionWidths } from './net/blocks.ts';
export { linearShapes, type NamedShape, netParameterCount, netParameterShapes } from './net/parameters.ts';
export { fromDiffusers, toDiffusers } from './net/diffusers-names.ts';
export { loadNetWeights } from './net/match-weights.ts';
export { planNet } from './net/plan.ts';
export { randomSource } from './net/random-source.ts';
export type { Visit } from './net/tap.ts';
export { adapterSite, adapterSites } from './adapters/sites.ts';
export { type AdapterSize, adapterSize, midDimForBudget, widthForBudget } from './adapters/size.ts';
export { type Net, runNet } from './net/unet.ts';
export { stableDiffusion1 } from './stable-diffusion/net-config.ts';
