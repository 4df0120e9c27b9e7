/** A short tone and a shake, for who asked for it; where the phone has neither, nothing. */
export function soundAndShake(): void {
  if ("vibrate" in navigator) navigator.vibrate(200);
  try {
    const context = new AudioContext();
    const tone = context.createOscillator();
    tone.connect(context.destination);
    tone.addEventListener("ended", () => void context.close());
    tone.start();
    tone.stop(context.currentTime + 0.2);
  } catch {
    // A phone that makes no sound: the words say it.
  }
}
