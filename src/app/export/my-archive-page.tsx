import { useSignal } from "@preact/signals";
import { foldNotes } from "../../domain/fold/notes.ts";
import { CheckField } from "../components/fields.tsx";
import { Notice } from "../components/notice.tsx";
import { Page } from "../components/page.tsx";
import { myself } from "../session/reckonings.ts";
import { credit } from "../session/study-reckonings.ts";
import { useFold, useReckoned, useSession } from "../session/use-session.ts";
import { archiveSource } from "./archive-source.ts";
import { ArchiveView } from "./archive-view.tsx";

/** 我的学习档案: the same paper that the branch can make, and with his notes where he wants them in it. */
export function MyArchivePage() {
  const session = useSession();
  const me = useReckoned(myself);
  const reckoned = useReckoned(credit);
  const { all } = useFold(foldNotes);
  const withNotes = useSignal(false);
  if (!me) {
    return (
      <Page title="我的学习档案" back="/record" backLabel="记录">
        <Notice>您的名册资料还没有传到这部手机，联网以后再来。</Notice>
      </Page>
    );
  }
  const source = archiveSource(session, me, reckoned);
  return (
    <Page title="我的学习档案" back="/record" backLabel="记录">
      <div class="stack">
        <div class="stack no-print">
          <p>
            您的学习记录、签到、体会，整理成一份，没有网络也能存、能打印。支部也能整理，只是看不到您的笔记。
          </p>
          {all.length > 0 && (
            <CheckField
              label={`连笔记一起（${all.length} 条）`}
              checked={withNotes.value}
              onChange={(checked) => (withNotes.value = checked)}
            />
          )}
        </div>
        <ArchiveView source={withNotes.value ? { ...source, notes: all } : source} />
      </div>
    </Page>
  );
}
