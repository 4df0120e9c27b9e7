import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { ActionButton } from "./action-button.tsx";
import { CopyButton } from "./copy-button.tsx";
import { saveFile } from "./save-file.ts";

/** Saves words as a file; WeChat and others that save none can copy them instead. */
export function SaveFileButton(props: {
  make: () => Promise<string>;
  name: string;
  type?: string;
  children: ComponentChildren;
}) {
  const made = useSignal<string | undefined>(undefined);
  async function save(): Promise<void> {
    const text = await props.make();
    saveFile(text, props.name, props.type ?? "application/json");
    made.value = text;
  }
  return (
    <>
      <ActionButton block action={save} working="正在整理…">
        {props.children}
      </ActionButton>
      {made.value !== undefined && (
        <div class="stack close">
          <p role="status">文件“{props.name}”已交给浏览器保存。没有看到？可以复制出来，粘贴到别处：</p>
          <CopyButton text={made.value} block />
        </div>
      )}
    </>
  );
}
