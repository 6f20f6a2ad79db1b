const shared = ['heldout_loss', 'train_loss', 'adapter_params', 'adapter_share'] as const;

/** Metrics that a trial reports, by its task, in this order. */
export const trialMetrics = {
  dreambooth: ['clip_image', 'clip_text', 'identity', 'style', 'prompt_fidelity', 'joint', ...shared],
  finetune: ['fid', 'kid', 'clip_image', 'clip_text', ...shared],
  /** Similarity in CLIP's space takes CLIP, which does not come with us. */
  'stable-diffusion': shared,
} as const;
