/** Why a file is too large to be imported, and what to do: said by the server, and by a screen before anything is sent. Bytes. */
export function tooLargeWords(size: number, most: number): string {
  const [has, allowed] = [size, most].map((bytes) => (bytes / 1_000_000).toFixed(1));
  return `文件有 ${has} MB，超过 ${allowed} MB。请压缩里面的图片，或分成几个文件再导入。`;
}
