import { useSignal } from "@preact/signals";
import { dayOf } from "../../../domain/day.ts";
import { dayWords } from "../../../domain/day-words.ts";
import type { ImportedText } from "../../../domain/fold/texts.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Section } from "../../components/page.tsx";
import { Sheet } from "../../components/sheet.tsx";
import { myself, today } from "../../session/reckonings.ts";
import { useReckoned, useSession } from "../../session/use-session.ts";
import { ImportBox } from "./import/import-box.tsx";
import { useNames } from "./member-names.ts";
import { PublishForm } from "./publish-form.tsx";
import { usePlacesOf } from "./publish-to.ts";
import { WhereItIs } from "./where-it-is.tsx";

/** 我已校对, by name and of exactly these words; then to the members, and away from them again; then the next version. */
export function ProofActions({ imported, suspicions }: { imported: ImportedText; suspicions: number }) {
  const { phone } = useSession();
  const name = useNames();
  const me = useReckoned(myself)?.name;
  const places = usePlacesOf(imported).filter(({ withdrawn }) => withdrawn === undefined);
  const isAsking = useSignal(false);
  const { text, blob, proofread } = imported;

  async function confirm(): Promise<void> {
    await phone.write([{ kind: "text-proofread", body: { text, blob } }]);
    isAsking.value = false;
  }

  return (
    <>
      <Section title="校对和发布">
        {proofread ? (
          <Notice kind="kept">
            {`${proofreader(imported, name)}${dayWords(dayOf(proofread.at), today())}确认：已校对，可以发给党员。`}
          </Notice>
        ) : (
          <>
            <p>还没有校对，党员看不到。要改字，请改好原文件，在下面换成新的一版。</p>
            <Button kind="primary" block onPress={() => (isAsking.value = true)}>
              我已校对，可以发给党员
            </Button>
          </>
        )}
        <WhereItIs imported={imported} />
        {proofread && (
          <PublishForm
            key={places.map(({ unit, published }) => `${unit} ${published}`).join()}
            imported={imported}
            places={places}
          />
        )}
        {isAsking.value && (
          <Sheet
            title="我已校对，可以发给党员"
            closeLabel="还没有，返回"
            onClose={() => (isAsking.value = false)}
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
      </Section>
      <Section title="换成新的一版">
        <p>
          改好的文件在这里选。还是这一篇：党员读到的地方、写的笔记都在；新的一版校对、发布以后，党员才看得到。
        </p>
        <ImportBox unit={imported.unit} text={text} />
      </Section>
    </>
  );
}

function proofreader({ proofread }: ImportedText, name: (member: string) => string): string {
  return proofread?.name ?? name(proofread?.by ?? "");
}
