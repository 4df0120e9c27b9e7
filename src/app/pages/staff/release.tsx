import { useSignal } from "@preact/signals";
import { ActionButton } from "../../components/action-button.tsx";
import { TextField } from "../../components/text-field.tsx";
import { useKeptWords } from "../../drafts/use-kept-words.ts";
import { Notice } from "../../components/notice.tsx";
import { Section } from "../../components/page.tsx";
import { now } from "../../session/now.ts";
import { momentWords } from "../../words/dates.ts";
import { entryText, entryTitle } from "../../words/entry-words.ts";
import { type Apart, useApart } from "./apart.ts";
import { useNames } from "./member-names.ts";

/** What the server set apart, for staff to let in; and below it what they have let in. */
export function Releases({ above = false }: { above?: boolean }) {
  const { open, done } = useApart(above);
  return (
    <>
      {open.length > 0 && (
        <Section title="另外放着的记录">
          <p class="muted">
            停用的手机补传的、已迁走的人或没有结对的人写的，没有自动收下。看过没问题，可以收下。
          </p>
          {open.map((one) => (
            <Release key={one.entry.id} apart={one} />
          ))}
        </Section>
      )}
      {done.length > 0 && (
        <Section title="同意收下的">
          {done.map((one) => (
            <Release key={one.entry.id} apart={one} />
          ))}
        </Section>
      )}
    </>
  );
}

/** One entry that the server set apart, and the word that lets it in. */
function Release({ apart: { entry, state } }: { apart: Apart }) {
  const name = useNames();
  const why = useKeptWords(`release:${entry.id}`);
  const error = useSignal<string | undefined>(undefined);
  const words = entryText(entry);

  async function release(): Promise<void> {
    const reason = why.value.trim();
    error.value = reason === "" ? "请写一句为什么可以收下。" : undefined;
    if (error.value !== undefined) return;
    await why.write([{ kind: "entry-released", body: { entry: entry.id, why: reason } }]);
  }

  return (
    <div class="card">
      <p>
        {entry.by !== entry.of && `${name(entry.by)}替`}
        <strong>{name(entry.of)}</strong> {momentWords(entry.at, now.value)}写的：{entryTitle(entry)}
      </p>
      {words !== "" && <p class="said">{words}</p>}
      {state === "in" && <Notice kind="kept">已收下。</Notice>}
      {state === "sent" && <p>已同意收下，服务器收到以后就算数。</p>}
      {state === "refused" && (
        <Notice kind="look">
          服务器没能收下这一条：它说的内容现在还核不上，或者他已经收回。可以过些时候再试，或请他另写一条。
        </Notice>
      )}
      {(state === "waiting" || state === "refused") && (
        <>
          <TextField
            label="为什么可以收下"
            value={why.value}
            error={error.value}
            maxLength={200}
            onInput={(value) => (why.value = value)}
          />
          <ActionButton action={release}>{state === "refused" ? "再试一次" : "收下"}</ActionButton>
        </>
      )}
    </div>
  );
}
