import { foldOrg } from "../../domain/fold/org.ts";
import { ImportRefusal } from "../import/decode.ts";
import { importPaths } from "../import/import-folder.ts";
import { reportLines } from "../import/report-words.ts";
import { type Command, CommandError, UsageError } from "./command.ts";
import { unitNamed } from "./find-unit-named.ts";

export const importTexts: Command = {
  help: `
用法
  npm run admin -- import 材料文件夹
  npm run admin -- import 讲话.docx 通知.pdf --unit 清溪镇

选项
  --unit 名称或编号   归哪个单位，默认最上面的党组织
  --internal          允许导入标有“内部”的材料；标有密级的一律不能导入

做了什么
  认出题目、小标题和段落，只去掉拿得准的页码和网站广告；可疑的字逐处列出，一个字也不改。
  原件一起存下。导入的都是“未校对”，党员看不到，要由一个人在“支部 → 文章”里看过并确认。
  能导入 .txt .md .html .docx .epub .pdf：表格、列表（编号也在）、脚注和图片都留下；没有放进来的（批注、
  修订中删去的字、页眉页脚、文件之外的图……）逐处列出；300 kB 以上的图压小。PDF 按版面认段落、表格、注和图，扫描件要先转成文字。
  .txt .md .html 是 UTF-8 或 GB18030。一个文件最大 20 MB。
  每个文件在单独的进程里读：读不到别的文件，连不上网，不跟随文件里的链接和外部图片，不运行宏，最多两分钟。
  每个文件要么整篇导入，要么不导入；同一个文件再导入一次什么也不会改。有文件没有导入时，以非零退出。`,
  options: { unit: { type: "string" }, internal: { type: "boolean" } },
  async run(given, { say, withCore }) {
    if (given.paths.length === 0) throw new UsageError("请写要导入的文件或文件夹。");
    await withCore(async ({ office }) => {
      const org = foldOrg(await office.read(["unit-added", "unit-corrected"]));
      const written = given.text("unit");
      const unit = written === undefined ? org.roots[0] : unitNamed(org, written);
      if (unit === undefined) throw new CommandError("还没有任何单位，请先运行 npm run admin -- init。");
      const outcome = await importPaths(office, given.paths, {
        unit,
        internalAllowed: given.flag("internal"),
      }).catch((error: unknown) => {
        throw error instanceof ImportRefusal ? new CommandError(error.message) : error;
      });
      for (const line of reportLines(outcome)) say(line);
      if (outcome.refused.length > 0)
        throw new CommandError(`有 ${outcome.refused.length} 个文件没有导入，原因见上。`);
    });
  },
};
