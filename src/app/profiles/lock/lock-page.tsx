import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { BoxContent, LockBox } from "../../../local-db/lock/lock-box.ts";
import { tryPin } from "../../../local-db/lock/try-pin.ts";
import type { Vault } from "../../../local-db/lock/vault.ts";
import { waitOf } from "../../../local-db/lock/waits.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page } from "../../components/page.tsx";
import { Sheet } from "../../components/sheet.tsx";
import { changeTo, others } from "../people.ts";
import { knownAs } from "../whose.ts";
import { deleteLocked } from "./delete-locked.ts";
import "./lock.css";
import { PinField } from "./pin-field.tsx";
import { waitWords } from "./words.ts";

/** Before a profile with a PIN. Nothing of it is in this page but its name, which the others know it by. */
export function LockPage({ box, onOpen }: { box: LockBox; onOpen: (vault: Vault) => void }) {
  const pin = useSignal("");
  const working = useSignal(false);
  const isWrong = useSignal(false);
  const failed = useSignal(false);
  const until = useSignal(0);
  const now = useSignal(Date.now());
  const isDigits = useSignal(false);
  const forgotten = useSignal<BoxContent["unsent"] | undefined>(undefined);

  useEffect(() => {
    void box.get("isDigits").then((digits = false) => (isDigits.value = digits));
    void box.get("tries").then((tries) => {
      now.value = Date.now();
      until.value = now.value + waitOf(tries, now.value);
    });
    const clock = setInterval(() => (now.value = Date.now()), 1_000);
    return () => clearInterval(clock);
  }, [box]);
  const wait = until.value - now.value;

  async function open(event: Event): Promise<void> {
    event.preventDefault();
    if (working.value || wait > 0 || pin.value === "") return;
    working.value = true;
    isWrong.value = failed.value = false;
    try {
      const tried = await tryPin(box, pin.value, () => Date.now());
      pin.value = "";
      if (tried.vault) return onOpen(tried.vault);
      isWrong.value = true;
      now.value = Date.now();
      until.value = now.value + tried.wait;
    } catch {
      failed.value = true;
    } finally {
      working.value = false;
    }
  }

  return (
    <Page title={knownAs === "" ? "送学锁着" : `${knownAs}同志的送学锁着`}>
      <form class="stack" onSubmit={(event) => void open(event)}>
        <PinField
          label="密码"
          value={pin.value}
          isDigits={isDigits.value}
          onInput={(value) => (pin.value = value)}
          error={isWrong.value ? "密码不对，没有打开。" : undefined}
        />
        {wait > 0 && <Notice kind="look">错了好几次，请等{waitWords(wait)}再试。</Notice>}
        {failed.value && (
          <Notice kind="error" urgent>
            手机的存储暂时连不上。请关掉送学的其他标签页，再试一次。
          </Notice>
        )}
        <button type="submit" class="button primary block" aria-disabled={working.value || wait > 0}>
          {working.value ? "正在打开…" : "打开"}
        </button>
        <Button
          block
          onPress={() => void box.get("unsent").then((unsent) => (forgotten.value = unsent ?? NONE))}
        >
          忘了密码
        </Button>
      </form>
      {others().length > 0 && (
        <nav class="stack section" aria-label="合用这部手机的人">
          {others().map(({ id, name }) => (
            <ActionButton key={id} block working="正在换…" action={() => changeTo(id, false)}>
              换成{name}
            </ActionButton>
          ))}
        </nav>
      )}
      {forgotten.value && (
        <Sheet title="忘了密码" onClose={() => (forgotten.value = undefined)}>
          <p>密码只有设的人知道。支部没有，服务器没有，我们也没有，找不回来，也换不了。</p>
          <p>可以把这里的删掉，请支部再发一个邀请，重新登记：支部已收到的都会回来。</p>
          <Notice kind="look">{lostWords(forgotten.value)}</Notice>
          <ActionButton block action={deleteLocked} working="正在删…">
            删掉，等新的邀请
          </ActionButton>
        </Sheet>
      )}
    </Page>
  );
}

const NONE: BoxContent["unsent"] = { waiting: 0, drafts: 0 };

function lostWords({ waiting, drafts }: BoxContent["unsent"]): string {
  const lost = [waiting > 0 && `${waiting} 条没有上传的`, drafts > 0 && `${drafts} 份草稿`].filter(Boolean);
  return lost.length === 0
    ? "上次打开的时候，写的都已经上传，没有草稿。读到哪里会忘掉。"
    : `上次打开的时候，还有 ${lost.join("、")}只在这里。删了就没有了，谁也找不回来。`;
}
