/** Signs that Word draws with its own fonts, as characters that every phone has. */
const SIGNS: Readonly<Record<string, string>> = {
  F06C: "●",
  F06E: "■",
  F06F: "□",
  F071: "□",
  F072: "□",
  F075: "◆",
  F0A1: "○",
  F0A3: "□",
  F0A7: "▪",
  F0A8: "□",
  F0B7: "•",
  F0D8: "➢",
  F0E0: "→",
  F0FB: "✗",
  F0FC: "✓",
  F0FD: "☒",
  F0FE: "☑",
  F052: "☑",
  F053: "☒",
  F020: " ",
};

/** @param char four hexadecimal digits */
export function symbol(char: string, font: string): string {
  const code = Number.parseInt(char, 16);
  if (Number.isNaN(code)) return "";
  if (/wingdings|symbol|webdings/i.test(font) || (code >= 0xe000 && code <= 0xf8ff))
    // What nobody knows is shown as a sign that the proofreader is led to.
    return SIGNS[`F0${(code & 0xff).toString(16).padStart(2, "0").toUpperCase()}`] ?? "\uFFFD";
  return String.fromCodePoint(code);
}
