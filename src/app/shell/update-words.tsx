import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { ActionButton } from "../components/action-button.tsx";
import { Button } from "../components/button.tsx";
import { Notice } from "../components/notice.tsx";
import { applyUpdate, lookForUpdate } from "../keep-for-offline.ts";
import { updateReady } from "../updates.ts";

export function OfferedUpdate() {
  return (
    <Notice kind="info" title="有新版本">
      <p>写的和存的都不会动，点一下几秒钟就好；不更新也能接着用。</p>
      <Button onPress={applyUpdate}>更新</Button>
    </Notice>
  );
}

/** The server has gone on to a newer protocol. Everything works but talking to it; what is written waits here. */
export function NeededUpdate() {
  const looked = useSignal(false);
  useEffect(() => {
    void lookForUpdate();
  }, []);

  async function look(): Promise<void> {
    await lookForUpdate();
    looked.value = true;
  }

  return (
    <Notice kind="look" title="送学要更新一次，才能上传">
      <p>
        支部的服务器换了新版本。写的都在这部手机上，一条没丢，更新以后会自己传上去；现在不更新，也能接着写。
      </p>
      {updateReady.value ? (
        <Button onPress={applyUpdate}>更新</Button>
      ) : (
        <>
          <ActionButton action={look} working="正在找…">
            找新版本
          </ActionButton>
          {looked.value && (
            <p role="status">还没有找到，多半是新版本正在放上去。过一会儿再来，写的都还在。</p>
          )}
        </>
      )}
    </Notice>
  );
}
