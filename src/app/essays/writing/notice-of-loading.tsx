import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";

/** A part of the app that is on its way, or could not come. What was written is not touched by it. */
export function NoticeOfLoading({ failed, retry }: { failed: boolean; retry: () => void }) {
  if (!failed) return <p role="status">正在打开…</p>;
  return (
    <Notice kind="look" title="这一部分还没有取到">
      <p>写的都在。有网络的时候再试一次。</p>
      <Button onPress={retry}>再试一次</Button>
    </Notice>
  );
}
