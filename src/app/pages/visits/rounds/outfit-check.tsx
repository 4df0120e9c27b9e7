import { useEffect } from "preact/hooks";
import { ActionButton } from "../../../components/action-button.tsx";
import { Button, type ButtonKind } from "../../../components/button.tsx";
import { Notice } from "../../../components/notice.tsx";
import { ByteProgress } from "../../../components/progress.tsx";
import { useReckoned, useSession } from "../../../session/use-session.ts";
import { opensOffline } from "../../../updates.ts";
import { countWords } from "../../../visits/my-visits.ts";
import { outfitOf, packingOf, type Outfit } from "../../../visits/outfit.ts";
import { megabytes } from "../../../words/sizes.ts";

/** 出门前检查: one tap takes all along, and it says that all is there only where it has just looked. */
export function OutfitCheck({ elders, kind }: { elders: number; kind: ButtonKind }) {
  const { phone } = useSession();
  const outfit = useReckoned(outfitOf);
  const packing = packingOf(phone);
  useEffect(() => {
    const look = (): void => {
      if (document.visibilityState === "visible") void packing.look(outfit).catch(() => undefined);
    };
    look();
    // The phone may have made room meanwhile.
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [packing, outfit]);

  const here = packing.here.value;
  const download = packing.download.value;
  if (!here) return <p class="muted">正在看手机上有什么…</p>;
  const missing = outfit.wanted.filter(({ id }) => !here.has(id));
  const bytes = missing.reduce((sum, { size }) => sum + size, 0);
  const who = elders > 0 ? `${countWords(elders)}位老人 · ` : "";
  if (missing.length === 0)
    return (
      <Notice
        kind={opensOffline.value === false ? "look" : "kept"}
        title={`${who}${thingsWords(outfit)}都在 · ${megabytes(outfit.bytes)}`}
      >
        {opensOffline.value === false
          ? "但这个浏览器没有网络时打不开送学。请点右上角的三个点，选“在浏览器打开”。"
          : "没有网络也能打开，可以出门了。"}
      </Notice>
    );
  return (
    <div class="stack close">
      <Notice kind="look" title={`${who}还差 ${missing.length} 样`}>
        {`要带的是${thingsWords(outfit)}，一共 ${megabytes(outfit.bytes)}。`}
      </Notice>
      {download && <ByteProgress label="正在存到手机" done={download.done} of={download.of} />}
      {download && (
        <Button block onPress={() => packing.stop()}>
          先停下，存了的算数
        </Button>
      )}
      {/* Stays while it works, so that what went wrong can be said below it. */}
      <div hidden={download !== undefined} class="stack close">
        <ActionButton kind={kind} block action={() => packing.pack(outfit)}>
          都带上（{megabytes(bytes)}）
        </ActionButton>
      </div>
    </div>
  );
}

function thingsWords({ readings, forms }: Outfit): string {
  return `文字${readings > 0 ? "录音" : ""}${forms > 0 ? "表格" : ""}`;
}
