import { StorageLost } from "../../sync/phone.ts";
import { Button } from "../components/button.tsx";
import { Notice } from "../components/notice.tsx";
import { Page } from "../components/page.tsx";
import { StorageTrouble } from "../pages/state/storage-trouble.tsx";

/** The phone could not be opened at all: its storage does not answer, or the app's own files are not all here. */
export function CannotOpen({ error }: { error: unknown }) {
  return (
    <Page title="送学打不开">
      <div class="stack">
        {error instanceof StorageLost ? (
          <StorageTrouble storage={error.blocked ? "blocked" : "lost"} />
        ) : (
          <Notice kind="look">
            送学自己的文件没有取全，多半是网络断了。存在手机上的都还在，有信号时再打开一次就好。
          </Notice>
        )}
        <Button kind="primary" block onPress={() => location.reload()}>
          重新打开
        </Button>
      </div>
    </Page>
  );
}
