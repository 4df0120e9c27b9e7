import { foldTexts } from "../../../domain/fold/texts.ts";
import type { TextId } from "../../../domain/ids.ts";
import { Button } from "../../components/button.tsx";
import { SelectField } from "../../components/fields.tsx";
import { useFold } from "../../session/use-session.ts";

/** What is read before the meeting or at it, chosen from what is published. */
export function MeetingTexts(props: { texts: readonly TextId[]; onChange: (texts: TextId[]) => void }) {
  const { published, byId } = useFold(foldTexts);
  const { texts, onChange } = props;
  const others = published.filter(({ text }) => !texts.includes(text));
  if (published.length === 0 && texts.length === 0) return null;
  return (
    <>
      <SelectField
        label="学习材料"
        hint="会前先读，或者会上一起读的。"
        choices={[
          { value: "", label: texts.length === 0 ? "不用" : "再加一篇…" },
          ...others.map(({ text, title }) => ({ value: text, label: title })),
        ]}
        value=""
        onChange={(text) => text !== "" && onChange([...texts, text])}
      />
      {texts.length > 0 && (
        <ul class="stack close" aria-label="选好的材料">
          {texts.map((text) => {
            const title = byId.get(text)?.title ?? "（这台手机上没有这篇）";
            return (
              <li key={text} class="chosen-text">
                <p>《{title}》</p>
                <Button
                  label={`不用《${title}》`}
                  onPress={() => onChange(texts.filter((one) => one !== text))}
                >
                  不用
                </Button>
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}
