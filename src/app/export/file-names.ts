/** What Windows and Android allow in no name, and what is not seen. */
const FORBIDDEN = /[\\/:*?"<>|\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;
/** Halves of pairs, which no encoding has. */
const HALF = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** Devices of Windows, whatever stands behind a dot. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
const LONGEST = 40;

/** Words as a part of a file's name, at most 40 characters. @param instead where nothing is left of them */
export function nameOf(words: string, instead: string): string {
  const plain = words.normalize("NFC").replace(HALF, "").replace(FORBIDDEN, " ").replace(/\s+/g, " ");
  const short = Array.from(plain.trim()).slice(0, LONGEST).join("");
  const name = short.replace(/^[ .]+|[ .]+$/g, "");
  if (name === "") return instead;
  return RESERVED.test(name) ? `_${name}` : name;
}

/** Gives each file a name of its own; large and small letters are the same to Windows. */
export class Names {
  readonly #taken = new Set<string>();

  /** @param folder "" or "照片/" @param name as of `nameOf` @param ending ".jpg" */
  take(folder: string, name: string, ending: string): string {
    for (let i = 1; ; i++) {
      const path = `${folder}${name}${i === 1 ? "" : `（${i}）`}${ending}`;
      const key = path.toLowerCase();
      if (this.#taken.has(key)) continue;
      this.#taken.add(key);
      return path;
    }
  }
}

/** ".webm" of "audio/webm;codecs=opus"; ".bin" of what we do not know. */
export function endingOf(type: string): string {
  return ENDINGS[type.split(";")[0]!.trim().toLowerCase()] ?? ".bin";
}

const ENDINGS: Readonly<Record<string, string>> = {
  "audio/webm": ".webm",
  "audio/mp4": ".m4a",
  "audio/x-m4a": ".m4a",
  "audio/aac": ".aac",
  "audio/mpeg": ".mp3",
  "audio/ogg": ".ogg",
  "audio/wav": ".wav",
  "audio/amr": ".amr",
  "audio/3gpp": ".3gp",
  "image/jpeg": ".jpg",
  "image/png": ".png",
  "image/webp": ".webp",
  "application/json": ".json",
  "application/pdf": ".pdf",
};
