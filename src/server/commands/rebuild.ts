import type { Command } from "./command.ts";

export const rebuild: Command = {
  help: `
用法
  npm run admin -- rebuild

做了什么
  从记录和服务器的认定重新算出单位、党员等名册和各单位的汇总，不重新认定任何一条，也不改任何记录。
  在旁边算好再换上，服务器运行时也可以用。升级后或 verify 说这些表不对时用。`,
  options: {},
  async run(_given, { say, withCore }) {
    const { rows, docs } = await withCore((core) => core.rebuild());
    say(`已重新算出：名册 ${docs} 项，单位汇总 ${rows} 行。`);
  },
};
