import { expect, it } from "vitest";
import { checkAnswers } from "./check-answers.ts";
import type { Answers } from "./form.ts";
import { formFaults } from "./form-faults.ts";
import { answersToHandIn } from "./handed-in.ts";
import { isObject } from "./answer-faults.ts";
import { GOOD_ANSWERS, HOUSEHOLD } from "./testing/household-form.ts";

const TODAY = "2026-03-05";
const FILE = { blob: "ab".repeat(32), size: 1000, type: "image/jpeg" };

/** What was answered beside good answers, where the problem is, and what is said of it. */
const BAD: readonly (readonly [
  what: string,
  answers: unknown,
  path: readonly (string | number)[],
  words: string,
])[] = [
  ["nothing at all", null, [], "交来的不是这张表的答案，请重新打开表再填。"],
  ["words instead of answers", "你好", [], "交来的不是这张表的答案，请重新打开表再填。"],
  ["a list instead of answers", [], [], "交来的不是这张表的答案，请重新打开表再填。"],
  ["a number", 7, [], "交来的不是这张表的答案，请重新打开表再填。"],
  ["true", true, [], "交来的不是这张表的答案，请重新打开表再填。"],
  ["no name", { name: undefined }, ["name"], "请填写“姓名”。"],
  ["a blank name", { name: "  " }, ["name"], "请填写“姓名”。"],
  ["a name of line breaks", { name: "\n\n" }, ["name"], "请填写“姓名”。"],
  ["a name as a number", { name: 3 }, ["name"], "“姓名”要填文字，现在是数字 3。"],
  ["a name as yes", { name: true }, ["name"], "“姓名”要填文字，现在是“是”。"],
  ["a name as null", { name: null }, ["name"], "“姓名”要填文字，现在是空的。"],
  ["a name as a list", { name: ["何"] }, ["name"], "“姓名”要填文字，现在是一个列表。"],
  ["a name as an object", { name: {} }, ["name"], "“姓名”要填文字，现在是别的内容。"],
  [
    "a name that is too long",
    { name: "一二三四五六七八九十一" },
    ["name"],
    "“姓名”最多 10 个字，现在有 11 个字，请删去一些。",
  ],
  [
    "a name of eleven emoji",
    { name: "😀".repeat(11) },
    ["name"],
    "“姓名”最多 10 个字，现在有 11 个字，请删去一些。",
  ],
  [
    "a name with half a character",
    { name: "何\ud800" },
    ["name"],
    "“姓名”里有不能保存的字符，请删掉后重新输入。",
  ],
  ["a name with a zero", { name: "何\0" }, ["name"], "“姓名”里有不能保存的字符，请删掉后重新输入。"],
  ["a short phone number", { phone: "1380000" }, ["phone"], "手机号是 11 位数字，以 1 开头。"],
  [
    "a phone number with more behind it",
    { phone: "13800000000 家里" },
    ["phone"],
    "手机号是 11 位数字，以 1 开头。",
  ],
  [
    "a phone number as a number",
    { phone: 13800000000 },
    ["phone"],
    "“电话”要填文字，现在是数字 13800000000。",
  ],
  [
    "advice longer than a book",
    { advice: "长".repeat(10_001) },
    ["advice"],
    "“意见”太长：最多 10000 个字，现在有 10001 个字。",
  ],
  [
    "advice with half a character",
    { advice: "\udc00" },
    ["advice"],
    "“意见”里有不能保存的字符，请删掉后重新输入。",
  ],
  ["no sex", { sex: undefined }, ["sex"], "请选一下性别。"],
  ["an empty sex", { sex: "" }, ["sex"], "请选一下性别。"],
  ["the label instead of the value", { sex: "男" }, ["sex"], "“性别”里没有“男”这一项，可以选：男、女。"],
  ["no option", { sex: "x" }, ["sex"], "“性别”里没有“x”这一项，可以选：男、女。"],
  ["another case", { sex: "M" }, ["sex"], "“性别”里没有“M”这一项，可以选：男、女。"],
  ["an option and a blank", { sex: "m f" }, ["sex"], "“性别”里没有“m f”这一项，可以选：男、女。"],
  ["a name of objects", { sex: "constructor" }, ["sex"], "“性别”里没有“constructor”这一项，可以选：男、女。"],
  ["two options", { sex: ["m", "f"] }, ["sex"], "“性别”要选一项，现在是一个列表。"],
  ["the number of the option", { sex: 0 }, ["sex"], "“性别”要选一项，现在是数字 0。"],
  ["sex as an object", { sex: { value: "m" } }, ["sex"], "“性别”要选一项，现在是别的内容。"],
  [
    "own words that are too long",
    { village: "远".repeat(10_001) },
    ["village"],
    "“村民组”太长：最多 10000 个字，现在有 10001 个字。",
  ],
  ["own words with a zero", { village: "\0" }, ["village"], "“村民组”里有不能保存的字符，请删掉后重新输入。"],
  ["own words as a number", { village: 8 }, ["village"], "“村民组”要选一项，现在是数字 8。"],
  ["one topic, not in a list", { topics: "law" }, ["topics"], "“想学什么”要从选项里选，现在是“law”。"],
  [
    "a topic that is none",
    { topics: ["law", "dance"] },
    ["topics"],
    "“想学什么”里没有“dance”这一项，可以选：党史、党章、健康、用手机。",
  ],
  ["a topic twice", { topics: ["law", "law"] }, ["topics"], "“想学什么”里“党章”选了两次，请去掉一个。"],
  [
    "too many topics",
    { topics: ["history", "law", "health"] },
    ["topics"],
    "“想学什么”最多选 2 项，现在选了 3 项，请去掉 1 项。",
  ],
  [
    "all topics and more",
    { topics: ["history", "law", "health", "phone", "a", "b"] },
    ["topics"],
    "“想学什么”只有 4 项，却选了 6 项。",
  ],
  ["a topic as a number", { topics: [1] }, ["topics"], "“想学什么”要从选项里选，现在是一个列表。"],
  [
    "an empty topic",
    { topics: [""] },
    ["topics"],
    "“想学什么”里没有“”这一项，可以选：党史、党章、健康、用手机。",
  ],
  ["topics as an object", { topics: { law: true } }, ["topics"], "“想学什么”要从选项里选，现在是别的内容。"],
  ["two own words", { needs: ["没人照顾", "没钱"] }, ["needs"], "“困难”的“其他”只能填一处，现在有 2 处。"],
  ["own words twice", { needs: ["没钱", "没钱"] }, ["needs"], "“困难”里“没钱”选了两次，请去掉一个。"],
  [
    "own words that are too long among options",
    { needs: ["长".repeat(10_001)] },
    ["needs"],
    "“困难”太长：最多 10000 个字，现在有 10001 个字。",
  ],
  [
    "a hundred needs",
    { needs: Array.from({ length: 100 }, (_, i) => String(i)) },
    ["needs"],
    "“困难”只有 4 项，却选了 100 项。",
  ],
  ["a mark that is too high", { score: 6 }, ["score"], "“满意度”没有 6 这一格，可以选：1、2、3、4、5。"],
  ["a mark that is too low", { score: 0 }, ["score"], "“满意度”没有 0 这一格，可以选：1、2、3、4、5。"],
  ["a mark between two", { score: 2.5 }, ["score"], "“满意度”没有 2.5 这一格，可以选：1、2、3、4、5。"],
  ["a mark in words", { score: "5" }, ["score"], "“满意度”要在 1 到 5 里选一格，现在是“5”。"],
  ["a mark as yes", { score: true }, ["score"], "“满意度”要在 1 到 5 里选一格，现在是“是”。"],
  [
    "a mark below everything",
    { score: -1e308 },
    ["score"],
    "“满意度”没有 -1e+308 这一格，可以选：1、2、3、4、5。",
  ],
  ["a mark off the steps", { tens: 60 }, ["tens"], "“百分”没有 60 这一格，可以选：0、50、100。"],
  ["a mark as a list", { tens: [50] }, ["tens"], "“百分”要在 0 到 100 里选一格，现在是一个列表。"],
  ["not said whether a member", { member: undefined }, ["member"], "请填写“党员”。"],
  ["agreed in another language", { agree: "yes" }, ["agree"], "“同意”要选“同意”或“不同意”，现在是“yes”。"],
  ["agreed as a number", { agree: 1 }, ["agree"], "“同意”要选“同意”或“不同意”，现在是数字 1。"],
  ["agreed in words of its own", { agree: "同意" }, ["agree"], "“同意”要选“同意”或“不同意”，现在是“同意”。"],
  ["agreed as null", { agree: null }, ["agree"], "“同意”要选“同意”或“不同意”，现在是空的。"],
  ["no age", { age: undefined }, ["age"], "请填写“年龄”。"],
  ["an age that is too low", { age: 17 }, ["age"], "“年龄”要在 18 到 120 之间，现在是 17。"],
  [
    "an age that is too high",
    { age: 121, carer: { name: "何大" } },
    ["age"],
    "“年龄”要在 18 到 120 之间，现在是 121。",
  ],
  ["an age with a fraction", { age: 40.5 }, ["age"], "“年龄”要填整数，现在是 40.5。"],
  ["an age in words", { age: "四十" }, ["age"], "“年龄”要填数字，如 3，现在是“四十”。"],
  ["an age in digits as words", { age: "40" }, ["age"], "“年龄”要填数字，如 3，现在是“40”。"],
  ["an age as a list", { age: [40] }, ["age"], "“年龄”要填数字，如 3，现在是一个列表。"],
  ["an age below zero", { age: -40 }, ["age"], "“年龄”要在 18 到 120 之间，现在是 -40。"],
  ["no number", { age: Number.NaN }, ["age"], "“年龄”要填数字，如 3，现在是数字 NaN。"],
  ["without end", { debt: -Infinity }, ["debt"], "“欠款”要填数字，如 3，现在是数字 -Infinity。"],
  ["a height that is too low", { height: 0.4 }, ["height"], "“身高”不能小于 0.5，现在是 0.4。"],
  ["a height that no computer counts", { height: 1e300 }, ["height"], "“身高”的数字太大，请核对位数。"],
  ["a debt that is none", { debt: 1 }, ["debt"], "“欠款”不能大于 0，现在是 1。"],
  ["an odd number", { even: 3 }, ["even"], "请填双数，如 2、4、6。"],
  ["an odd number below zero", { even: -1 }, ["even"], "请填双数，如 2、4、6。"],
  [
    "the thirtieth of February",
    { born: "1950-02-30" },
    ["born"],
    "“出生日期”里的“1950-02-30”不是一个日期，请按“年-月-日”填，如 2026-03-05。",
  ],
  [
    "the thirteenth month",
    { born: "1950-13-01" },
    ["born"],
    "“出生日期”里的“1950-13-01”不是一个日期，请按“年-月-日”填，如 2026-03-05。",
  ],
  [
    "a day in Chinese",
    { born: "1950年6月1日" },
    ["born"],
    "“出生日期”里的“1950年6月1日”不是一个日期，请按“年-月-日”填，如 2026-03-05。",
  ],
  [
    "a day with a time",
    { born: "1950-06-01T00:00" },
    ["born"],
    "“出生日期”里的“1950-06-01T00:00”不是一个日期，请按“年-月-日”填，如 2026-03-05。",
  ],
  [
    "a day with slashes",
    { born: "1950/06/01" },
    ["born"],
    "“出生日期”里的“1950/06/01”不是一个日期，请按“年-月-日”填，如 2026-03-05。",
  ],
  [
    "a day as a number",
    { born: 19500601 },
    ["born"],
    "“出生日期”要填日期，如 2026-03-05，现在是数字 19500601。",
  ],
  ["born too early", { born: "1899-12-31" }, ["born"], "“出生日期”不能早于 1900-01-01，现在是 1899-12-31。"],
  ["born too late", { born: "2011-01-01" }, ["born"], "“出生日期”不能晚于 2010-12-31，现在是 2011-01-01。"],
  ["a member without a day of joining", { member: true }, ["joined"], "请填写“入党日期”。"],
  [
    "joined before being born",
    { member: true, born: "1950-06-01", joined: "1940-06-01" },
    ["joined"],
    "入党日期要在出生日期之后。",
  ],
  [
    "joined, born on no day",
    { member: true, joined: "1970-06-01" },
    ["joined"],
    "入党日期要在出生日期之后。",
  ],
  ["a contact in words", { contact: "何小满" }, ["contact"], "“联系人”要填一个人的姓名，现在是“何小满”。"],
  ["a contact without a name", { contact: {} }, ["contact"], "“联系人”要填一个人的姓名，现在是别的内容。"],
  [
    "a contact with a long name",
    { contact: { name: "何".repeat(61) } },
    ["contact"],
    "“联系人”的姓名最多 60 个字，现在有 61 个字。",
  ],
  [
    "a contact in two lines",
    { contact: { name: "何\n小满" } },
    ["contact"],
    "“联系人”只填一个人的姓名，写在一行里。",
  ],
  [
    "a contact that is no member",
    { contact: { name: "何小满", member: "42" } },
    ["contact"],
    "“联系人”里的“何小满”在名册里对不上，请重新选一次。",
  ],
  [
    "a contact with more than a name",
    { contact: { name: "何小满", phone: "138" } },
    ["contact"],
    "“联系人”只收姓名，请重新选一次。",
  ],
  ["a signature in words", { signed: "何小满" }, ["signed"], "“户主”要在屏幕上签名，现在是“何小满”。"],
  [
    "a signature that was not kept",
    { signed: { ...FILE, blob: "" } },
    ["signed"],
    "“户主”的签名没有存好，请再做一次。",
  ],
  [
    "a signature without size",
    { signed: { blob: FILE.blob, type: FILE.type } },
    ["signed"],
    "“户主”的签名是空的，请再做一次。",
  ],
  ["an empty signature", { signed: { ...FILE, size: 0 } }, ["signed"], "“户主”的签名是空的，请再做一次。"],
  [
    "a photo that is too large",
    { house: { ...FILE, size: 20_000_001 } },
    ["house"],
    "“房屋”的照片太大：最多 20 兆，现在有 21 兆。",
  ],
  [
    "a photo that is a page",
    { house: { ...FILE, type: "text/html" } },
    ["house"],
    "“房屋”的照片不是图片文件，请再做一次。",
  ],
  [
    "a photo with more to it",
    { house: { ...FILE, name: "家.jpg" } },
    ["house"],
    "“房屋”的照片里有多余的内容，请再做一次。",
  ],
  ["two photos", { house: [FILE, FILE] }, ["house"], "“房屋”要拍照或选一张照片，现在是一个列表。"],
  ["a voice that is a picture", { story: FILE }, ["story"], "“口述”的录音不是录音文件，请再做一次。"],
  [
    "a voice with half a byte",
    { story: { ...FILE, type: "audio/webm", size: 1.5 } },
    ["story"],
    "“口述”的录音是空的，请再做一次。",
  ],
  [
    "what is reckoned, as an object",
    { adult: {} },
    ["adult"],
    "“成年”由表自己算出，不用填，请重新打开表再交。",
  ],
  ["an old woman without a carer", { age: 80 }, ["carer"], "请填写“照料人”。"],
  ["an old woman with a nameless carer", { age: 80, carer: { name: " " } }, ["carer"], "请填写“照料人”。"],
  ["no family", { family: undefined }, ["family"], "“家庭成员”至少填 1 份，现在有 0 份，请再添 1 份。"],
  ["an empty family", { family: [] }, ["family"], "“家庭成员”至少填 1 份，现在有 0 份，请再添 1 份。"],
  [
    "a family of four",
    { family: Array.from({ length: 4 }, () => ({ who: "儿子" })) },
    ["family"],
    "“家庭成员”最多填 3 份，现在有 4 份，请删去 1 份。",
  ],
  [
    "a family of ten thousand",
    { family: Array.from({ length: 10_000 }, () => ({})) },
    ["family"],
    "“家庭成员”最多填 3 份，现在有 10000 份，请删去 9997 份。",
  ],
  [
    "a family in words",
    { family: "儿子" },
    ["family"],
    "“家庭成员”要一份一份地填，交来的不是，请重新填这一部分。",
  ],
  [
    "a family as an object",
    { family: {} },
    ["family"],
    "“家庭成员”要一份一份地填，交来的不是，请重新填这一部分。",
  ],
  [
    "a family of words",
    { family: ["儿子"] },
    ["family"],
    "“家庭成员”要一份一份地填，交来的不是，请重新填这一部分。",
  ],
  [
    "a child without a name",
    { family: [{ who: "儿子" }, { years: 20 }] },
    ["family", 1, "who"],
    "请填写“称呼”。",
  ],
  [
    "a child with a long name",
    { family: [{ who: "大儿子的儿子" }] },
    ["family", 0, "who"],
    "“称呼”最多 4 个字，现在有 6 个字，请删去一些。",
  ],
  [
    "a child that is too old",
    { family: [{ who: "儿子", years: 131 }] },
    ["family", 0, "years"],
    "“几岁”要在 0 到 130 之间，现在是 131。",
  ],
  [
    "a child without a school",
    { family: [{ who: "孙女", years: 8 }] },
    ["family", 0, "school"],
    "请填写“学校”。",
  ],
  [
    "a child with something else",
    { family: [{ who: "儿子", salary: 3 }] },
    ["family", 0, "salary"],
    "这张表里没有“salary”这一题，可能表已经改过，请重新打开表再交。",
  ],
  [
    "a child with a prototype",
    { family: [JSON.parse('{ "who": "儿子", "__proto__": 1 }')] },
    ["family", 0, "__proto__"],
    "这张表里没有“__proto__”这一题，可能表已经改过，请重新打开表再交。",
  ],
  [
    "a field that is not asked",
    { salary: 3000 },
    ["salary"],
    "这张表里没有“salary”这一题，可能表已经改过，请重新打开表再交。",
  ],
  [
    "words that are no question",
    { welcome: "好" },
    ["welcome"],
    "这张表里没有“welcome”这一题，可能表已经改过，请重新打开表再交。",
  ],
  [
    "a section that has no answer",
    { care: {} },
    ["care"],
    "这张表里没有“care”这一题，可能表已经改过，请重新打开表再交。",
  ],
  [
    "a prototype",
    JSON.parse('{ "__proto__": { "name": "何小满" } }'),
    ["__proto__"],
    "这张表里没有“__proto__”这一题，可能表已经改过，请重新打开表再交。",
  ],
  [
    "a constructor",
    { constructor: 1 },
    ["constructor"],
    "这张表里没有“constructor”这一题，可能表已经改过，请重新打开表再交。",
  ],
  [
    "a field with an endless name",
    { ["x".repeat(1_000)]: 1 },
    ["xxxxxxxxxxxxxxxxxxxx…"],
    "这张表里没有“xxxxxxxxxxxxxxxxxxxx…”这一题，可能表已经改过，请重新打开表再交。",
  ],
  ["a field without a name", { "": 1 }, [""], "这张表里没有“”这一题，可能表已经改过，请重新打开表再交。"],
];

it("the form of the bad answers has no faults, and good answers to it no problems", () => {
  expect(formFaults(HOUSEHOLD)).toEqual([]);
  expect(checkAnswers(HOUSEHOLD, GOOD_ANSWERS, TODAY)).toEqual([]);
  const handedIn = answersToHandIn(HOUSEHOLD, GOOD_ANSWERS, TODAY);
  expect(handedIn).toEqual({ ...GOOD_ANSWERS, adult: true });
  expect(checkAnswers(HOUSEHOLD, handedIn, TODAY)).toEqual([]);
});

it("100 bad answers are there", () => expect(BAD.length).toBeGreaterThanOrEqual(100));

it.each(BAD)("100 bad answers refused with messages that help: %s", (_, part, path, words) => {
  // As it comes over the wire: what is undefined is not there, and "__proto__" is a name like others.
  const answers = isObject(part)
    ? Object.fromEntries(
        [
          ...Object.entries(GOOD_ANSWERS).filter(([id]) => !Object.hasOwn(part, id)),
          ...Object.entries(part),
        ].filter(([, answer]) => answer !== undefined),
      )
    : part;
  expect(checkAnswers(HOUSEHOLD, answers as Answers, TODAY)).toEqual([{ path, words }]);
});
