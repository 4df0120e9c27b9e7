import { useComputed, useSignal, type ReadonlySignal } from "@preact/signals";
import type { Confirmation } from "../../domain/entries/visits.ts";
import type { AnswerFile } from "../../domain/forms/form.ts";
import { Button } from "../components/button.tsx";
import type { FormTools } from "../forms/form-tools.ts";
import { FileField, FileFields, settled } from "./file-fields.tsx";

export interface Yes {
  way: Confirmation;
  proof?: AnswerFile;
}

/** An elder says yes in his way: the large button, his voice, his name with a finger, or on paper. */
export function WaysToSayYes(props: {
  /** on the large button: "我愿意" */
  words: string;
  /** what he is to say aloud: "我愿意" */
  aloud: string;
  tools: FormTools;
  /** begins the names of its files in the draft */
  place: string;
  voice: ReadonlySignal<AnswerFile | undefined>;
  finger: ReadonlySignal<AnswerFile | undefined>;
  onFile: (way: "voice" | "finger", file: AnswerFile | undefined) => void;
  onYes: (yes: Yes) => void;
}) {
  const { tools, place, voice, finger, onYes } = props;
  const isOther = useSignal(false);
  const spoken = useComputed(() => voice.value).value;
  const signed = useComputed(() => finger.value).value;

  /** A name that was just written, or what is being said now, is kept first. */
  async function yes(way: "voice" | "finger"): Promise<void> {
    await settled(tools);
    const proof = (way === "voice" ? voice : finger).peek();
    if (proof) onYes({ way, proof });
  }

  return (
    <>
      <Button kind="primary" block onPress={() => onYes({ way: "tap" })}>
        {props.words}
      </Button>
      {!isOther.value ? (
        <Button block onPress={() => (isOther.value = true)}>
          用说的、签名，或写在纸上
        </Button>
      ) : (
        <FileFields tools={tools}>
          <FileField
            kind="voice"
            id={`${place}-voice`}
            label={`说一句“${props.aloud}”`}
            file={voice}
            onFile={(file) => props.onFile("voice", file)}
          />
          {spoken && (
            <Button block onPress={() => void yes("voice")}>
              说好了，就用这段录音
            </Button>
          )}
          <FileField
            kind="signature"
            id={`${place}-finger`}
            label="用手指写名字"
            file={finger}
            onFile={(file) => props.onFile("finger", file)}
          />
          {signed && (
            <Button block onPress={() => void yes("finger")}>
              签好了，就用这个签名
            </Button>
          )}
          <Button block onPress={() => onYes({ way: "paper" })}>
            在纸上签了，纸交给支部
          </Button>
        </FileFields>
      )}
    </>
  );
}
