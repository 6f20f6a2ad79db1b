/** Errors of the diffusion trainer: nets, adapters, data, scores and backends. */
import { failure, usage } from './entry.ts';

export const diffusionCodes = {
  E_ADAPTER_ACTIVATION: usage(
    'An adapter has no activation of this name.',
    'Use one of those that the error lists.',
  ),
  E_ADAPTER_FILE: usage(
    'The file is not a saved adapter.',
    'Give a file that `saveAdapter` or a trial wrote.',
  ),
  E_ADAPTER_MERGE: usage('The adapter cannot be merged into the net.', 'Keep it attached.'),
  E_ADAPTER_NAME: usage('The name of an adapter is taken, or no adapter has it.', 'Use another name.'),
  E_ADAPTER_NET: usage(
    'The adapter was made for another net.',
    'Use it with the net that it was trained in.',
  ),
  E_ADAPTER_SCALE: usage(
    'The scale of an adapter leaves nothing to train.',
    'Give a number other than 0, such as 1.',
  ),
  E_ADAPTER_SITE: usage(
    'An adapter cannot be at this position, or not with this pair of positions.',
    'Use one of the positions that the error lists.',
  ),
  E_ADAPTER_WIDTH: usage(
    'The width of an adapter is not a positive whole number.',
    'Give the width of the bottleneck, such as 8.',
  ),
  E_BACKEND: failure(
    'The backend is unknown, is not available on this machine, or computes wrongly.',
    'Choose another, or leave the choice to Yates.',
    'machine',
  ),
  E_BASE_MODEL: failure(
    'The base net is missing or damaged.',
    'Install Yates again, or make a base net with `yates pretrain`.',
    'machine',
  ),
  E_BASE_OTHER: failure(
    "The sweep's trials rest on another base net than this agent has.",
    'Let agents of the version that launched the sweep finish it, or launch its file again, as another sweep.',
    'machine',
  ),
  E_CHECKPOINT: usage(
    'The folder holds the checkpoint of another run, or none to resume.',
    'Choose another folder, or leave out `--resume`.',
  ),
  E_DATA_PACKAGE: failure(
    'An npm package that training needs is not installed.',
    'Run `npm ci`, or install Yates again without `--omit=optional`. Trials of kind `command` need none of them.',
    'machine',
  ),
  E_IMAGE_CONCEPT: usage('No concept of the image domain has this name.', 'Use an English emojibase label.'),
  E_IMAGE_DOMAIN: usage('No image domain has this name.', 'Use one of those that the error lists.'),
  E_IMAGE_STYLE: usage('No icon style has this name.', 'Use one of those that the error lists.'),
  E_JSON: usage('A file of the model is not a JSON object.', 'Copy it again from where the model came from.'),
  E_KERNELS_NOT_BUILT: failure(
    'The WebAssembly kernels are missing, damaged, or of another version.',
    'Run `npm run build:kernels`.',
    'machine',
  ),
  E_NET_CONFIG: usage(
    'The config of the net has values that this net does not support.',
    'Change the config as the error says.',
  ),
  E_NET_INPUT: usage(
    'The images have a size or a number of channels that the net does not take.',
    'Match the image transform to the net.',
  ),
  E_ONNX: usage(
    'An ONNX model cannot be read, or has other inputs and outputs than are needed.',
    'Export the model again, or give its outputs as safetensors (docs/stable-diffusion.md).',
  ),
  E_ONNXRUNTIME: failure(
    'An ONNX model needs the package onnxruntime-node, which cannot be loaded.',
    'Run `npm install onnxruntime-node`, or give the outputs as safetensors.',
    'machine',
  ),
  E_PRETRAIN_DIVERGED: failure(
    'Pretraining diverged.',
    'Start again with a lower learning rate or a longer warm-up.',
  ),
  E_PROMPTS: usage(
    'The file of prompts lacks an entry, or an entry is not text.',
    'Write `{ "prompt": "...", "class": "..." }`.',
  ),
  E_RASTERISE: failure(
    'The process that draws icons failed.',
    'Run it again; if it fails again, reinstall @resvg/resvg-js for this platform.',
  ),
  E_SAFETENSORS: usage(
    'A safetensors file is missing, cut off, or not consistent.',
    'Give a whole safetensors file.',
  ),
  E_SCHEDULER: usage(
    "The model's noise schedule has a value that is not supported.",
    'Change the scheduler config as the error says.',
  ),
  E_SCORE_CAPTIONS: usage('Images and captions differ in number.', 'Give one caption for each image.'),
  E_SCORE_IMAGES: usage('The bytes to score are not whole images.', 'Give RGB bytes, [N,32,32,3].'),
  E_SCORE_SAMPLES: usage('A score needs at least two images in a set.', 'Score more images.'),
  E_STABLE_DIFFUSION_DATA: usage(
    'The prepared data of the Stable Diffusion experiment lacks tensors or does not fit the net.',
    'Prepare the files as docs/stable-diffusion.md says.',
  ),
  E_STABLE_DIFFUSION_FILES: usage(
    'The folder of the Stable Diffusion experiment lacks files.',
    'Put them there; docs/stable-diffusion.md says what each holds.',
  ),
  E_SUBJECT: usage('No subject has this name.', 'Use one of those that the error lists.'),
  E_TEXT_ENCODER: failure(
    'The process that encodes captions failed.',
    'Check that the packages that the error names are installed.',
  ),
  E_TOKENIZER: usage(
    'The tokenizer file lacks a token.',
    "Give the tokenizer of the model's own text encoder.",
  ),
  E_WEIGHTS: usage(
    'The weights are not those of this net: some are missing, surplus, or of another shape.',
    'Use weights that were made for this net config.',
  ),
} as const;
