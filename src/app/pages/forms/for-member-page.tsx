import { isClosed } from "../../../domain/fold/forms.ts";
import { Notice } from "../../components/notice.tsx";
import { othersToFillFor } from "../../forms/my-forms.ts";
import { goTo, query } from "../../routing/place.ts";
import type { PageProps } from "../../routing/route.ts";
import { serverNow } from "../../session/reckonings.ts";
import { useReckoned, useSession } from "../../session/use-session.ts";
import { FillForm } from "./fill-form.tsx";
import { OneForm, WithForm } from "./form-frame.tsx";

/** What a member has written on paper, or said by telephone, taken down by who may. */
export function ForMemberPage({ params }: PageProps) {
  const session = useSession();
  const of = useReckoned(othersToFillFor).find(({ id }) => id === params["member"]);
  const taken = query.value.get("taken") === "telephone" ? "telephone" : "paper";
  return (
    <OneForm id={params["form"]} title={({ title }) => `替${of?.label ?? "别人"}填：${title}`}>
      {(published) =>
        !of || published.way !== "named" ? (
          <Notice>您现在不能替这位同志填表。</Notice>
        ) : isClosed(published, serverNow(session)) ? (
          <Notice kind="look">这张表已经结束，不再收新的了。</Notice>
        ) : (
          <div class="stack">
            <p class="muted">
              {taken === "paper" ? "照他写在纸上的填。" : "照他电话里说的填。"}
              两个人的名字都会写上。
            </p>
            <WithForm published={published}>
              {(form, blob) => (
                <FillForm
                  published={published}
                  form={form}
                  blob={blob}
                  of={of.id}
                  taken={taken}
                  onHandedIn={() => goTo("/forms", true)}
                />
              )}
            </WithForm>
          </div>
        )
      }
    </OneForm>
  );
}
