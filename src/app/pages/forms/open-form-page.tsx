import { useEffect, useMemo, useState } from "preact/hooks";
import { Button, ButtonLink } from "../../components/button.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page } from "../../components/page.tsx";
import type { Form } from "../../../domain/forms/form.ts";
import { type ForLink, keepForLink, openFormOf, type OpenedByLink } from "../../forms/open/by-link.ts";
import { keepPages } from "../../storage/keep-pages.ts";
import type { PageProps } from "../../routing/route.ts";
import { useSession } from "../../session/use-session.ts";
import { draftWords } from "./draft-words.ts";
import { FillByLink } from "./fill-by-link.tsx";
import { untilWords } from "./form-words.ts";

/** A form for whoever has its link, a member of this phone or nobody whom we know. */
export function OpenFormPage({ params }: PageProps) {
  const form = params["form"] ?? "";
  const { phone, member } = useSession();
  const [opened, setOpened] = useState<OpenedByLink | { is: "opening" }>({ is: "opening" });
  const [tries, setTries] = useState(0);
  const links = useMemo(() => keepForLink(phone, form), [phone, form]);
  const back = member.value === undefined ? {} : { back: "/forms", backLabel: "填表" };

  useEffect(() => {
    let there = true;
    void openFormOf(phone, form, (now) => void (there && setOpened(now)));
    return () => {
      there = false;
    };
  }, [phone, form, tries]);
  useEffect(() => links.sendWhileOpen(), [links]);
  useEffect(() => {
    // Once opened, it can be opened again without a network.
    if (opened.is === "open") void keepPages("forms").catch(() => undefined);
  }, [opened.is]);

  if (opened.is === "opening")
    return (
      <Page title="填表" {...back}>
        <p class="muted" role="status">
          正在打开…
        </p>
      </Page>
    );
  if (opened.is === "gone")
    return (
      <Page title="没有这张表" {...back}>
        <Notice kind="look">链接可能抄漏了，或者这张表已经截止、收回。请问问给您链接的人。</Notice>
        <Waiting links={links} form={opened.open?.file} />
        {member.value === undefined && <ButtonLink to="/">这是什么应用</ButtonLink>}
      </Page>
    );
  if (opened.is === "away")
    return (
      <Page title="现在打不开" {...back}>
        <Notice kind="look">
          <p>第一次打开要联网，现在连不上服务器。打开过一次，以后没有网也能填。</p>
          <Button onPress={() => setTries(tries + 1)}>再试一次</Button>
        </Notice>
      </Page>
    );
  const { title, asks, closes } = opened.open;
  return (
    <Page title={title} {...back}>
      <div class="stack">
        <p class="muted">
          {[`${asks}发的`, untilWords(closes === undefined ? {} : { closes })].filter(Boolean).join("，")}
        </p>
        <Waiting links={links} form={opened.open.file} />
        <Notice title="填了给谁看">
          不用登记，也不问您是谁、不记网络地址。填的内容{asks}
          看得到，只用来办这张表上的事；不想写的名字、电话可以不写。
        </Notice>
        <FillByLink open={opened.open} links={links} />
      </div>
    </Page>
  );
}

/** What was filled in here and is not there yet, or was not taken. */
function Waiting({ links, form }: { links: ForLink; form: Form | undefined }) {
  const { waiting, refused } = links.state.value;
  return (
    <>
      {waiting > 0 && (
        <Notice kind="kept" title={`填好的 ${waiting} 份，已存在本机，待送出`}>
          有网络时打开这一页就会送出。在那以前请不要清除浏览器的数据。
        </Notice>
      )}
      {refused && (
        <Notice kind="look" title="没有收下">
          <p>{refused.why}</p>
          {form && (
            <>
              <p class="said">{refused.all.map((answers) => draftWords(form, answers)).join("\n\n")}</p>
              <CopyButton text={refused.all.map((answers) => draftWords(form, answers)).join("\n\n")} />
            </>
          )}
          <Button onPress={() => void links.dropRefused()}>知道了，从手机上删去</Button>
        </Notice>
      )}
    </>
  );
}
