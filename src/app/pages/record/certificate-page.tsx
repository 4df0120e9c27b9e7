import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { ActionButton } from "../../components/action-button.tsx";
import { TextField } from "../../components/text-field.tsx";
import { MinutesField } from "../../components/minutes-field.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page } from "../../components/page.tsx";
import { DraftStatusLine } from "../../drafts/draft-status.tsx";
import { useDraft } from "../../drafts/use-draft.ts";
import { goTo } from "../../routing/place.ts";
import { today } from "../../session/reckonings.ts";
import { useSession } from "../../session/use-session.ts";
import { megabytes } from "../../words/sizes.ts";
import { shrinkPhoto } from "../../pictures/shrink-photo.ts";

/** 参学证明: the paper of a host branch that does not use the app. 待家乡支部核对. */
export function CertificatePage() {
  const { phone } = useSession();
  const draft = useDraft("certificate", { day: today(), where: "", minutes: 45 });
  const { day, where, minutes } = draft.content.value;
  const photo = useSignal<Uint8Array<ArrayBuffer> | undefined>(undefined);
  const error = useSignal<string | undefined>(undefined);

  async function take(file: File | undefined): Promise<void> {
    if (!file) return;
    error.value = undefined;
    try {
      photo.value = await shrinkPhoto(file);
    } catch {
      error.value = "这张图片打不开，请重新拍一张，或选一张 JPG 图片。";
    }
  }

  async function send(): Promise<void> {
    error.value = whatIsWrong({ photo: photo.value, where, minutes, day });
    if (error.value !== undefined || !photo.value) return;
    const bytes = photo.value;
    await draft.send(async () => {
      const id = await phone.blobs.put(bytes, "image/jpeg", "draft");
      const body = { day, where: where.trim(), minutes, photo: id, size: bytes.length };
      return phone.write([{ kind: "certificate-shown", body }], { draft: draft.id, blobs: [id] });
    });
    goTo("/record", true);
  }

  return (
    <Page title="交参学证明" back="/record">
      <div class="stack">
        <p>在外地参加了别的支部的学习，请他们开一张纸条，拍下来交给家乡支部核对。</p>
        <label class="button block photo-button">
          {photo.value ? "重拍，或另选一张" : "拍下证明，或选一张照片"}
          <input
            class="out-of-sight"
            type="file"
            accept="image/*"
            capture="environment"
            onChange={(event) => void take(event.currentTarget.files?.[0])}
          />
        </label>
        {photo.value && <Preview bytes={photo.value} />}
        <TextField
          label="在哪里学的"
          hint="比如：深圳市某某社区党支部"
          value={where}
          maxLength={100}
          onInput={(value) => draft.change({ where: value })}
        />
        <TextField
          label="哪一天"
          type="date"
          value={day}
          max={today()}
          onInput={(value) => draft.change({ day: value })}
        />
        <MinutesField value={minutes} onChange={(value) => draft.change({ minutes: value })} />
        {error.value !== undefined && (
          <p class="field-error" role="alert">
            {error.value}
          </p>
        )}
        <ActionButton kind="primary" block action={send} working="正在存…">
          交给家乡支部核对
        </ActionButton>
        <Notice>照片会先存在手机上，有网络时再传。照片里的位置信息不会带上。</Notice>
        <DraftStatusLine draft={draft} words={(content) => `${content.day} ${content.where}`} />
      </div>
    </Page>
  );
}

function Preview({ bytes }: { bytes: Uint8Array<ArrayBuffer> }) {
  const url = useSignal<string | undefined>(undefined);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes], { type: "image/jpeg" }));
    url.value = made;
    return () => URL.revokeObjectURL(made);
  }, [bytes]);
  return (
    <figure>
      <img src={url.value} alt="您拍的参学证明" style={{ maxWidth: "100%" }} />
      <figcaption class="muted small">缩小后 {megabytes(bytes.length)}，字还看得清就行</figcaption>
    </figure>
  );
}

function whatIsWrong(form: {
  photo?: Uint8Array;
  where: string;
  minutes: number;
  day: string;
}): string | undefined {
  if (!form.photo) return "请先拍下证明的照片。";
  if (form.where.trim() === "") return "请写在哪里学的。";
  if (!(form.minutes > 0)) return "请填学了多少分钟。";
  if (form.day === "" || form.day > today()) return "请再看看是哪一天。";
  return undefined;
}
