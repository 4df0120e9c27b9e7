import { signal } from "@preact/signals";
import type { TextId } from "../../domain/ids.ts";

/** Which text is being listened to, and where. What watches the reading counts it; the listening itself stands in `listening/`. */
export interface ListeningNow {
  text: TextId;
  /** `ended`: up to the last word */
  is: "playing" | "paused" | "ended";
  /** where it is heard */
  point: { block: number; offset: number };
}

/** undefined: nobody listens. A new value also without any change is a sign of life. */
export const listeningNow = signal<ListeningNow | undefined>(undefined);
