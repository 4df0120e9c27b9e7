/** Under which name others read it. */
export function signedWords({ name }: { name?: string }): string {
  return name === undefined ? "不署名" : `署名“${name}”`;
}
