import { ButtonLink } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page } from "../../components/page.tsx";
import { myself } from "../../session/reckonings.ts";
import { useReckoned } from "../../session/use-session.ts";

/** An invitation opened on a phone that is somebody's already. It is not used up. */
export function AlreadyEnrolledPage() {
  const name = useReckoned(myself)?.name;
  return (
    <Page title={name === undefined ? "这部手机已经登记过了" : `这部手机是${name}同志的`}>
      <div class="stack">
        <Notice>
          这个浏览器里已经登记好了，不用再点邀请，这个邀请也没有用掉。邀请是给别人的，请在那个人自己的手机上打开；同一部手机，可以换一个浏览器打开。
        </Notice>
        <ButtonLink kind="primary" block to="/">
          进入首页
        </ButtonLink>
      </div>
    </Page>
  );
}
