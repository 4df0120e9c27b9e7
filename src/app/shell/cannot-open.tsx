import { StorageDamaged, StorageLost } from "../../sync/phone.ts";
import { Button } from "../components/button.tsx";
import { Notice } from "../components/notice.tsx";
import { Page } from "../components/page.tsx";
import { StorageTrouble } from "../pages/state/storage-trouble.tsx";

/** The phone could not be opened at all: its storage does not answer, or something nobody has thought of. */
export function CannotOpen({ error }: { error: unknown }) {
  return (
    <Page title="送学打不开">
      <div class="stack">
        {error instanceof StorageLost ? (
          <StorageTrouble storage={error.blocked ? "blocked" : "lost"} />
        ) : error instanceof StorageDamaged ? (
          <StorageTrouble storage="damaged" />
        ) : (
          <Notice kind="look">
            打开的时候出了意外。存在手机上的都还在，请重新打开一次；还不行，换个浏览器，或告诉支部。
          </Notice>
        )}
        <Button kind="primary" block onPress={() => location.reload()}>
          重新打开
        </Button>
      </div>
    </Page>
  );
}
