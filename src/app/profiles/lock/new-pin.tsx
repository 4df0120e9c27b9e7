import { useSignal, type Signal } from "@preact/signals";
import { weaknessOf } from "../../../local-db/lock/pin-lock.ts";
import { ChoiceField } from "../../components/fields.tsx";
import { PinField } from "./pin-field.tsx";
import { weakWords } from "./words.ts";

export interface NewPin {
  kind: Signal<"digits" | "any">;
  first: Signal<string>;
  second: Signal<string>;
  wrong: Signal<{ of: "first" | "second"; words: string } | undefined>;
}

export function useNewPin(): NewPin {
  return {
    kind: useSignal<"digits" | "any">("digits"),
    first: useSignal(""),
    second: useSignal(""),
    wrong: useSignal<{ of: "first" | "second"; words: string } | undefined>(undefined),
  };
}

/** @returns the PIN, where it is one and the same twice; else `wrong` says what is wrong */
export function readNewPin({
  kind,
  first,
  second,
  wrong,
}: NewPin): { pin: string; isDigits: boolean } | undefined {
  const pin = first.value.normalize("NFKC");
  const weakness = weaknessOf(pin);
  wrong.value = undefined;
  if (weakness) wrong.value = { of: "first", words: weakWords[weakness] };
  else if (kind.value === "digits" && !/^\d+$/.test(pin))
    wrong.value = { of: "first", words: "里面有不是数字的。要用字母，请在上面选“数字和字母”。" };
  else if (second.value.normalize("NFKC") !== pin)
    wrong.value = { of: "second", words: "两次不一样，请再输一次。" };
  return wrong.value ? undefined : { pin, isDigits: kind.value === "digits" };
}

export function NewPinFields({ pin: { kind, first, second, wrong } }: { pin: NewPin }) {
  const isDigits = kind.value === "digits";
  const at = useSignal<"first" | "second">("first");
  const errorOf = (of: "first" | "second") => (wrong.value?.of === of ? wrong.value.words : undefined);
  return (
    <>
      <ChoiceField
        label="用什么"
        choices={[
          { value: "digits", label: "只用数字" },
          { value: "any", label: "数字和字母" },
        ]}
        value={kind.value}
        onChange={(next) => (kind.value = next)}
      />
      <PinField
        label="新密码"
        hint="至少 6 位，越长越好。不要用生日和电话。"
        value={first.value}
        isDigits={isDigits}
        onInput={(value) => (first.value = value)}
        isAside={at.value !== "first"}
        onFocus={() => (at.value = "first")}
        error={errorOf("first")}
      />
      <PinField
        label="再输一次"
        hint="记在家里别人看不到的地方，忘了找不回来。"
        value={second.value}
        isDigits={isDigits}
        onInput={(value) => (second.value = value)}
        isAside={at.value !== "second"}
        onFocus={() => (at.value = "second")}
        error={errorOf("second")}
      />
    </>
  );
}
