import type { Command } from "./command.ts";

/** The commands in the order in which an office meets them. Each is loaded when it is asked for: help must not wait for a parser of workbooks. */
export const COMMANDS: Readonly<Record<string, { about: string; load: () => Promise<Command> }>> = {
  init: {
    about: "第一次使用：写下单位、活动办公室和活动，邀请办公室第一个人",
    load: async () => (await import("./init.ts")).init,
  },
  units: {
    about: "导入党组织（乡镇、支部）列表（.csv、.xlsx），可以反复导入",
    load: async () => (await import("./units.ts")).units,
  },
  members: {
    about: "导入党员花名册（.csv、.xlsx），可以反复导入",
    load: async () => (await import("./members.ts")).members,
  },
  invite: {
    about: "给一位党员发邀请：链接、邀请码、二维码",
    load: async () => (await import("./invite.ts")).invite,
  },
  import: {
    about: "导入学习材料（.txt、.md 文件或文件夹），逐处列出可疑的字",
    load: async () => (await import("./import.ts")).importTexts,
  },
  erase: {
    about: "删去一个人写的内容：本人在纸上要求的，或转出、去世已久的",
    load: async () => (await import("./erase.ts")).erase,
  },
  verify: {
    about: "核对全部记录：链、签名、服务器的认定，说出第一处被动过的地方",
    load: async () => (await import("./verify.ts")).verify,
  },
  rebuild: {
    about: "把由记录算出的表重新算一遍",
    load: async () => (await import("./rebuild.ts")).rebuild,
  },
  backup: {
    about: "备份整个数据库到一个文件，服务器不用停",
    load: async () => (await import("./backup.ts")).backup,
  },
  restore: {
    about: "从备份恢复；恢复后手机会把备份里没有的记录再发一次",
    load: async () => (await import("./restore.ts")).restore,
  },
};

export function overview(): string {
  const lines = Object.entries(COMMANDS).map(([name, { about }]) => `  ${name.padEnd(9)} ${about}`);
  const head = "npm run admin -- 命令 [选项]    可以在服务器运行时用";
  return [head, "", ...lines, "", "每个命令都有 --help。"].join("\n");
}
