/** The marks of lists as people see them, from a number and the name of its form in Word (`w:numFmt`). */
export function numberAs(format: string, n: number): string {
  switch (format) {
    case "lowerLetter":
      return letters(n);
    case "upperLetter":
      return letters(n).toUpperCase();
    case "lowerRoman":
      return roman(n).toLowerCase();
    case "upperRoman":
      return roman(n);
    case "chineseCounting":
    case "chineseCountingThousand":
    case "taiwaneseCounting":
    case "taiwaneseCountingThousand":
    case "japaneseCounting":
    case "ideographDigital":
    case "koreanCounting":
      return chinese(n);
    case "chineseLegalSimplified":
    case "ideographLegalTraditional":
      return chinese(n).replace(/./g, (digit) => FORMAL[digit] ?? digit);
    case "ideographTraditional":
      return "甲乙丙丁戊己庚辛壬癸"[n - 1] ?? String(n);
    case "ideographZodiac":
      return "子丑寅卯辰巳午未申酉戌亥"[n - 1] ?? String(n);
    case "decimalEnclosedCircle":
    case "decimalEnclosedCircleChinese":
      return n >= 1 && n <= 20 ? String.fromCodePoint(0x2460 + n - 1) : String(n);
    case "decimalEnclosedParen":
      return `（${n}）`;
    case "decimalEnclosedFullstop":
      return `${n}.`;
    case "ideographEnclosedCircle":
      return n >= 1 && n <= 10 ? String.fromCodePoint(0x3220 + n - 1) : chinese(n);
    case "decimalFullWidth":
    case "decimalFullWidth2":
      return String(n).replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
    case "decimalZero":
      return String(n).padStart(2, "0");
    default:
      return String(n);
  }
}

const DIGITS = "零一二三四五六七八九";
const FORMAL: Readonly<Record<string, string>> = {
  一: "壹",
  二: "贰",
  三: "叁",
  四: "肆",
  五: "伍",
  六: "陆",
  七: "柒",
  八: "捌",
  九: "玖",
  十: "拾",
  百: "佰",
};

/** 1 to 999 as one says them; what lies beyond stays in figures. */
function chinese(n: number): string {
  if (n < 1 || n > 999) return String(n);
  const [hundreds, tens, ones] = [Math.floor(n / 100), Math.floor(n / 10) % 10, n % 10];
  const head = hundreds > 0 ? `${DIGITS[hundreds]}百` : "";
  const one = ones > 0 ? DIGITS[ones]! : "";
  if (tens === 0) return head + (hundreds > 0 && ones > 0 ? "零" : "") + one;
  return head + (tens === 1 && hundreds === 0 ? "" : DIGITS[tens]) + "十" + one;
}

/** a … z, then aa, bb … as Word counts. */
function letters(n: number): string {
  if (n < 1) return String(n);
  return String.fromCodePoint(97 + ((n - 1) % 26))
    .repeat(Math.floor((n - 1) / 26) + 1)
    .slice(0, 9);
}

function roman(n: number): string {
  if (n < 1 || n > 3999) return String(n);
  const signs: readonly [number, string][] = [
    [1000, "M"],
    [900, "CM"],
    [500, "D"],
    [400, "CD"],
    [100, "C"],
    [90, "XC"],
    [50, "L"],
    [40, "XL"],
    [10, "X"],
    [9, "IX"],
    [5, "V"],
    [4, "IV"],
    [1, "I"],
  ];
  let rest = n;
  let words = "";
  for (const [value, sign] of signs) {
    for (; rest >= value; rest -= value) words += sign;
  }
  return words;
}
