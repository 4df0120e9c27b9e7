import { isClosed } from "../../../domain/fold/forms.ts";
import { Notice } from "../../components/notice.tsx";
import { Kiosk } from "../../forms/kiosk.tsx";
import { foldForms } from "../../../domain/fold/forms.ts";
import { isOneWhoAsks, othersToFillFor } from "../../forms/my-forms.ts";
import { useForm } from "../../forms/use-form.ts";
import { Page } from "../../components/page.tsx";
import { goTo } from "../../routing/place.ts";
import type { PageProps } from "../../routing/route.ts";
import { myself, serverNow, today } from "../../session/reckonings.ts";
import { useFold, useReckoned, useSession } from "../../session/use-session.ts";
import { useWhoAsks } from "./form-words.ts";
import { SlipKiosk } from "./slip-kiosk.tsx";

/** On a helper's phone, by the elder himself. */
export function KioskPage({ params }: PageProps) {
  const session = useSession();
  const { phone } = session;
  const published = useFold(foldForms).byId.get(params["form"] ?? "");
  const of = useReckoned(othersToFillFor).find(({ id }) => id === params["member"]);
  const owner = useReckoned(myself)?.name ?? "手机的主人";
  const asks = useWhoAsks();
  const [opened] = useForm(published?.blob, published?.size);
  if (!published || !of || isClosed(published, serverNow(session)) || opened.is !== "open") {
    return (
      <Page title="替别人填" back="/forms" backLabel="填表">
        {opened.is === "opening" && published ? (
          <p class="muted">正在打开…</p>
        ) : (
          <Notice kind="look">这张表现在不能这样填：可能已经结束，或者还没有下载到这部手机上。</Notice>
        )}
      </Page>
    );
  }
  const { form, blob } = opened;
  const who = asks(published);
  if (published.way === "slips") return <SlipKiosk published={published} form={form} of={of} owner={owner} />;
  return (
    <Kiosk
      form={form}
      who={of.name}
      owner={owner}
      today={today()}
      whoReads={
        isOneWhoAsks(session, published)
          ? `表是${who}发的，交了以后${owner}那里看得到您填的。`
          : `交了以后，填了什么只有${who}的人看得到，${owner}看不到。`
      }
      onReturned={() => goTo("/forms", true)}
      handIn={async (answers, inHand) => {
        // As files of a draft that there never was: what could not be handed in goes nowhere.
        for (const { bytes, type } of inHand) await phone.blobs.put(bytes, type, "draft");
        const files = inHand.map(({ blob, size, type }) => ({ blob, size, type }));
        await phone.write(
          [
            {
              kind: "form-answered",
              for: of.id,
              body: {
                form: published.form,
                blob,
                answers,
                ...(files.length > 0 && { files }),
                taken: "kiosk",
              },
            },
          ],
          { draft: `kiosk:${published.form}`, blobs: files.map((file) => file.blob) },
        );
      }}
    />
  );
}
