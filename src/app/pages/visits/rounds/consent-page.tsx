import { useComputed, useSignal } from "@preact/signals";
import { dayWords } from "../../../../domain/day-words.ts";
import type { Pairing } from "../../../../domain/fold/pairings.ts";
import type { AnswerFile } from "../../../../domain/forms/form.ts";
import { myElders } from "../../../care/whom-to-call.ts";
import { ActionButton } from "../../../components/action-button.tsx";
import { Button, ButtonLink } from "../../../components/button.tsx";
import { Notice } from "../../../components/notice.tsx";
import { Page } from "../../../components/page.tsx";
import { useDraft } from "../../../drafts/use-draft.ts";
import { useLargeLook } from "../../../forms/large-look.ts";
import { HearQuestion } from "../../../forms/hear-question.tsx";
import { goTo } from "../../../routing/place.ts";
import type { PageProps } from "../../../routing/route.ts";
import { today } from "../../../session/reckonings.ts";
import { useReckoned, useSession } from "../../../session/use-session.ts";
import { beginVisit } from "../../../visits/begin-visit.ts";
import { FileFields, unusedFiles, useFileTools } from "../../../visits/file-fields.tsx";
import { WaysToSayYes, type Yes } from "../../../visits/ways-to-say-yes.tsx";
import { failureWords } from "../../../words/failure-words.ts";

type ConsentDraft = {
  voice?: AnswerFile | undefined;
  finger?: AnswerFile | undefined;
  files: readonly string[];
  speaking: Readonly<Record<string, never>>;
};

/** The first visit: the elder is asked before anything is written in his name. */
export function ConsentPage({ params }: PageProps) {
  const pairing = useReckoned(myElders).find(({ id }) => id === params["pairing"]);
  if (!pairing)
    return (
      <Page title="送学" back="/rounds" backLabel="送学">
        <Notice>这次结对已经结束了，或者还没有传到这部手机上。</Notice>
      </Page>
    );
  return <Ask pairing={pairing} />;
}

function Ask({ pairing }: { pairing: Pairing }) {
  useLargeLook();
  const { phone } = useSession();
  const draft = useDraft<ConsentDraft>(`consent:${pairing.id}`, { files: [], speaking: {} });
  const tools = useFileTools(draft);
  const isNo = useSignal(false);
  const trouble = useSignal<string | undefined>(undefined);
  const voice = useComputed(() => draft.content.value.voice);
  const finger = useComputed(() => draft.content.value.finger);
  const words =
    `${pairing.elderName}，您好。${pairing.helperName}想常到家里来陪您学习，读给您听，把学了多久、您说了什么，替您记在您的名下，您和他的名字都会写上。` +
    `到${dayWords(pairing.until, today())}为止。您随时可以说不用来了，对您没有一点影响。您愿意吗？`;

  async function agree({ way, proof }: Yes): Promise<void> {
    trouble.value = undefined;
    const content = draft.content.peek();
    const used = proof ? [proof.blob] : [];
    try {
      await draft.send(() =>
        phone.write(
          [
            {
              kind: "pairing-consented",
              for: pairing.elder,
              body: { pairing: pairing.id, way, ...(proof && { proof }) },
            },
          ],
          { draft: draft.id, blobs: used },
        ),
      );
      const unused = unusedFiles(content, used);
      if (unused.length > 0) await phone.blobs.remove(unused).catch(() => undefined);
      goTo(await beginVisit(phone, [pairing.elder]), true);
    } catch (error) {
      trouble.value = failureWords(error);
    }
  }
  async function decline(): Promise<void> {
    const { files } = draft.content.peek();
    await draft.send(() =>
      phone.write([{ kind: "pairing-ended", body: { pairing: pairing.id } }], { draft: draft.id }),
    );
    if (files.length > 0) await phone.blobs.remove(files).catch(() => undefined);
    goTo("/rounds", true);
  }

  if (isNo.value)
    return (
      <Page key="no" title="不愿意也好">
        <div class="stack">
          <p>
            听您的。{pairing.helperName}
            不再来送学，您的名下什么都没有记，别的都不受影响。哪天想学了，告诉支部就行。
          </p>
          <ActionButton kind="primary" block action={decline} working="正在存…">
            好，就这样
          </ActionButton>
          <Button block onPress={() => (isNo.value = false)}>
            再想想
          </Button>
        </div>
      </Page>
    );
  return (
    <Page key="ask" title={`问问${pairing.elderName}`} back="/rounds" backLabel="送学">
      <div class="stack">
        <p>{words}</p>
        <FileFields tools={tools}>
          <HearQuestion words={words} label="念给他听" />
        </FileFields>
        <WaysToSayYes
          words="我愿意"
          aloud="我愿意"
          tools={tools}
          place="consent"
          voice={voice}
          finger={finger}
          onFile={(way, file) => draft.change({ [way]: file })}
          onYes={(yes) => void agree(yes)}
        />
        {trouble.value !== undefined && (
          <Notice kind="error" urgent>
            {trouble.value}
          </Notice>
        )}
        <Button block onPress={() => (isNo.value = true)}>
          我不愿意
        </Button>
        <ButtonLink block kind="quiet" to="/rounds">
          今天先不问
        </ButtonLink>
      </div>
    </Page>
  );
}
