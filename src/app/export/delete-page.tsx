import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { foldEssays } from "../../domain/fold/essays.ts";
import { foldNotes } from "../../domain/fold/notes.ts";
import type { EntryId } from "../../domain/ids.ts";
import { entriesOfEssay, entriesOfNote } from "../../domain/own-words.ts";
import type { Draft } from "../../sync/phone.ts";
import { ActionButton } from "../components/action-button.tsx";
import { ButtonLink } from "../components/button.tsx";
import { Notice } from "../components/notice.tsx";
import { Page } from "../components/page.tsx";
import type { PageProps } from "../routing/route.ts";
import { useFold, useMe, useSession } from "../session/use-session.ts";
import { deleteWriting } from "./delete-writing.ts";

/** 删除这一篇: an essay with all that belongs to it. */
export function DeleteEssayPage({ params }: PageProps) {
  const id = params["essay"] ?? "";
  const me = useMe();
  const { entries } = useSession();
  const essay = useFold(foldEssays).list.find((one) => one.id === id && one.writer === me);
  const own = entriesOfEssay(entries.value, me, id);
  return (
    <DeletePage
      title="删除这一篇？"
      what={essay?.title ? `《${essay.title}》` : "这一篇体会"}
      back={`/essays/${id}`}
      after={["/essays", "回到学习体会"]}
      entries={own}
      isOfIt={(draft) => draft.id.includes(id) || own.some((entry) => draft.id.includes(entry))}
    >
      <p>
        会删掉：写过的每一稿、每次交的、录的声音、拍的照片、别人帮您写成文字的，还有给大家看的那一份。服务器上的、支部手机上的，联网时都删。
      </p>
      <p>支部给您的答复是支部写的，不在里面。交过的篇数，也就不算这一篇了。</p>
    </DeletePage>
  );
}

export function DeleteNotePage({ params }: PageProps) {
  const id = params["note"] ?? "";
  const me = useMe();
  const { entries } = useSession();
  const note = useFold(foldNotes).all.find((one) => one.id === id);
  return (
    <DeletePage
      title="彻底删除这条笔记？"
      what={note?.words ? `“${note.words.slice(0, 30)}”` : "这条笔记"}
      back={`/notes/${id}`}
      after={["/notes", "回到我的笔记"]}
      entries={entriesOfNote(entries.value, me, id)}
      isOfIt={(draft) => draft.id.includes(id)}
    >
      <p>存下的这一条，改过几次的也一起，服务器上的、您几部手机上的，联网时都删，不能再恢复。</p>
    </DeletePage>
  );
}

/** Says what goes and what does not, and does it with one tap. */
function DeletePage(props: {
  title: string;
  what: string;
  back: string;
  after: readonly [to: string, words: string];
  entries: readonly EntryId[];
  isOfIt: (draft: Draft) => boolean;
  children: ComponentChildren;
}) {
  const { phone } = useSession();
  const isAsked = useSignal(false);
  const [to, words] = props.after;

  async function remove(): Promise<void> {
    await deleteWriting(phone, props.entries, props.isOfIt);
    isAsked.value = true;
    // Where there is a network it need not wait for the next time; where there is none, nothing is said.
    void phone.contact();
  }
  if (isAsked.value) {
    return (
      <Page title="已经记下要删" back={to}>
        <div class="stack">
          <Notice kind="kept">
            这部手机上没写完的已经删了。删除的请求已存好，有网络就交上去：服务器收到就删，别的手机下次联网时删。
          </Notice>
          <ButtonLink kind="primary" block to={to}>
            {words}
          </ButtonLink>
        </div>
      </Page>
    );
  }
  return (
    <Page title={props.title} back={props.back}>
      <div class="stack">
        <p class="said">{props.what}</p>
        {props.children}
        <p>只留下“有过一条，某天删除”的痕迹，看不出写的是什么。删了就回不来，想留底的请先导出。</p>
        <p>删不到的：服务器的备份、已经打印的、别人截的屏，还有不再联网的手机里的。</p>
        <p>
          现在删的，是这部手机知道的。您别的手机上没写完的草稿、还没联网交上来的，这里还不知道，也删不到：那部手机一联网，它们又会回来，要在那部手机上再删一次。
        </p>
        <ActionButton block action={remove} working="正在存…">
          删除
        </ActionButton>
        <ButtonLink block to={props.back}>
          先不删
        </ButtonLink>
      </div>
    </Page>
  );
}
