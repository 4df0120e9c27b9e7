import { TAKE_BACK_MS, type HandedIn } from "../../../domain/fold/essays.ts";
import { foldMembers } from "../../../domain/fold/members.ts";
import type { EssayId } from "../../../domain/ids.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { Notice } from "../../components/notice.tsx";
import { now } from "../../session/now.ts";
import { serverNow } from "../../session/reckonings.ts";
import { useFold, useReckoned, useSession } from "../../session/use-session.ts";
import { clockWords, momentWords } from "../../words/dates.ts";

/** What was handed in: where it is, until when it can be taken back, what the branch said. */
export function HandedInCard(props: { essay: EssayId; handedIn: HandedIn; showText: boolean }) {
  const { phone, state } = useSession();
  const { handedIn } = props;
  const members = useFold(foldMembers);
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
      {handedIn.answers.map(({ entry, by, verdict, words }) => (
        <Notice
          key={entry}
          kind={verdict === "more" ? "look" : "kept"}
          title={`${members.byId.get(by)?.name ?? "支部"}${saidWords[verdict ?? "thanks"]}`}
        >
          {words}
        </Notice>
      ))}
      {props.showText && (
        <>
          <h2>{handedIn.title}</h2>
          <p style={{ whiteSpace: "pre-wrap" }}>{handedIn.text}</p>
        </>
      )}
    </section>
  );
}

const saidWords = { thanks: "读过了", more: "读过了，希望再补充一点", accepted: "读过了，收下了" };
