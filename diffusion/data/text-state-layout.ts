/** Width of a token state and of the sentence vector. */
export const stateWidth = 512;

/** Longer captions are cut. The longest label of emojibase's English list has fewer. */
export const tokensMax = 16;
