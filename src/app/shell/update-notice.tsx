import { Button } from "../components/button.tsx";
import { Notice } from "../components/notice.tsx";
import { applyUpdate, updateReady } from "../updates.ts";

/** Only on a tap, and only where nobody is reading or writing: it stands on 首页 and 我的. */
export function UpdateNotice() {
  if (!updateReady.value) return null;
  return (
    <Notice kind="info" title="有新版本">
      <p>写的和存的都不会动，点一下几秒钟就好；不更新也能接着用。</p>
      <Button onPress={applyUpdate}>更新</Button>
    </Notice>
  );
}
