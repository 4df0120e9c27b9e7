import { foldTexts } from "../../../domain/fold/texts.ts";
import type { Meeting } from "../../../domain/fold/meetings.ts";
import type { TextId } from "../../../domain/ids.ts";
import { Button } from "../../components/button.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { today } from "../../session/reckonings.ts";
import { useFold } from "../../session/use-session.ts";
import { groupText } from "./group-text.ts";
import { useNames } from "./member-names.ts";

/** 发到群里的文字: to be copied, or handed to another app where the phone can do that. */
export function GroupTextBox({ meeting }: { meeting: Meeting }) {
  const { byId } = useFold(foldTexts);
  const nameOf = useNames();
  const titleOf = (id: TextId) => {
    const known = byId.get(id);
    return known?.withdrawn === undefined ? known?.title : undefined;
  };
  const text = groupText(meeting, { today: today(), titleOf, nameOf });
  return (
    <details>
      <summary>发到群里的文字</summary>
      <div class="stack">
        <p class="said">{text}</p>
        <CopyButton block text={text} label="复制这段文字" />
        {"share" in navigator && (
          <Button block onPress={() => void share(text)}>
            转发到别的应用
          </Button>
        )}
      </div>
    </details>
  );
}

/** Who closes the phone's list of apps has changed his mind: nothing has failed, and the words can still be copied. */
async function share(text: string): Promise<void> {
  await navigator.share({ text }).catch(() => undefined);
}
