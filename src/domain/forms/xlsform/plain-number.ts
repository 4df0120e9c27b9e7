/** A number as XPath reads it, which knows no exponent: 0.0000001 for 1e-7. */
export function plainNumber(value: number): string {
  const [digits, exponent] = String(value).split("e");
  if (exponent === undefined) return digits!;
  const power = Number(exponent);
  if (power > 0) return BigInt(value).toString();
  const sign = value < 0 ? "-" : "";
  return `${sign}0.${"0".repeat(-power - 1)}${digits!.replaceAll(/[-.]/g, "")}`;
}
