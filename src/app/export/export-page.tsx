import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { foldComplaints } from "../../domain/fold/complaints.ts";
import { foldNotes } from "../../domain/fold/notes.ts";
import { saveFile } from "../components/save-file.ts";
import { ActionButton } from "../components/action-button.tsx";
import { Button } from "../components/button.tsx";
import { CheckField } from "../components/fields.tsx";
import { Notice } from "../components/notice.tsx";
import { Page } from "../components/page.tsx";
import { ByteProgress } from "../components/progress.tsx";
import { foldTexts } from "../../domain/fold/texts.ts";
import { myself, today } from "../session/reckonings.ts";
import { credit } from "../session/study-reckonings.ts";
import type { Session } from "../session/session.ts";
import { useMe, useReckoned, useSession } from "../session/use-session.ts";
import { megabytes } from "../words/sizes.ts";
import { aboutExport } from "./about-export.ts";
import { archiveSource } from "./archive-source.ts";
import { nameOf } from "./file-names.ts";
import { hisAlone } from "./his-alone.ts";
import { ownFiles, type OwnFiles } from "./own-files.ts";
import { writeZip, type Written } from "./write-zip.ts";

/** 导出我的全部数据: one zip that opens without us, made on this phone. */
export function ExportPage() {
  const session = useSession();
  const { phone } = session;
  const me = useMe();
  const name = useReckoned(myself)?.name ?? "本人";
  const found = useSignal<{ files: OwnFiles; here: ReadonlySet<string> } | undefined>(undefined);
  const fetches = useSignal(navigator.onLine);
  const progress = useSignal<{ done: number; of: number } | undefined>(undefined);
  const stop = useSignal({ aborted: false });
  const written = useSignal<Written | "stopped" | undefined>(undefined);

  useEffect(() => {
    find().catch(() => undefined);
  }, []);
  async function find() {
    const files = await filesOf(session, me);
    const here = await phone.blobs.has(files.media.map(({ blob }) => blob));
    found.value = { files, here };
    return files;
  }
  async function make(): Promise<void> {
    const signal = { aborted: false };
    stop.value = signal;
    written.value = undefined;
    // What was written since the page was opened is in it too.
    const files = await find();
    const of = sizeOf(files.media);
    progress.value = { done: 0, of };
    try {
      const now = Date.now();
      const result = await writeZip(phone.blobs, files, {
        fetches: fetches.value,
        on: (done) => (progress.value = { done, of }),
        signal,
        now,
        about: (missing) => aboutExport(name, now, missing, files.leftOut),
      });
      written.value = result ?? "stopped";
      if (result) save(result);
    } finally {
      progress.value = undefined;
    }
  }
  function save({ zip }: Written): void {
    saveFile(zip, fileName(name), "application/zip");
  }

  const media = found.value?.files.media ?? [];
  const away = media.filter(({ blob }) => !found.value?.here.has(blob));
  const done = written.value;
  return (
    <Page title="导出我的全部数据" back="/me/data" backLabel="我的数据">
      <div class="stack">
        <p>
          学习记录、签到、体会（每次交的、一稿一稿的）、笔记、草稿、声音和照片，装成一个压缩包。不用送学，电脑、手机都能打开。
        </p>
        {media.length > 0 && (
          <p>
            声音、照片和附件 {media.length} 个，共 {megabytes(sizeOf(media))}。
          </p>
        )}
        {away.length > 0 && progress.value === undefined && (
          <CheckField
            label={`不在这部手机上的 ${away.length} 个也从服务器取来（${megabytes(sizeOf(away))}）`}
            checked={fetches.value}
            onChange={(checked) => (fetches.value = checked)}
          />
        )}
        <ActionButton kind="primary" block action={make} working="正在整理…">
          {done !== undefined && done !== "stopped" ? "重新整理一份" : "整理并保存"}
        </ActionButton>
        {progress.value && (
          <div class="stack">
            <ByteProgress label="正在装进去" {...progress.value} />
            <Button block onPress={() => (stop.value.aborted = true)}>
              停下
            </Button>
          </div>
        )}
        <div class="stack" role="status">
          {done === "stopped" && <p>停下了，什么也没有存。</p>}
          {done !== undefined && done !== "stopped" && (
            <>
              <p>
                文件“{fileName(name)}”（{megabytes(done.zip.size)}
                ）已交给浏览器保存。没有看到？微信里存不了文件，请换手机自带的浏览器打开送学。
              </p>
              {done.missing.length > 0 && (
                <Notice kind="look" title={`有 ${done.missing.length} 个没能收进来`}>
                  <p>压缩包里的“说明.txt”列出了是哪些、为什么。</p>
                </Notice>
              )}
            </>
          )}
        </div>
        {done !== undefined && done !== "stopped" && (
          <Button block onPress={() => save(done)}>
            再存一次
          </Button>
        )}
      </div>
    </Page>
  );
}

function fileName(name: string): string {
  return `送学 ${nameOf(name, "本人")} ${today()}.zip`;
}

function sizeOf(files: readonly { size: number }[]): number {
  return files.reduce((sum, { size }) => sum + size, 0);
}

/** All that this phone knows of its owner; what has no name on it is not his. */
async function filesOf(session: Session, me: string): Promise<OwnFiles & { leftOut: number }> {
  const { phone } = session;
  const { json, files, leftOut } = hisAlone(await phone.exportOwn(), me);
  const drafts = (await phone.drafts.list()).filter(({ id }) => !id.startsWith("slip"));
  const entries = session.entries.value.filter(({ of }) => of === me);
  const texts = session.folded(foldTexts);
  const member = session.reckoned(myself) ?? nobodyKnown(me);
  const made = ownFiles({
    archive: archiveSource(session, member, session.reckoned(credit)),
    notes: session.folded(foldNotes).all,
    complaints: foldComplaints(
      entries.concat(session.entries.value.filter(({ kind }) => kind === "complaint-answered")),
    ),
    entries,
    drafts,
    files,
    textTitle: (text) => texts.byId.get(text)?.title,
  });
  return { ...made, texts: [...made.texts, { path: "数据.json", text: json }], leftOut };
}

/** The roster has not come yet; what he wrote is here all the same. */
function nobodyKnown(id: string) {
  return {
    id,
    name: "本人",
    status: "full" as const,
    cohorts: [],
    arrangements: [],
    homeBranch: "",
  };
}
