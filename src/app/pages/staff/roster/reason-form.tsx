import { useSignal } from "@preact/signals";
import { ActionButton } from "../../../components/action-button.tsx";
import { Button } from "../../../components/button.tsx";
import { TextField } from "../../../components/text-field.tsx";

/** A few words, tapped or typed. `ask` stays until there are some; a reason may be left out. */
export function ReasonForm(props: {
  label: string;
  /** what is often said */
  ready: readonly string[];
  button: string;
  begin?: string;
  /** said where nothing stands, and then nothing is kept */
  missing?: string;
  onSay: (words: string) => Promise<unknown>;
  onClose: () => void;
}) {
  const words = useSignal(props.begin ?? "");
  const error = useSignal<string | undefined>(undefined);

  async function say(): Promise<void> {
    const said = words.value.trim();
    error.value = said === "" ? props.missing : undefined;
    if (said !== "") await props.onSay(said);
    else if (props.missing === undefined) props.onClose();
  }
  return (
    <div class="stack close roster-more">
      <TextField
        label={props.label}
        value={words.value}
        error={error.value}
        maxLength={200}
        onInput={(value) => (words.value = value)}
      />
      <div class="roster-reasons">
        {props.ready.map((ready) => (
          <Button
            key={ready}
            pressed={words.value === ready}
            onPress={() => (words.value = words.value === ready ? "" : ready)}
          >
            {ready}
          </Button>
        ))}
      </div>
      <div class="side-by-side">
        <ActionButton working="正在存…" action={say}>
          {props.button}
        </ActionButton>
        <Button onPress={props.onClose}>不用了</Button>
      </div>
    </div>
  );
}
