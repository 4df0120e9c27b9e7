import { useEffect, useRef, useState } from "preact/hooks";
import type { ImportedText } from "../../../../domain/fold/texts.ts";
import type { Bytes } from "../../../../protocol/bytes.ts";
import { ActionButton } from "../../../components/action-button.tsx";
import { Notice } from "../../../components/notice.tsx";
import { ByteProgress } from "../../../components/progress.tsx";
import { useSession } from "../../../session/use-session.ts";
import { useLoaded } from "../../../shell/use-loaded.ts";
import { megabytes } from "../../../words/sizes.ts";
import { findInOriginal, type WantedPlace } from "./find-in-original.ts";
import type { OriginalPart } from "./original-part.ts";

const reader = () => import("./original-words.ts");
/** Where both stand side by side. */
const WIDE = "(min-width: 60rem)";

/** The file as it came, beside the text that was made of it. */
export function OriginalView({ imported, wanted }: { imported: ImportedText; wanted?: WantedPlace }) {
  const { phone } = useSession();
  const { original, originalSize } = imported;
  const [bytes, setBytes] = useState<Bytes | "looking" | undefined>("looking");
  const [done, setDone] = useState<number>();

  const look = async (): Promise<Bytes | undefined> => {
    const found = await phone.blobs.get(original);
    setBytes(found);
    return found;
  };
  async function fetchIt(): Promise<void> {
    try {
      await phone.blobs.fetch([{ id: original, size: originalSize! }], setDone);
      await look();
    } finally {
      setDone(undefined);
    }
  }
  useEffect(() => {
    // At a desk it is what the page is for; on a phone it is asked for, with its size.
    const isAtDesk = matchMedia(WIDE).matches && originalSize !== undefined;
    void look()
      .then((found) => (found || !isAtDesk ? undefined : fetchIt()))
      .catch(() => undefined);
  }, [original]);

  if (bytes === "looking") return null;
  if (bytes) return <Original imported={imported} bytes={bytes} wanted={wanted} />;
  if (originalSize === undefined)
    return (
      <Notice>这一篇是早先导入的，没有记下原件的大小，不能在这里打开。把同一个文件再导入一次就可以。</Notice>
    );
  return (
    <Notice title="原件还没有下载">
      {done !== undefined && <ByteProgress label="正在下载" done={done} of={originalSize} />}
      <ActionButton working="正在下载…" action={fetchIt}>
        下载原件（{megabytes(originalSize)}）
      </ActionButton>
    </Notice>
  );
}

interface Opened {
  imported: ImportedText;
  bytes: Bytes;
  /** somebody looks at it in our text: shown here, too */
  wanted: WantedPlace | undefined;
}

function Original({ imported, bytes, wanted }: Opened) {
  const isPdf = imported.format === "pdf";
  return (
    <div class="stack">
      <div class="side-by-side">
        <FileLink bytes={bytes} name={imported.fileName} type="application/octet-stream">
          保存原件
        </FileLink>
        {isPdf && (
          <FileLink bytes={bytes} type="application/pdf">
            在新窗口打开
          </FileLink>
        )}
      </div>
      {isPdf ? (
        <PdfFrame bytes={bytes} name={imported.fileName} />
      ) : (
        <Words imported={imported} bytes={bytes} wanted={wanted} />
      )}
    </div>
  );
}

/** With a name it is saved, without one it opens beside the app. Never as a page of its own: a file may hold scripts. */
function FileLink(props: {
  bytes: Bytes;
  name?: string;
  type: "application/pdf" | "application/octet-stream";
  children: string;
}) {
  const url = useObjectUrl(props.bytes, props.type);
  return (
    <a
      class="button"
      href={url}
      download={props.name}
      {...(!props.name && { target: "_blank", rel: "noopener" })}
    >
      {props.children}
    </a>
  );
}

function PdfFrame({ bytes, name }: { bytes: Bytes; name: string }) {
  const url = useObjectUrl(bytes, "application/pdf");
  if (!navigator.pdfViewerEnabled)
    return <Notice>这个浏览器不能在页面里看 PDF。请在新窗口打开，或保存下来用别的程序看。</Notice>;
  return <iframe class="original-pdf" title={`原件：${name}`} src={url} />;
}

function useObjectUrl(bytes: Bytes, type: string): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes], { type }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes, type]);
  return url;
}

function Words({ imported, bytes, wanted }: Opened) {
  const root = useRef<HTMLDivElement>(null);
  const { value } = useLoaded(reader);
  const [parts, setParts] = useState<readonly OriginalPart[] | "unreadable">();
  useEffect(() => {
    if (!value) return;
    try {
      setParts(value.originalWords(imported, bytes));
    } catch {
      setParts("unreadable");
    }
  }, [value, bytes]);
  useEffect(() => {
    const range = wanted && root.current && findInOriginal(root.current, wanted);
    if (range) show(range);
  }, [wanted, parts]);
  if (parts === undefined) return <p class="muted">正在打开原件…</p>;
  if (parts === "unreadable" || parts.length === 0)
    return <Notice kind="look">原件在这里打不开。请保存下来，用原来的程序看。</Notice>;
  return (
    <div class="original-words words" ref={root}>
      {parts.map(({ label, paragraphs }, i) => (
        <section key={i} aria-label={label ?? "正文"}>
          {label && <p class="original-label muted small">{label}</p>}
          {paragraphs.map((pieces, j) => (
            <p key={j} class="original-line">
              {pieces.map(({ text, mark }, k) =>
                mark ? (
                  <del key={k}>
                    <span class="muted small">{mark === "deleted" ? "［修订中删去］" : "［隐藏］"}</span>
                    {text}
                  </del>
                ) : (
                  text
                ),
              )}
            </p>
          ))}
        </section>
      ))}
    </div>
  );
}

/** Brought into sight, in its own column where it has one; lit where the browser can light words that it has drawn. */
function show(range: Range): void {
  if (typeof Highlight !== "undefined") CSS.highlights.set("original-place", new Highlight(range));
  const line = range.startContainer.parentElement;
  const column = line?.closest(".proof-original");
  // On a phone the text may be what is shown.
  if (!column || column.clientHeight === 0) return;
  if (!matchMedia(WIDE).matches) return line?.scrollIntoView({ block: "center" });
  const off = range.getBoundingClientRect().top - column.getBoundingClientRect().top;
  column.scrollTop += off - column.clientHeight / 3;
}
