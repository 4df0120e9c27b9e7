import { ofProfile } from "../profiles/whose.ts";

const place = ofProfile("songxue uploads");

/** Recordings go up by whatever network there is, or only by Wi-Fi. */
export type UploadChoice = "any" | "on-wifi";

export function uploadChoice(): UploadChoice {
  try {
    return localStorage.getItem(place) === "on-wifi" ? "on-wifi" : "any";
  } catch {
    return "any";
  }
}

export function chooseUpload(choice: UploadChoice): void {
  try {
    localStorage.setItem(place, choice);
  } catch {
    // A browser that keeps nothing sends what there is.
  }
}

/** Asked at each contact. Where a browser does not tell of its network nobody was offered to wait for another. */
export function mayUpload(type: string | undefined): boolean {
  const { connection } = navigator as { connection?: { type?: string } };
  return !type?.startsWith("audio/") || connection?.type !== "cellular" || uploadChoice() === "any";
}
