/** Why there is no film: no-way: plain http, or a browser that gives none · refused · none: no camera · busy: another app has it */
export type Barred = "no-way" | "refused" | "none" | "busy";

/** The camera at the back, as a rule after the phone has asked whether it may. */
export async function openCamera(): Promise<MediaStream | Barred> {
  // Absent in a page that did not come by https.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices?.getUserMedia) return "no-way";
  try {
    return await devices.getUserMedia({
      audio: false,
      video: { facingMode: { ideal: "environment" }, width: { ideal: 1280 }, height: { ideal: 720 } },
    });
  } catch (error) {
    return BARRED[error instanceof DOMException ? error.name : ""] ?? "busy";
  }
}

const BARRED: Readonly<Record<string, Barred>> = {
  NotAllowedError: "refused",
  SecurityError: "no-way",
  NotFoundError: "none",
  OverconstrainedError: "none",
};

export function letGo(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
