import { useSignal } from "@preact/signals";
import { heard } from "../../check-in/heard.ts";
import { readScannedLink } from "../../check-in/scanned-link.ts";
import { ButtonLink } from "../../components/button.tsx";
import { CheckField } from "../../components/fields.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page } from "../../components/page.tsx";
import { Scanner } from "../../scan/scanner.tsx";
import { useSession } from "../../session/use-session.ts";
import { failureWords } from "../../words/failure-words.ts";
import { CheckedIn } from "./checked-in.tsx";

/** A member scans the organiser's code: without a network, and for a meeting that this phone has not heard of. */
export function ScanPage() {
  const { phone } = useSession();
  const remote = useSignal(false);
  const trouble = useSignal<string | undefined>(undefined);
  const done = useSignal(false);
  const working = useSignal(false);

  async function scanned(text: string): Promise<void> {
    if (working.value || done.value) return;
    const read = readScannedLink(location.origin, text);
    trouble.value = read.link ? undefined : read.words;
    if (!read.link) return;
    working.value = true;
    try {
      await phone.write([
        {
          kind: "attendance-claimed",
          body: { ...read.link, ...heard(phone), ...(remote.value ? { remote: true } : {}) },
        },
      ]);
      done.value = true;
    } catch (error) {
      trouble.value = failureWords(error);
    } finally {
      working.value = false;
    }
  }

  if (done.value) return <CheckedIn />;
  return (
    <Page title="扫会上的码" back="/check-in" backLabel="签到">
      <div class="stack">
        {trouble.value !== undefined && (
          <Notice kind="look" urgent>
            {trouble.value}
          </Notice>
        )}
        <Scanner aim="把会上的二维码放进框里，扫到就签好了。" onText={(text) => void scanned(text)}>
          <CheckField
            label="我在外地，通过视频或电话参加"
            checked={remote.value}
            onChange={(checked) => (remote.value = checked)}
          />
        </Scanner>
        <ButtonLink block to="/check-in">
          改为输入 7 位数字
        </ButtonLink>
      </div>
    </Page>
  );
}
