/** Device pixels of the picture of a signature: three times as wide as high, whatever the screen is. */
export const PAD = { width: 900, height: 300 } as const;
const PEN = 7;

export type Stroke = readonly { x: number; y: number }[];

/** Black on white in every theme: it is printed like this. */
export function drawStrokes(canvas: HTMLCanvasElement, strokes: readonly Stroke[]): void {
  const pen = cleared(canvas);
  for (const stroke of strokes) {
    const [first, ...others] = stroke;
    if (!first) continue;
    pen.beginPath();
    pen.moveTo(first.x, first.y);
    // A dot is a stroke too.
    pen.lineTo(first.x + 0.1, first.y);
    for (const { x, y } of others) pen.lineTo(x, y);
    pen.stroke();
  }
}

/** For who cannot draw with a finger: the name in letters, and that it was typed. */
export function drawTyped(canvas: HTMLCanvasElement, name: string): void {
  const pen = cleared(canvas);
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  const size = Math.min(140, Math.floor((PAD.width - 80) / Math.max(1, name.length)));
  pen.font = `${size}px system-ui, sans-serif`;
  pen.fillText(name, PAD.width / 2, PAD.height / 2 - 20);
  pen.font = "36px system-ui, sans-serif";
  pen.fillText("（键盘输入的姓名）", PAD.width / 2, PAD.height - 40);
}

export async function pngOf(canvas: HTMLCanvasElement): Promise<Uint8Array<ArrayBuffer>> {
  const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (!png) throw new Error("The canvas gave no picture.");
  return new Uint8Array(await png.arrayBuffer());
}

/** Where on the picture a finger is. */
export function pointAt(canvas: HTMLCanvasElement, event: { clientX: number; clientY: number }) {
  const box = canvas.getBoundingClientRect();
  return {
    x: ((event.clientX - box.left) / box.width) * PAD.width,
    y: ((event.clientY - box.top) / box.height) * PAD.height,
  };
}

function cleared(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const pen = canvas.getContext("2d")!;
  pen.fillStyle = "#ffffff";
  pen.fillRect(0, 0, PAD.width, PAD.height);
  pen.fillStyle = pen.strokeStyle = "#000000";
  pen.lineWidth = PEN;
  pen.lineCap = pen.lineJoin = "round";
  return pen;
}
