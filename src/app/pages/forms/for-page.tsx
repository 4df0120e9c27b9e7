import { useSignal } from "@preact/signals";
import type { FormAnswered } from "../../../domain/entries/forms.ts";
import type { PublishedForm } from "../../../domain/fold/forms.ts";
import { Button } from "../../components/button.tsx";
import { ChoiceField } from "../../components/fields.tsx";
import { Notice } from "../../components/notice.tsx";
import { TextField } from "../../components/text-field.tsx";
import { isOneWhoAsks, othersToFillFor } from "../../forms/my-forms.ts";
import { goTo } from "../../routing/place.ts";
import type { PageProps } from "../../routing/route.ts";
import { useReckoned, useSession } from "../../session/use-session.ts";
import { OneForm } from "./form-frame.tsx";

type Taken = NonNullable<FormAnswered["taken"]>;

/** With more than these one looks for a name. */
const MANY = 12;

/** 替别人填: who, and how he says it. */
export function ForPage({ params }: PageProps) {
  const form = params["form"] ?? "";
  return (
    <OneForm id={form} title={({ title }) => `替别人填：${title}`} back={`/forms/${form}`} backLabel="这张表">
      {(published) => <Choose published={published} />}
    </OneForm>
  );
}

function Choose({ published }: { published: PublishedForm }) {
  const { form } = published;
  /** without names: then he fills it in himself, and nobody writes it down for him */
  const isLoose = published.way === "slips";
  const asks = isOneWhoAsks(useSession(), published);
  const others = useReckoned(othersToFillFor);
  const words = useSignal("");
  const member = useSignal<string | undefined>(others.length === 1 ? others[0]!.id : undefined);
  const taken = useSignal<Taken>("kiosk");
  const error = useSignal<string | undefined>(undefined);
  if (others.length === 0) return <Notice>您现在没有可以替他填的人。</Notice>;
  const found = others.filter(({ label, id }) => label.includes(words.value.trim()) || id === member.value);

  function begin(): void {
    error.value = member.value === undefined ? "请先选替谁填。" : undefined;
    if (member.value === undefined) return;
    const way = taken.value === "kiosk" ? "kiosk" : "for";
    goTo(`/forms/${form}/${way}/${member.value}${way === "for" ? `?taken=${taken.value}` : ""}`);
  }

  return (
    <div class="stack">
      {others.length > MANY && (
        <TextField label="找一个人" value={words.value} onInput={(value) => (words.value = value)} />
      )}
      <ChoiceField
        label="替谁填"
        value={member.value}
        error={error.value}
        choices={found.slice(0, 100).map(({ id, label }) => ({ value: id, label }))}
        onChange={(id) => {
          member.value = id;
          error.value = undefined;
        }}
      />
      {!isLoose && (
        <ChoiceField<Taken>
          label="他怎么说的"
          long
          value={taken.value}
          choices={[
            { value: "kiosk", label: "把手机交给他，他自己填" },
            { value: "paper", label: "写在纸上，我照着填" },
            { value: "telephone", label: "电话里说，我替他填" },
          ]}
          onChange={(value) => (taken.value = value)}
        />
      )}
      <Button kind="primary" block onPress={begin}>
        下一步
      </Button>
      <p class="muted small">
        {isLoose
          ? "不记名：把手机交给他，他自己填。服务器只记他的票领过了，填的内容对不上人。自己有手机的党员，请他在自己的手机上填。"
          : asks
            ? "两个人的名字都会写上。"
            : "两个人的名字都会写上。交了以后，您这里只看得到替谁交了哪张表，看不到填的内容。"}
      </p>
    </div>
  );
}
