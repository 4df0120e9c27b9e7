import { type Command, CommandError } from "./command.ts";

export const verify: Command = {
  help: `
用法
  npm run admin -- verify

做了什么
  逐部手机走完全部记录：每条是否原样、签名是否是那部手机的、服务器的认定有没有被改过、由它们算出的表对不对。
  只读，不改任何东西；服务器运行时也可以用。
  有一处不对就说出是哪张表、哪一行、怎么不对，并以非零退出。依法或依本人要求删除的内容不算不对。`,
  options: {},
  async run(_given, { say, withCore }) {
    const found = await withCore((core) => core.verify());
    if (!found.sound) {
      throw new CommandError(`被动过：表 ${found.table}，行 ${found.row}：${found.what}`);
    }
    const { journals, entries, erased, facts } = found;
    say(
      `核对完毕，都对：${journals} 部手机（含服务器），${entries} 条记录（其中 ${erased} 条内容已删除），${facts} 条认定。`,
    );
  },
};
