import { TAKE_BACK_MS, type HandedIn } from "../../../domain/fold/essays.ts";
import type { EssayId } from "../../../domain/ids.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { now } from "../../session/now.ts";
import { serverNow } from "../../session/reckonings.ts";
import { myEssays } from "../../session/study-reckonings.ts";
import { useReckoned, useSession } from "../../session/use-session.ts";
import { useLoaded } from "../../shell/use-loaded.ts";
import { clockWords, momentWords } from "../../words/dates.ts";

const handedInView = () => import("./handed-in-view.tsx").then((m) => m.HandedInView);

/** What was handed in: where it is, until when it can be taken back, what the branch said. */
export function HandedInCard(props: { essay: EssayId; handedIn: HandedIn; showText: boolean }) {
  const { phone, state } = useSession();
  const { handedIn } = props;
  const essay = useReckoned(myEssays).find(({ id }) => id === props.essay);
  const view = useLoaded(handedInView);
  const serverTime = useReckoned(serverNow);
  const offset = state.value.contact.clockOffset;
  const until = handedIn.received === null ? undefined : handedIn.received + TAKE_BACK_MS;
  const canTakeBack = handedIn.answers.length === 0 && (until === undefined || serverTime < until);

  async function takeBack(): Promise<void> {
    const body = { essay: props.essay, entry: handedIn.entry };
    await phone.write([{ kind: "essay-taken-back", body }]);
  }

  return (
    <section class="card" aria-label="已交的">
      <p class="notice-title">
        {handedIn.received === null ? "已存好，有网络就交上去" : "已交给支部"} ·{" "}
        {momentWords(handedIn.at, now.value)}
      </p>
      {canTakeBack && (
        <>
          <p>
            {until === undefined
              ? "现在可以收回；交到以后十分钟内也可以收回。"
              : `${clockWords(until - offset)} 以前可以收回，在那以前支部看不到。`}
          </p>
          <ActionButton action={takeBack} working="正在收回…">
            收回
          </ActionButton>
        </>
      )}
      {essay && view.value ? (
        <view.value essay={essay} handedIn={handedIn} showText={props.showText} />
      ) : (
        <InPlainWords handedIn={handedIn} showText={props.showText} />
      )}
    </section>
  );
}

/** The same without what is loaded for it: where that cannot be had now, no word is missing. */
function InPlainWords({ handedIn, showText }: { handedIn: HandedIn; showText: boolean }) {
  return (
    <>
      {handedIn.answers.map(({ entry, words, remarks = [] }) => (
        <p key={entry} style={{ whiteSpace: "pre-wrap" }}>
          支部回话：{[words, ...remarks.map((one) => one.words)].filter(Boolean).join("\n")}
        </p>
      ))}
      {showText && <p style={{ whiteSpace: "pre-wrap" }}>{handedIn.text}</p>}
    </>
  );
}
