import { FRAME_OVERHEAD } from "../../protocol/carry/frames.ts";

/**
 * How a frame looks on the screen of the one phone, chosen for the camera of the other: cheap, held by hand, in a room in the evening.
 *
 * 240 bytes and what a frame has beside them fill a code of version 10 at the lowest correction to the last sign: 57 modules. Of the picture that
 * `scan/watch-camera.ts` looks at, such a code gets 5 to 7 pixels a module, and was read in every pose that was tried, as far as turned by 9 degrees, out
 * of focus by 1.3 pixels and noisy, at 300 pixels in all. At 300 bytes (65 modules) and more it is the far and blurred ones that fail, half of them at 400;
 * at 130 the codes are no easier to read, and there are twice as many. The correction is the lowest, since a frame that was not read is made up for by
 * any other: what a higher one adds in modules costs more than it saves.
 */
export const FRAME_LOOK = {
  /** bytes of a block (`frameSource`) */
  block: 240,
  /** as `uqr` takes them; the border is what the standard wants, since the page around it may be dark */
  code: { ecc: "L", border: 4 },
  /**
   * ms that each is shown: over two pictures of a camera that takes thirty a second, so that one of them sees this frame alone. What was shown while nobody looked is lost
   * and made up for: a quick phone does not wait for what a slow one would need.
   */
  shown: 80,
} as const;

/** How the other phone looks (`scan/watch-camera.ts`): at each picture, and at all of the square that the code is to fill. */
export const FRAME_LOOKING = { between: 30, isSquare: true } as const;

/** Modules on a side, with the border: what the screen is divided by, so that each gets whole pixels. */
export const FRAME_MODULES = 57 + 2 * FRAME_LOOK.code.border;

/** Bytes that come across with a frame, of all that are in its code. */
export const FRAME_BYTES = { carried: FRAME_LOOK.block, inCode: FRAME_LOOK.block + FRAME_OVERHEAD } as const;
