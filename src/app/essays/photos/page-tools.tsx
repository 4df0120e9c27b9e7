import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { EssayPhoto } from "../../../domain/entries/essays.ts";
import { PART_WORDS } from "../../../domain/essay-parts.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { Button } from "../../components/button.tsx";
import { TextArea } from "../../components/fields.tsx";
import { Notice } from "../../components/notice.tsx";
import { FileButton } from "./file-button.tsx";
import type { PageDesk } from "./page-desk.ts";

/** What can be done with one page. */
export function PageTools(props: {
  desk: PageDesk;
  page: EssayPhoto;
  nth: number;
  of: number;
  onAdjust: () => void;
}) {
  const { desk, page, nth, of } = props;
  const known = desk.made.value.find(({ photo }) => photo === page.photo);
  const failure = useSignal<string | undefined>(undefined);

  async function remake(how: Parameters<PageDesk["remake"]>[1]): Promise<void> {
    failure.value = await desk.remake(page, how);
  }
  return (
    <div class="stack close">
      {known?.trouble && <Notice kind="look">{troubleWords[known.trouble]}</Notice>}
      {known && !known.isStraight && (
        <p class="muted">没有看出纸的边，整张照片都留着。想裁一裁，点“拉正”。</p>
      )}
      {of > 1 && <Order desk={desk} page={page} nth={nth} of={of} />}
      <details>
        <summary>改第 {nth} 页</summary>
        <div class="stack close">
          <Button block label={`拉正第 ${nth} 页`} onPress={props.onAdjust}>
            拉正
          </Button>
          <ActionButton
            block
            label={`把第 ${nth} 页向右转`}
            working="正在转…"
            action={() => remake({ turns: (desk.madeFrom(page).turns + 1) % 4 })}
          >
            向右转
          </ActionButton>
          <ActionButton
            block
            label={`第 ${nth} 页${known?.evenLight ? "用原来的颜色" : "变白一点、清楚一点"}`}
            working="正在改…"
            action={() => remake({ evenLight: !known?.evenLight })}
          >
            {known?.evenLight ? "用原来的颜色" : "变白一点、清楚一点"}
          </ActionButton>
          {failure.value !== undefined && (
            <Notice kind="error" urgent>
              {failure.value}
            </Notice>
          )}
          <FileButton
            label="重拍这一页"
            name={`重拍第 ${nth} 页`}
            onFiles={([file]) => {
              if (file) void desk.retake(page.photo, file);
            }}
          />
          <Remove desk={desk} page={page} nth={nth} />
        </div>
      </details>
      <details open={page.words !== undefined}>
        <summary>把第 {nth} 页打成字</summary>
        <TextArea
          label={`第 ${nth} 页写的是`}
          hint="可以不打。打了，看的人看不清时有个对照，照片也还在。"
          value={page.words ?? ""}
          rows={5}
          maxLength={PART_WORDS}
          onInput={(words) => desk.write(page.photo, words)}
        />
      </details>
    </div>
  );
}

const troubleWords = {
  dark: "这一页拍得有点暗。字看得清就行；看不清，开着灯再拍一张。",
  blurred: "这一页好像有点糊。字看得清就行；看不清，手放稳再拍一张。",
};

function Order({ desk, page, nth, of }: { desk: PageDesk; page: EssayPhoto; nth: number; of: number }) {
  const row = useRef<HTMLDivElement>(null);
  const moved = useRef<string | undefined>(undefined);
  // The page has moved under the finger: what was pressed keeps the focus.
  useLayoutEffect(() => {
    if (moved.current === undefined) return;
    row.current?.querySelector<HTMLElement>(`[data-by="${moved.current}"]`)?.focus();
    moved.current = undefined;
  }, [nth]);
  const button = (by: 1 | -1, words: string) => (
    <button
      type="button"
      class="button"
      data-by={by}
      aria-label={`第 ${nth} 页${words}`}
      aria-disabled={by === 1 ? nth === of : nth === 1}
      onClick={() => {
        moved.current = String(by);
        desk.move(page.photo, by);
      }}
    >
      {words}
    </button>
  );
  return (
    <div class="side-by-side" ref={row}>
      {button(-1, "上移")}
      {button(1, "下移")}
    </div>
  );
}

function Remove({ desk, page, nth }: { desk: PageDesk; page: EssayPhoto; nth: number }) {
  const asks = useSignal(false);
  if (!asks.value) {
    return (
      <Button block label={`删掉第 ${nth} 页`} onPress={() => (asks.value = true)}>
        删掉
      </Button>
    );
  }
  return (
    <Notice kind="look" urgent title={`删掉第 ${nth} 页，连同打的字？`}>
      <div class="side-by-side">
        <ActionButton action={() => desk.remove(page.photo)} working="正在删…">
          删掉
        </ActionButton>
        <Button onPress={() => (asks.value = false)}>留着</Button>
      </div>
    </Notice>
  );
}
