import { useSignal } from "@preact/signals";
import { foldOrg } from "../../../domain/fold/org.ts";
import type { Sharing } from "../../../domain/fold/sharing.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Section } from "../../components/page.tsx";
import { Sheet } from "../../components/sheet.tsx";
import { useFold, useSession } from "../../session/use-session.ts";

/** What its writer allowed, where it stands now, and the way back. */
export function ShareStanding(props: { sharing: Sharing; title?: string }) {
  const { phone } = useSession();
  const { units } = useFold(foldOrg);
  const isAsking = useSignal(false);
  const { share, title, text, name, upward, shown, proposed } = props.sharing;
  const nameOf = (id: string): string => units.get(id)?.name ?? "上级";
  const onlyProposed = proposed.filter(({ unit }) => !shown.includes(unit));

  return (
    <Section title={props.title ?? "您同意给大家看"}>
      <div class="stack close">
        <Notice kind={shown.length > 0 ? "kept" : "info"}>
          <p>
            {shown.length > 0
              ? `现在放在${shown.map(nameOf).join("、")}的读书角里。`
              : "还没有放出来，放不放由支部定。"}
          </p>
          {onlyProposed.length > 0 && (
            <p>推荐给了{onlyProposed.map(({ unit }) => nameOf(unit)).join("、")}。</p>
          )}
          <p>
            {name === undefined ? "不署名" : `署名“${name}”`}，{upward ? "也可以推荐到上面" : "只给本支部"}。
          </p>
        </Notice>
        <details>
          <summary>给大家看的是这些</summary>
          <h3>{title}</h3>
          <p style={{ whiteSpace: "pre-wrap" }}>{text}</p>
        </details>
        <Button block onPress={() => (isAsking.value = true)}>
          收回，不再给大家看
        </Button>
      </div>
      {isAsking.value && (
        <Sheet title="收回，不再给大家看？" closeLabel="先不收回" onClose={() => (isAsking.value = false)}>
          <p>收回以后，哪里都不再放，大家的手机联上网就没有了。您交给支部的那一份还在。</p>
          <ActionButton
            kind="primary"
            block
            working="正在收回…"
            action={async () => {
              await phone.write([{ kind: "sharing-withdrawn", body: { share } }]);
              isAsking.value = false;
            }}
          >
            收回
          </ActionButton>
        </Sheet>
      )}
    </Section>
  );
}
