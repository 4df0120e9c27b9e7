import type { MicrophoneTrouble } from "./microphone.ts";
import { megabytes } from "../words/sizes.ts";

/** "42 秒" · "1 分 20 秒" · "3 分钟" */
export function secondsWords(seconds: number): string {
  const whole = Math.round(seconds);
  const [minutes, rest] = [Math.floor(whole / 60), whole % 60];
  if (minutes === 0) return `${rest} 秒`;
  return rest === 0 ? `${minutes} 分钟` : `${minutes} 分 ${rest} 秒`;
}

/** "2 段，1 分 20 秒，0.3 MB" */
export function partsWords(parts: readonly { seconds: number; size: number }[]): string {
  const seconds = parts.reduce((sum, part) => sum + part.seconds, 0);
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  return `${parts.length} 段，${secondsWords(seconds)}，${megabytes(size)}`;
}

/** "普通话" or the name of the dialect */
export function dialectWords(dialect: string | undefined): string {
  return dialect?.trim() || "普通话";
}

/** What is wrong, and what can be done. */
export const microphoneWords: Record<MicrophoneTrouble, string> = {
  unsupported:
    "这个浏览器不能直接录音（微信里常常这样）。可以用手机自带的录音机，一段一段录好了选进来；或者用手机自己的浏览器打开送学再录。",
  refused:
    "手机没有让送学用话筒。可以在浏览器的网站设置里把“麦克风”改成允许，再点一次录；不想改，也可以用手机自带的录音机录好了选进来。",
  none: "这台设备上没有找到话筒。插上耳机话筒再点一次录，或者用别的录音机录好了选进来。",
  busy: "话筒正被别的应用占着，比如正在通话。等它空出来再点一次录，先前录好的都在。",
};

/** How loud somebody speaks, in words. @param level 0 to 1 */
export function levelWords(level: number): string {
  if (level < 0.004) return "听不到声音";
  if (level < 0.02) return "声音有点小，靠近一点";
  return level > 0.35 ? "声音太大，离远一点" : "声音正好";
}
