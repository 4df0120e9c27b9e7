import { useSignal } from "@preact/signals";
import { dayOf } from "../../../domain/day.ts";
import { dayWords } from "../../../domain/day-words.ts";
import { foldTexts, type ImportedText } from "../../../domain/fold/texts.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Section } from "../../components/page.tsx";
import { Sheet } from "../../components/sheet.tsx";
import { myself, today } from "../../session/reckonings.ts";
import { useFold, useReckoned, useSession } from "../../session/use-session.ts";
import { useNames } from "./member-names.ts";
import { PublishForm } from "./publish-form.tsx";

/** 我已校对, by name and of exactly these words; then to the members, and away from them again. */
export function ProofActions({ imported, suspicions }: { imported: ImportedText; suspicions: number }) {
  const { phone } = useSession();
  const name = useNames();
  const me = useReckoned(myself)?.name;
  const published = useFold(foldTexts).byId.get(imported.text);
  const asking = useSignal<"proofread" | "withdraw" | undefined>(undefined);
  const { text, blob, proofread } = imported;

  async function confirm(): Promise<void> {
    await phone.write([{ kind: "text-proofread", body: { text, blob } }]);
    asking.value = undefined;
  }
  async function withdraw(): Promise<void> {
    await phone.write([{ kind: "text-withdrawn", body: { text, unit: published!.unit } }]);
    asking.value = undefined;
  }

  return (
    <Section title="校对和发布">
      {proofread ? (
        <Notice kind="kept">
          {`${proofreader(imported, name)}${dayWords(dayOf(proofread.at), today())}确认：已校对，可以发给党员。`}
        </Notice>
      ) : (
        <>
          <p>还没有校对，党员看不到。要改字，请改好原文件，重新导入。</p>
          <Button kind="primary" block onPress={() => (asking.value = "proofread")}>
            我已校对，可以发给党员
          </Button>
        </>
      )}
      {published && (
        <Notice kind={imported.isPublished ? "kept" : "look"}>
          {imported.isPublished ? "党员现在能看到这一篇。" : "党员现在看到的还是上一版。"}
        </Notice>
      )}
      {proofread && <PublishForm key={published?.published} imported={imported} published={published} />}
      {published && (
        <Button block onPress={() => (asking.value = "withdraw")}>
          撤下这一篇
        </Button>
      )}
      {asking.value === "proofread" && (
        <Sheet
          title="我已校对，可以发给党员"
          closeLabel="还没有，返回"
          onClose={() => (asking.value = undefined)}
        >
          <p>
            {suspicions > 0 && `${suspicions} 处可疑的地方都看过了，`}
            全文从头到尾读过，没有错字、漏字和不该有的内容。会记下是{me ? `您（${me}）` : "您"}确认的。
          </p>
          <ActionButton kind="primary" block working="正在保存…" action={confirm}>
            确认
          </ActionButton>
        </Sheet>
      )}
      {asking.value === "withdraw" && (
        <Sheet title="撤下这一篇" onClose={() => (asking.value = undefined)}>
          <p>党员联网后就看不到这一篇了。已经学过的，学时照算。</p>
          <ActionButton kind="primary" block working="正在保存…" action={withdraw}>
            撤下
          </ActionButton>
        </Sheet>
      )}
    </Section>
  );
}

function proofreader({ proofread }: ImportedText, name: (member: string) => string): string {
  return proofread?.name ?? name(proofread?.by ?? "");
}
