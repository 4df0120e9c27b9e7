import { filmed, type Pose } from "./filmed.ts";

/** A photo of a code, as a phone would hand it to the page. */
export async function pictureFile(text: string, pose: Pose = {}): Promise<File> {
  const { width, height, data } = filmed(text, pose);
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  canvas.getContext("2d")!.putImageData(new ImageData(new Uint8ClampedArray(data), width, height), 0, 0);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.8));
  return new File([blob!], "photo.jpg", { type: "image/jpeg" });
}

/** Chooses a photo where the page wants one. */
export function choosePhoto(label: string, file: File): void {
  const labels = [...document.querySelectorAll("label")];
  const input = labels.find(({ textContent }) => textContent === label)?.querySelector("input");
  if (!input) throw new Error(`no place for a photo: ${label}`);
  const chosen = new DataTransfer();
  chosen.items.add(file);
  input.files = chosen.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
}
