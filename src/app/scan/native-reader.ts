interface Detector {
  detect(source: HTMLCanvasElement): Promise<readonly { rawValue: string }[]>;
}
type DetectorClass = {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats(): Promise<readonly string[]>;
};

/** The phone's own reader, which sees through more slant than ours. undefined: it has none, as most in China have not */
export type NativeReader = (canvas: HTMLCanvasElement) => Promise<string | undefined>;

/** A reader that says it can and then fails or finds nothing does no harm: ours looks at every picture, too. */
export async function nativeReader(): Promise<NativeReader | undefined> {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: DetectorClass };
  try {
    if (!(await BarcodeDetector?.getSupportedFormats())?.includes("qr_code")) return undefined;
    const detector = new BarcodeDetector!({ formats: ["qr_code"] });
    return (canvas) =>
      detector.detect(canvas).then(
        ([found]) => found?.rawValue,
        () => undefined,
      );
  } catch {
    return undefined;
  }
}
