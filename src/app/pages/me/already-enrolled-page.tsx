import { ActionButton } from "../../components/action-button.tsx";
import { ButtonLink } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page } from "../../components/page.tsx";
import { addPerson } from "../../profiles/people.ts";
import { myself } from "../../session/reckonings.ts";
import { useReckoned } from "../../session/use-session.ts";

/** An invitation opened on a phone that is somebody's already. It is not used up. */
export function AlreadyEnrolledPage() {
  const name = useReckoned(myself)?.name;
  return (
    <Page title={name === undefined ? "这部手机已经登记过了" : `这部手机是${name}同志的`}>
      <div class="stack">
        <Notice>
          这个浏览器里已经登记好了，不用再点邀请，这个邀请也没有用掉。邀请是给别人的，请在那个人自己的手机上打开；要合用这一部，点下面的第二个按钮，各记各的。
        </Notice>
        <ButtonLink kind="primary" block to="/">
          进入首页
        </ButtonLink>
        <ActionButton block action={() => addPerson(name ?? "我")} working="正在准备…">
          合用这部手机：给那个人登记
        </ActionButton>
      </div>
    </Page>
  );
}
