import { useSignal } from "@preact/signals";
import { dayWords, minutesWords } from "../../../domain/day-words.ts";
import type { SeenEntry } from "../../../domain/entry.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { TextField } from "../../components/text-field.tsx";
import { useKeptWords } from "../../drafts/use-kept-words.ts";
import { Notice } from "../../components/notice.tsx";
import { Facts } from "../../components/rows.tsx";
import { goTo } from "../../routing/place.ts";
import type { PageProps } from "../../routing/route.ts";
import { today } from "../../session/reckonings.ts";
import { useSession } from "../../session/use-session.ts";
import { BlobPhoto } from "./blob-photo.tsx";
import { useNames } from "./member-names.ts";
import { BranchPage } from "./my-units.tsx";

export function CertificatePage({ params }: PageProps) {
  const shown = useSession().entries.value.find(
    (entry): entry is SeenEntry<"certificate-shown"> =>
      entry.kind === "certificate-shown" && entry.id === params["entry"],
  );
  return (
    <BranchPage title="参学证明" back="/branch/requests" backLabel="请您处理的">
      {() => (shown ? <CheckCertificate shown={shown} /> : <Notice>这台手机上没有这张证明。</Notice>)}
    </BranchPage>
  );
}

function CheckCertificate({ shown }: { shown: SeenEntry<"certificate-shown"> }) {
  const { entries } = useSession();
  const name = useNames();
  const words = useKeptWords(`check:${shown.id}`);
  const error = useSignal<string | undefined>(undefined);
  const { day, where, minutes, photo, size } = shown.body;
  let checked: SeenEntry<"certificate-checked"> | undefined;
  for (const entry of entries.value)
    if (entry.kind === "certificate-checked" && entry.body.entry === shown.id) checked = entry;

  async function check(holds: boolean): Promise<void> {
    const said = words.value.trim();
    error.value = !holds && said === "" ? "请写一句哪里不符，他会看到。" : undefined;
    if (error.value !== undefined) return;
    const body = { entry: shown.id, holds, ...(said && { words: said }) };
    await words.write([{ kind: "certificate-checked", body }]);
    goTo("/branch/requests", true);
  }

  return (
    <div class="stack">
      <Facts
        facts={[
          ["党员", name(shown.of)],
          ["哪一天", dayWords(day, today())],
          ["在哪里学", where],
          ["时长", minutesWords(minutes)],
        ]}
      />
      <BlobPhoto id={photo} size={size} label={`${name(shown.of)}的参学证明`} />
      {checked && (
        <Notice
          kind={checked.body.holds ? "kept" : "look"}
          title={checked.body.holds ? "已核对，属实" : "核对不符"}
        >
          {checked.body.words}
        </Notice>
      )}
      <TextField
        label="说明"
        hint="属实可以不写；不符请写一句为什么。"
        value={words.value}
        error={error.value}
        maxLength={200}
        onInput={(value) => (words.value = value)}
      />
      <ActionButton kind="primary" block action={() => check(true)}>
        核对属实
      </ActionButton>
      <ActionButton block action={() => check(false)}>
        不符
      </ActionButton>
    </div>
  );
}
