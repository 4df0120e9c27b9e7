import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { ActionButton } from "../../components/action-button.tsx";
import { ButtonLink } from "../../components/button.tsx";
import { Section } from "../../components/page.tsx";
import { isInstalled } from "../../install/where.ts";
import { askAgain, type Keeping, keeping } from "../../storage/ask-to-keep.ts";

/** What the browser answered when it was asked to keep what is here for good. */
export function KeepingWords() {
  const answer = useSignal<Keeping | undefined>(undefined);
  const asked = useSignal(false);
  useEffect(() => {
    void keeping().then((now) => (answer.value = now));
  }, []);

  async function ask(): Promise<void> {
    answer.value = await askAgain();
    asked.value = true;
  }

  if (answer.value === undefined) return null;
  return (
    <Section title="会不会被浏览器清掉">
      <p role="status">{words[answer.value]}</p>
      {answer.value === "not-promised" && (
        <>
          {asked.value ? (
            <p>问过了，它还是没有答应。过些天再问，或者先装到桌面。</p>
          ) : (
            <ActionButton block action={ask} working="正在问…">
              再问一次浏览器
            </ActionButton>
          )}
          {!isInstalled() && (
            <ButtonLink block to="/me/install">
              装到手机桌面
            </ButtonLink>
          )}
        </>
      )}
    </Section>
  );
}

const words: Record<Keeping, string> = {
  kept: "浏览器答应了长期保留：手机空间紧张时，也不会自己清掉这里存的。",
  "not-promised":
    "浏览器没有答应长期保留：手机空间很紧时，可能清掉这里存的。已上传的都能取回来，没上传的就没有了，所以有网络时多打开几次。装到桌面、常打开，它多半会答应。",
  unknown: "这个浏览器不说会不会长期保留。已上传的都能取回来，有网络时多打开几次就稳妥。",
};
