/** What a row of the sheet survey is, by its column type. */
export type SurveyType =
  | { is: "begin" | "end"; what: "group" | "repeat" | "loop" }
  | { is: "select"; many: boolean; list: string; other: boolean }
  | { is: "plain"; type: PlainType }
  /** known, and not taken over */
  | { is: "left-out"; why: string }
  | { is: "unknown" };

export type PlainType =
  | "text"
  | "integer"
  | "decimal"
  | "percentage"
  | "range"
  | "note"
  | "calculate"
  | "hidden"
  | "date"
  | "datetime"
  | "time"
  | "barcode"
  | "acknowledge"
  | "image"
  | "audio"
  | "today"
  | "phone";

const PLAIN: { readonly [type: string]: PlainType } = {
  text: "text",
  string: "text",
  "string prompt": "text",
  "add text prompt": "text",
  "q string": "text",
  integer: "integer",
  int: "integer",
  "integer prompt": "integer",
  "add integer prompt": "integer",
  "q int": "integer",
  decimal: "decimal",
  "decimal prompt": "decimal",
  "add decimal prompt": "decimal",
  "q decimal": "decimal",
  percentage: "percentage",
  range: "range",
  note: "note",
  "note prompt": "note",
  "add note prompt": "note",
  "q note": "note",
  calculate: "calculate",
  "q calculate": "calculate",
  hidden: "hidden",
  date: "date",
  "date prompt": "date",
  "add date prompt": "date",
  "q date": "date",
  datetime: "datetime",
  "date time": "datetime",
  "add date time prompt": "datetime",
  time: "time",
  "time prompt": "time",
  barcode: "barcode",
  "barcode prompt": "barcode",
  acknowledge: "acknowledge",
  "acknowledge prompt": "acknowledge",
  "add acknowledge prompt": "acknowledge",
  trigger: "acknowledge",
  image: "image",
  photo: "image",
  picture: "image",
  "image prompt": "image",
  "add image prompt": "image",
  "q picture": "image",
  audio: "audio",
  "audio prompt": "audio",
  "add audio prompt": "audio",
  "q audio": "audio",
  today: "today",
  "get today": "today",
  "phone number": "phone",
  "get phone number prompt": "phone",
};

const PLACE = "我们不收集位置，这一题没有导入。";
const DEVICE = "我们不收集手机、账号和填表过程的信息，这一项没有导入。";
const LEFT_OUT: readonly (readonly [RegExp, string])[] = [
  [
    /^(q |add )?(geopoint|geotrace|geoshape|location|gps|osm( .*)?|start geopoint|background geopoint)( prompt)?$/,
    PLACE,
  ],
  [
    /^(start|end|(get )?(start|end) time|audit|deviceid|device id|(get )?device id|imei|phonenumber|simserial|sim id|(get )?sim id|simid|subscriberid|(get )?subscriber id|username|email|uri:.*|background audio)$/,
    DEVICE,
  ],
  [/^(q |add )?video( prompt)?$/, "这里不收录像，这一题没有导入；可以改成拍照或录音。"],
  [/^(q |add )?(file|document)( prompt)?$/, "这里不收文件，这一题没有导入；可以改成拍照。"],
  [/^(odk:)?rank( .*)?$/, "这里没有排序题，这一题没有导入；可以改成多选。"],
  [
    /^select (one|multiple) external( .*)?$/,
    "选项在另一张表里的题这里没有，这一题没有导入；请把选项写进 choices。",
  ],
  [/^select (one|multiple) from file( .*)?$/, "选项在另一个文件里，这一题没有导入；请把选项写进 choices。"],
  [/^cascading select( .*)?$/, "选项不能随别的答案变，这一题没有导入；请拆成几题单选。"],
  [/^include( .*)?$/, "不能引用另一张表，这一行没有导入；请把那张表的题目抄过来。"],
  [/^(xml external|csv external|entity list|instance)$/, "不带外部数据文件，这一行没有导入。"],
];

const SELECT =
  /^(?:add )?(select[ _]?one|select1|select[ _]multiple|select[ _]all[ _]that[ _]apply|select[ _]one[ _]prompt[ _]using|select[ _]multiple[ _]prompt[ _]using)(?:[ _]from)?\s+(\S.*?)(\s+or(?:[ _]|\s+)(?:specify[ _])?other)?$/i;

/** Case, and whether words are joined by spaces or by `_`, make no difference; the name of a list stays as it is. */
export function surveyType(cell: string): SurveyType {
  const text = cell.replaceAll(/\s+/g, " ").trim();
  const plain = text.toLowerCase().replaceAll(/[_-]/g, " ");
  // "end" alone is when the form was handed in.
  const part = /^(begin|end) (group|repeat|lgroup|looped group|loop)( over .*)?$/.exec(plain);
  if (part) {
    const what = part[2] === "group" || part[2] === "loop" ? part[2] : "repeat";
    return { is: part[1] === "begin" ? "begin" : "end", what };
  }
  const why = LEFT_OUT.find(([pattern]) => pattern.test(plain))?.[1];
  if (why !== undefined) return { is: "left-out", why };
  if (Object.hasOwn(PLAIN, plain)) return { is: "plain", type: PLAIN[plain]! };
  const select = SELECT.exec(text);
  if (!select) return { is: "unknown" };
  const many = /multiple|all/i.test(select[1]!);
  return { is: "select", many, list: select[2]!, other: select[3] !== undefined };
}
