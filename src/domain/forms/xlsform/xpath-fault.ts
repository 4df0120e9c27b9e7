/** Why a rule cannot be taken over, in Chinese. `wrong`: no tool could read it · `foreign`: other tools can, here it means nothing. */
export class XPathFault extends Error {
  readonly kind: "wrong" | "foreign";

  constructor(kind: "wrong" | "foreign", words: string) {
    super(words);
    this.kind = kind;
  }
}
