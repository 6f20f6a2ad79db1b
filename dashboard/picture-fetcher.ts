/** Asks the coordinator for the pictures of the trials that are looked at. */
import type { Clock } from '../base/clock.ts';
import { readArtifact } from '../client/artifact.ts';
import type { RpcClient } from '../proto/client.ts';
import { askInTurn } from './ask-in-turn.ts';
import { decodePng } from './decode-png.ts';
import type { DashboardStore } from './store.ts';
import { type Picture, pictureBytesMax } from './view/picture.ts';
import { shrunk } from './view/shrunk.ts';
import { picturesWanted } from './view/wanted.ts';

/** Kept and sent to the terminal: more than its share of a screen has room for. */
const pixelsMax = 2 ** 18;

const smaller = (picture: Picture | undefined): Picture | undefined => picture && shrunk(picture, pixelsMax);

/** @returns a function that ends it */
export const fetchPictures = (store: DashboardStore, client: RpcClient, clock: Clock): (() => void) =>
  askInTurn<string>(store, clock, {
    wanted: (model) => picturesWanted(model)[0],
    ask: async (sha256) => {
      const bytes = await readArtifact(client, sha256, pictureBytesMax);
      return { kind: 'picture', sha256, picture: bytes && smaller(decodePng(bytes)) };
    },
  });
