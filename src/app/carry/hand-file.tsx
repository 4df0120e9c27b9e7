import { useSignal } from "@preact/signals";
import { ActionButton } from "../components/action-button.tsx";
import type { ButtonKind } from "../components/button.tsx";
import { saveFile } from "../components/save-file.ts";

const TYPE = "application/octet-stream";

/** Gives bytes away as a file: to another app where the browser can, else to be kept, and sent from there. */
export function HandFile(props: {
  bytes: Uint8Array<ArrayBuffer>;
  name: string;
  kind?: ButtonKind;
  onHanded?: () => void;
  children: string;
}) {
  const said = useSignal("");

  async function hand(): Promise<void> {
    const how = await give(props.bytes, props.name);
    if (how === "given-up") return;
    said.value =
      how === "shared"
        ? `文件“${props.name}”已经交给您选的应用。`
        : `文件“${props.name}”已交给浏览器保存，一般在“下载”里。用微信、蓝牙或存储卡给对方都行。微信里存不了文件：请改用屏幕上的码。`;
    props.onHanded?.();
  }

  return (
    <>
      <ActionButton block action={hand} {...(props.kind && { kind: props.kind })}>
        {props.children}
      </ActionButton>
      <p role="status" hidden={said.value === ""}>
        {said.value}
      </p>
    </>
  );
}

async function give(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<"shared" | "saved" | "given-up"> {
  const file = new File([bytes], name, { type: TYPE });
  const { canShare } = navigator as Partial<Navigator>;
  if (canShare?.call(navigator, { files: [file] })) {
    try {
      await navigator.share({ files: [file] });
      return "shared";
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") return "given-up";
      // It said that it can, and then could not.
    }
  }
  saveFile(bytes, name, TYPE);
  return "saved";
}
