/** Every image of ours is RGB, 32 by 32, on white. */
export const imageSide = 32;
export const imageBytes: number = imageSide * imageSide * 3;
