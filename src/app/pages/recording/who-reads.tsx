import { useSignal } from "@preact/signals";
import { foldRecordedReadings, type RecordedReading } from "../../../domain/fold/recorded-readings.ts";
import type { PublishedText } from "../../../domain/fold/texts.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { ChoiceField } from "../../components/fields.tsx";
import { TextField } from "../../components/text-field.tsx";
import type { OpenDraft } from "../../drafts/open-draft.ts";
import { newId } from "../../new-id.ts";
import type { DraftPart, Paragraph, RecordingDraft } from "../../recording/recording-draft.ts";
import { soundType } from "../../texts/sound-type.ts";
import { myself } from "../../session/reckonings.ts";
import { useFold, useMe, useReckoned, useSession } from "../../session/use-session.ts";

/** Whose voice it is and in what tongue, before the first paragraph; and whether it goes on from one that was handed in. */
export function WhoReads(props: {
  draft: OpenDraft<RecordingDraft>;
  published: PublishedText;
  paragraphs: readonly Paragraph[];
  onReady: () => void;
}) {
  const { draft, published, paragraphs } = props;
  const { phone } = useSession();
  const me = useMe();
  const name = useReckoned(myself)?.name ?? "";
  const { reading, voice, dialect } = draft.content.value;
  const earlier = useFold(foldRecordedReadings).all.find(
    ({ of, text }) => of === me && text === published.text,
  );
  const isAnew = useSignal(false);
  const begins = reading === "" ? (isAnew.value ? undefined : earlier) : undefined;
  const called = useSignal(voice || begins?.voice || name);
  const own = useSignal(dialect || begins?.dialect || "");
  const speaks = useSignal<"common" | "own">(own.value === "" ? "common" : "own");
  const errors = useSignal<{ called?: string; own?: string }>({});

  async function begin(): Promise<void> {
    const [who, tongue] = [called.value.trim(), speaks.value === "own" ? own.value.trim() : ""];
    errors.value = {
      ...(who === "" && { called: "请写上名字，听的人好知道是谁在读。" }),
      ...(speaks.value === "own" && tongue === "" && { own: "请写是哪里的话，比如：长沙话。" }),
    };
    if (Object.keys(errors.value).length > 0) return;
    draft.change({
      voice: who,
      dialect: tongue,
      ...(reading === "" && { reading: begins?.reading ?? newId() }),
      ...(begins && { parts: await partsOf(begins) }),
    });
    await draft.flush();
    props.onReady();
  }

  /** What was handed in before, where it lies on this phone and the words are the same. */
  async function partsOf(before: RecordedReading): Promise<DraftPart[]> {
    if (before.blob !== published.blob) return [];
    const parts: DraftPart[] = [];
    for (const { block, sound, size, seconds } of before.parts) {
      const at = paragraphs.find((one) => one.block === block);
      const bytes = at && (await phone.blobs.get(sound));
      const type = bytes && soundType(bytes);
      if (at && type)
        parts.push({ sound, size, seconds, type, words: at.words, nth: at.nth, isHandedIn: true });
    }
    return parts;
  }

  return (
    <>
      <p>
        一段一段地读，读完一段存一段，没有网络也能录。读错了就重录这一段；随时可以停，下次接着录。也不必读完，读几段都行。
      </p>
      {reading === "" && earlier && (
        <ChoiceField
          label="这一篇您录过"
          long
          choices={[
            { value: "on", label: "在上次录的上面改，没改的不用重录" },
            { value: "anew", label: "另外录一份，上次的留着" },
          ]}
          value={isAnew.value ? "anew" : "on"}
          onChange={(value) => (isAnew.value = value === "anew")}
        />
      )}
      <TextField
        label="谁在读"
        hint="听的人会看到"
        value={called.value}
        error={errors.value.called}
        maxLength={20}
        onInput={(value) => (called.value = value)}
      />
      <ChoiceField
        label="用什么话读"
        choices={[
          { value: "common", label: "普通话" },
          { value: "own", label: "家乡话" },
        ]}
        value={speaks.value}
        onChange={(value) => (speaks.value = value)}
      />
      {speaks.value === "own" && (
        <TextField
          label="哪里的话"
          hint="比如：长沙话"
          value={own.value}
          error={errors.value.own}
          maxLength={15}
          onInput={(value) => (own.value = value)}
        />
      )}
      <ActionButton kind="primary" block action={begin}>
        {reading === "" ? "开始录" : "就这样"}
      </ActionButton>
    </>
  );
}
