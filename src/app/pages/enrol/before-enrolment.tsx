import { Page } from "../../components/page.tsx";
import { Notice } from "../../components/notice.tsx";
import { canHaveKey } from "../../enrolment/browser.ts";
import { path } from "../../routing/place.ts";
import { matchPath } from "../../routing/route.ts";
import { useSession } from "../../session/use-session.ts";
import { StorageTrouble } from "../state/storage-trouble.tsx";
import { EndedPage } from "./ended-page.tsx";
import { InvitationPage } from "./invitation-page.tsx";
import { RefusedPage, WaitingPage } from "./waiting-page.tsx";
import { WelcomePage } from "./welcome-page.tsx";

/** What somebody sees who is not enrolled on this phone. */
export function BeforeEnrolment() {
  const { enrolment, storage } = useSession().state.value;
  const code = matchPath("/enrol/:code", path.value)?.["code"];
  if (!canHaveKey()) return <NeedsHttps />;
  if (storage === "blocked" || storage === "lost")
    return (
      <Page title="手机的存储连不上">
        <StorageTrouble storage={storage} />
      </Page>
    );
  if (enrolment === "ended") return <EndedPage />;
  if (enrolment === "refused") return <RefusedPage />;
  if (enrolment === "waiting") return <WaitingPage />;
  return code === undefined ? <WelcomePage /> : <InvitationPage key={code} code={code} />;
}

function NeedsHttps() {
  return (
    <Page title="要用 https 的地址打开">
      <Notice kind="look">
        现在的地址是 http 开头的，浏览器不让在这里存钥匙，也不能离线用。请用支部发的 https
        开头的链接打开；还不行，请告诉支部：服务器前面要装证书。
      </Notice>
    </Page>
  );
}
