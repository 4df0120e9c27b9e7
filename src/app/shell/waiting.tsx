import { Button } from "../components/button.tsx";
import { Notice } from "../components/notice.tsx";
import { Page } from "../components/page.tsx";
import type { NotLoaded } from "./use-loaded.ts";

/** While a page is loaded; and where it cannot be, because it is not on the phone and there is no network. */
export function Waiting({ for: loaded }: { for: NotLoaded }) {
  if (!loaded.failed)
    return (
      <p class="opening muted" role="status">
        正在打开…
      </p>
    );
  return (
    <Page title="这一页打不开" back="/" backLabel="首页">
      <div class="stack">
        <Notice kind="look" urgent>
          这一页还没有存到手机上，要连上网络打开一次。您写的都还在。
        </Notice>
        <Button kind="primary" onPress={loaded.retry}>
          再试一次
        </Button>
      </div>
    </Page>
  );
}
