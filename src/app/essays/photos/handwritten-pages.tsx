import { useSignal } from "@preact/signals";
import { useEffect, useId, useMemo } from "preact/hooks";
import type { EssayPhoto } from "../../../domain/entries/essays.ts";
import type { BlobId } from "../../../domain/ids.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { saveFile } from "../../components/save-file.ts";
import type { OpenDraft } from "../../drafts/open-draft.ts";
import { useSession } from "../../session/use-session.ts";
import type { EssayDraft } from "../essay-draft.ts";
import { AdjustCorners } from "./adjust-corners.tsx";
import { FileButton } from "./file-button.tsx";
import { openPageDesk, type PageDesk } from "./page-desk.ts";
import { PageTools } from "./page-tools.tsx";
import { ShowPages } from "./show-pages.tsx";

/** An essay's pages written by hand: taken, laid flat, put in order, written down beside. Each is kept as soon as it is taken. */
export function HandwrittenPages({ draft }: { draft: OpenDraft<EssayDraft> }) {
  const { phone } = useSession();
  const title = useId();
  const desk = useMemo(() => openPageDesk(phone, draft), [phone, draft]);
  useEffect(() => () => desk.close(), [desk]);
  const adjusting = useSignal<BlobId | undefined>(undefined);
  const photos = draft.content.value.photos ?? [];
  const adjusted = photos.find(({ photo }) => photo === adjusting.value);
  const nthOf = (page: EssayPhoto): number => photos.indexOf(page) + 1;

  /** Whoever takes one page looks at its corners at once; of several, those that need it. */
  async function add(files: readonly File[]): Promise<void> {
    const added = await desk.add(files);
    if (files.length === 1 && added[0] !== undefined) adjusting.value = added[0];
  }

  return (
    <section class="section" aria-labelledby={title}>
      <h2 id={title}>手写的页</h2>
      {photos.length === 0 && (
        <p>写在纸上的，一页一页拍下来就行。会自动把纸拉正、变白、缩小，位置信息不会带上。</p>
      )}
      <ShowPages
        photos={photos}
        keyOf={(page) => desk.madeFrom(page).from}
        below={(page) => (
          <PageTools
            desk={desk}
            page={page}
            nth={nthOf(page)}
            of={photos.length}
            onAdjust={() => (adjusting.value = page.photo)}
          />
        )}
      />
      <Working desk={desk} />
      <Troubles desk={desk} />
      <div class="stack close">
        <FileButton
          isCamera
          label={photos.length === 0 ? "拍第一页" : `拍第 ${photos.length + 1} 页`}
          onFiles={(files) => void add(files)}
        />
        <FileButton isMany label="从相册里选，可以一次选几张" onFiles={(files) => void add(files)} />
      </div>
      {adjusted && (
        <AdjustCorners
          made={desk.madeFrom(adjusted)}
          nth={nthOf(adjusted)}
          onDone={(how) => desk.remake(adjusted, how)}
          onClose={() => (adjusting.value = undefined)}
        />
      )}
    </section>
  );
}

function Working({ desk }: { desk: PageDesk }) {
  const at = desk.working.value;
  return (
    <p class="muted" role="status">
      {at === undefined
        ? desk.said.value
        : at.of === 1
          ? "正在看纸在哪里，把它拉正…"
          : `正在处理第 ${at.nth} 张，共 ${at.of} 张，处理好的都存下了…`}
    </p>
  );
}

function Troubles({ desk }: { desk: PageDesk }) {
  const troubles = desk.troubles.value;
  const unkept = desk.unkept.value;
  if (troubles.length + unkept.length === 0) return null;
  return (
    <>
      {troubles.length > 0 && (
        <Notice kind="look" urgent>
          <ul class="stack close">
            {troubles.map(({ about, words }, i) => (
              <li key={`${i} ${about}`}>
                <strong>{about}</strong>：{words}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {unkept.map((one) => (
        <Notice key={one.photo} kind="error" title={`${one.name} 还没有存进送学`}>
          <div class="side-by-side">
            <ActionButton action={one.again} working="正在存…" label={`再存一次 ${one.name}`}>
              再存一次
            </ActionButton>
            <Button
              label={`把 ${one.name} 另存为文件`}
              onPress={() => saveFile(one.photo.bytes, "手写页.jpg", "image/jpeg")}
            >
              另存为文件
            </Button>
          </div>
        </Notice>
      ))}
    </>
  );
}
