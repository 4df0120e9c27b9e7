import { ActionButton } from "../../components/action-button.tsx";
import { ButtonLink } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page } from "../../components/page.tsx";
import { myself } from "../../session/reckonings.ts";
import { useReckoned, useSession } from "../../session/use-session.ts";
import { textsToRead } from "../../texts/my-texts.ts";
import { FetchTexts } from "../../texts/fetch-texts.tsx";
import { useShelf } from "../../texts/use-shelf.ts";

/** After enrolment: the texts to be had without network, when the person wants them. */
export function PackPage() {
  const { phone } = useSession();
  const me = useReckoned(myself);
  const published = useReckoned(textsToRead);
  const here = useShelf().here.value;
  const complete = here !== undefined && published.every(({ blob }) => here.has(blob));
  return (
    <Page title={me ? `登记好了，${me.name}同志` : "登记好了"}>
      <div class="stack">
        {published.length === 0 ? (
          <>
            <Notice>学习材料还没有传过来。可以先进首页，有网络时会自动来。</Notice>
            <ActionButton block action={() => phone.contact()} working="正在联系…">
              现在取一次
            </ActionButton>
          </>
        ) : complete ? (
          <Notice kind="kept" title={`${published.length} 篇学习材料都在手机上了`}>
            以后没有网络也能看。
          </Notice>
        ) : (
          <>
            <p>支部发了 {published.length} 篇学习材料。现在存到手机上，以后没有网络也能看。</p>
            <FetchTexts texts={published} kind="primary" />
            <p class="muted small">传的时候压缩过，用的流量还要少。图片和录音不在里面，要看要听时再下载。</p>
          </>
        )}
        <ButtonLink to="/" block kind={complete ? "primary" : "second"}>
          {complete ? "进入首页" : "以后再说，进入首页"}
        </ButtonLink>
      </div>
    </Page>
  );
}
