import { useSignal } from "@preact/signals";
import type { SeenEntry } from "../../../domain/entry.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { TextField } from "../../components/fields.tsx";
import { now } from "../../session/now.ts";
import { useSession } from "../../session/use-session.ts";
import { momentWords } from "../../words/dates.ts";
import { entryText, entryTitle } from "../../words/entry-words.ts";
import { useNames } from "./member-names.ts";

/** One entry that the server set apart, and the word that lets it in. */
export function Release({ entry }: { entry: SeenEntry }) {
  const { phone, entries } = useSession();
  const name = useNames();
  const why = useSignal("");
  const error = useSignal<string | undefined>(undefined);
  const words = entryText(entry);
  const released = entries.value.some(
    (other) => other.kind === "entry-released" && other.body.entry === entry.id,
  );

  async function release(): Promise<void> {
    const reason = why.value.trim();
    error.value = reason === "" ? "请写一句为什么可以收下。" : undefined;
    if (error.value !== undefined) return;
    await phone.write([{ kind: "entry-released", body: { entry: entry.id, why: reason } }]);
  }

  return (
    <div class="card">
      <p>
        <strong>{name(entry.of)}</strong> {momentWords(entry.at, now.value)}写的：{entryTitle(entry)}
      </p>
      {words !== "" && <p class="said">{words}</p>}
      {released ? (
        <p>已同意收下。</p>
      ) : (
        <>
          <TextField
            label="为什么可以收下"
            value={why.value}
            error={error.value}
            maxLength={200}
            onInput={(value) => (why.value = value)}
          />
          <ActionButton action={release}>收下</ActionButton>
        </>
      )}
    </div>
  );
}
