/**
 * Tables of characters that pdf.js wants for fonts which are not in the file: GBK-EUC-H and others of old programs. They are not
 * here. Which one was asked for is noted, because pdf.js drops the words in silence.
 */
export function outsideFonts(): { asked: Set<string>; Factory: new () => object } {
  const asked = new Set<string>();
  return {
    asked,
    Factory: class {
      fetch({ kind, filename }: { kind: string; filename: string }): Promise<never> {
        if (kind === "cMapUrl") asked.add(filename.replace(/\.bcmap$/, ""));
        return Promise.reject(new Error(`${filename} is not here`));
      }
    },
  };
}
