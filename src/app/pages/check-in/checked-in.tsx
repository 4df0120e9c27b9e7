import { ButtonLink } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page } from "../../components/page.tsx";

/** Said after a code was typed or scanned: kept here, and no more than that. */
export function CheckedIn() {
  return (
    <Page key="done" title="已存，待核" back="/" backLabel="首页">
      <div class="stack">
        <Notice kind="kept">
          签到已经存在这部手机上了。有网络时会自己传上去，由支部核对，不用再做什么。
        </Notice>
        <ButtonLink kind="primary" block to="/">
          回首页
        </ButtonLink>
        <ButtonLink block to="/record">
          看我的记录
        </ButtonLink>
      </div>
    </Page>
  );
}
