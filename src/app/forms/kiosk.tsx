import { useSignal } from "@preact/signals";
import { useLayoutEffect, useMemo } from "preact/hooks";
import type { AnswerFile, Answers, Form } from "../../domain/forms/form.ts";
import type { Day } from "../../domain/ids.ts";
import type { Bytes } from "../../protocol/bytes.ts";
import { Button } from "../components/button.tsx";
import { Page } from "../components/page.tsx";
import { keepScreenOn } from "../keep-screen-on.ts";
import { filesInMemory } from "./answer-files.ts";
import { openAnswerSheet } from "./answer-sheet.ts";
import type { KnownPerson } from "./form-tools.ts";
import { FormView } from "./form-view.tsx";
import { HandIn } from "./hand-in.tsx";
import { useLargeLook } from "./large-look.ts";

export type FileInHand = AnswerFile & { bytes: Bytes };

/**
 * A form on somebody else's phone: large, without the way into the app. What is answered lives in this page alone until it is handed
 * in, and nowhere afterwards: whoever goes back, or opens it again, finds an empty form.
 */
export function Kiosk(props: {
  form: Form;
  /** who is to have the phone now: "孙桂香" */
  who: string;
  /** whose phone it is: "小李" */
  owner: string;
  today: Day;
  people?: readonly KnownPerson[];
  /** resolves when it is durable */
  handIn: (answers: Answers, files: readonly FileInHand[]) => Promise<unknown>;
  /** its owner has the phone again */
  onReturned: () => void;
  /** said before the questions */
  before?: string;
  /** who reads what is answered; absent: not the owner of the phone */
  whoReads?: string;
}) {
  useLargeLook();
  useLayoutEffect(() => keepScreenOn(), []);
  const stage = useSignal<"hand-over" | "filling" | "thanks">("hand-over");
  const { form, who, owner } = props;

  if (stage.value === "hand-over") {
    return (
      <Page key="hand-over" title={`请把手机交给${who}`}>
        <div class="stack">
          <p>《{form.title}》</p>
          {props.before !== undefined && <p>{props.before}</p>}
          <p>填的时候看不到手机上别的内容。中途退出，填过的不留。</p>
          <p>{props.whoReads ?? `交了以后，${owner}看不到填了什么。`}</p>
          <Button kind="primary" block onPress={() => (stage.value = "filling")}>
            我是{who}，开始填
          </Button>
          <Button block onPress={props.onReturned}>
            不填了
          </Button>
        </div>
      </Page>
    );
  }
  if (stage.value === "filling") {
    return <Filling {...props} onEnd={(isDone) => (stage.value = isDone ? "thanks" : "hand-over")} />;
  }
  return (
    <Page key="thanks" title={`谢谢，请把手机还给${owner}`}>
      <div class="stack">
        <p>{form.thanks ?? "交好了。已存在手机上，有网络就传上去。"}</p>
        <Button block onPress={props.onReturned}>
          我是{owner}，手机拿回来了
        </Button>
      </div>
    </Page>
  );
}

function Filling(props: Parameters<typeof Kiosk>[0] & { onEnd: (isDone: boolean) => void }) {
  const { form } = props;
  const sheet = useMemo(() => openAnswerSheet(form, undefined, props.today), [form]);
  const files = useMemo(() => filesInMemory(), [form]);
  const isLeaving = useSignal(false);

  async function handIn(answers: Answers, named: readonly AnswerFile[]): Promise<void> {
    const inHand = named.flatMap((file) => {
      const bytes = files.bytesOf(file);
      return bytes ? [{ ...file, bytes }] : [];
    });
    await props.handIn(answers, inHand);
    props.onEnd(true);
  }

  return (
    <Page key="filling" title={form.title}>
      <FormView sheet={sheet} files={files} people={props.people} large>
        <HandIn sheet={sheet} handIn={handIn} />
      </FormView>
      <div class="stack leave-kiosk">
        {isLeaving.value ? (
          <>
            <p role="status">不填了？填过的不会留下。</p>
            <Button block onPress={() => props.onEnd(false)}>
              不填了，都不要
            </Button>
            <Button block onPress={() => (isLeaving.value = false)}>
              接着填
            </Button>
          </>
        ) : (
          <Button kind="quiet" onPress={() => (isLeaving.value = true)}>
            不填了
          </Button>
        )}
      </div>
    </Page>
  );
}
