import type { Carrying } from "../../../sync/phone.ts";
import { answerFileName, bundleFileName } from "../../carry/give-words.ts";
import { HandFile } from "../../carry/hand-file.tsx";
import { carryingWords } from "../../carry/taken-words.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { Button } from "../../components/button.tsx";
import { now } from "../../session/now.ts";
import { momentWords } from "../../words/dates.ts";

/** One that is carried for somebody: how it stands, handing it on, and putting it down, which is asked once. */
export function CarriedCard(props: {
  carried: Carrying;
  isAsked: boolean;
  onAsk: (isAsked: boolean) => void;
  onShow: () => void;
  onPutDown: () => Promise<void>;
}) {
  const { name, at, entries, state, refused, bytes } = props.carried;
  const who = name || "一位同志";
  const isAnswer = state === "answered";
  return (
    <li class="card">
      <h3>{isAnswer ? `${who}的回执` : `${who}的 ${entries} 条`}</h3>
      <p class="muted small">{`${momentWords(at, now.value)}${isAnswer ? "支部答复的" : "给您的"}`}</p>
      <p>{carryingWords(props.carried)}</p>
      {props.isAsked ? (
        <>
          <p role="status">
            {isAnswer
              ? `${who}已经收到回执了吗？放下以后，这里就没有了。`
              : `真的不带了吗？${refused === undefined ? "还没有交到支部。" : ""}放下以后，要请${who}再给一份；他那里一条都不少。`}
          </p>
          <ActionButton block action={props.onPutDown} working="正在放下…">
            {isAnswer ? "收到了，放下" : "不带了，放下"}
          </ActionButton>
          <Button block onPress={() => props.onAsk(false)}>
            再留着
          </Button>
        </>
      ) : (
        <>
          {refused === undefined && (
            <>
              <Button block onPress={props.onShow}>
                {isAnswer ? "用屏幕给他看" : "转给别人带：用屏幕"}
              </Button>
              <HandFile bytes={bytes} name={isAnswer ? answerFileName(who) : bundleFileName(who, entries)}>
                {isAnswer ? "做成文件给他" : "转给别人带：做成文件"}
              </HandFile>
            </>
          )}
          <Button block onPress={() => props.onAsk(true)}>
            {isAnswer ? "已经带回去了" : "不带了"}
          </Button>
        </>
      )}
    </li>
  );
}
