import { useSignal } from "@preact/signals";
import type { BlobId } from "../../domain/ids.ts";
import type { Paper } from "../../domain/papers/paper.ts";
import { paperText } from "../../domain/papers/paper-text.ts";
import { ActionButton } from "../components/action-button.tsx";
import { Button } from "../components/button.tsx";
import { CopyButton } from "../components/copy-button.tsx";
import { Notice } from "../components/notice.tsx";
import { saveFile } from "../components/save-file.ts";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** What can be done with a paper of one's own: kept as a file, printed, copied. @param name of the file, without its ending */
export function PaperActions(props: {
  paper: Paper;
  name: string;
  pictures?: ReadonlyMap<BlobId, Uint8Array<ArrayBuffer>>;
  /** also as plain words */
  asText?: boolean;
}) {
  const { paper, name, pictures } = props;
  const saved = useSignal<string | undefined>(undefined);
  const isWithoutWord = useSignal(false);

  async function saveWord(): Promise<void> {
    const word = await import("../pages/staff/papers/papers-docx.ts").catch(() => undefined);
    isWithoutWord.value = word === undefined;
    if (!word) return;
    saveFile(word.papersAsDocx([paper], pictures), `${name}.docx`, DOCX);
    saved.value = `${name}.docx`;
  }
  function saveText(): void {
    // Old editors of Windows know by the mark that it is UTF-8.
    const text = `\ufeff${paperText(paper).replaceAll("\n", "\r\n")}\r\n`;
    saveFile(text, `${name}.txt`, "text/plain;charset=utf-8");
    saved.value = `${name}.txt`;
  }
  return (
    <>
      <ActionButton block working="正在整理…" action={saveWord}>
        存成 Word 文件
      </ActionButton>
      {isWithoutWord.value && (
        <Notice>存 Word 文件，头一次要联网取一点程序（不到 0.1 MB）。没有网络也能打印、能复制文字。</Notice>
      )}
      {props.asText && (
        <Button block onPress={saveText}>
          存成文字文件
        </Button>
      )}
      <p role="status">
        {saved.value !== undefined &&
          `文件“${saved.value}”已交给浏览器保存。没有看到？微信里存不了文件，可以换手机自带的浏览器打开，或者复制文字。`}
      </p>
      <Button block onPress={() => print()}>
        打印
      </Button>
      <CopyButton text={paperText(paper)} label="复制文字" block />
    </>
  );
}
