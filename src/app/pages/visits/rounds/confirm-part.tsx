import { signal, useComputed } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { minutesWords } from "../../../../domain/day-words.ts";
import type { Pairing } from "../../../../domain/fold/pairings.ts";
import type { AnswerFile } from "../../../../domain/forms/form.ts";
import { ButtonLink } from "../../../components/button.tsx";
import { Page } from "../../../components/page.tsx";
import { useLargeLook } from "../../../forms/large-look.ts";
import { goTo } from "../../../routing/place.ts";
import { now } from "../../../session/now.ts";
import type { AtVisit } from "../../../visits/at-visit.ts";
import { minutesOf } from "../../../visits/visit-draft.ts";
import { isStudy } from "../../../visits/visit-entries.ts";
import { deedWords, wishToWords } from "../../../visits/visit-words.ts";
import { WaysToSayYes, type Yes } from "../../../visits/ways-to-say-yes.tsx";

/** One elder sees in large type what is about to be written in his name, and says yes in his way. */
export function ConfirmPart({ visit, draft, tools, pairing }: AtVisit & { pairing: Pairing }) {
  useLargeLook();
  const { elder, elderName, helperName } = pairing;
  const content = draft.content.value;
  const part = content.parts[elder] ?? {};
  const minutes = useComputed(() => minutesOf(draft.content.value, now.value)).value;
  const proofs = useMemo(
    () => ({
      voice: signal(part.confirmed?.way === "voice" ? part.confirmed.proof : undefined),
      finger: signal(part.confirmed?.way === "finger" ? part.confirmed.proof : undefined),
    }),
    [elder],
  );

  function yes({ way, proof }: Yes): void {
    // What he has just seen is what is written, however long the clock goes on.
    const { parts } = draft.content.peek();
    draft.change({
      minutes,
      parts: { ...parts, [elder]: { ...parts[elder], confirmed: { way, ...(proof && { proof }) } } },
    });
    goTo(`/rounds/${visit}`, true);
  }

  return (
    <Page title={`${elderName}，您看这样记行不行`} back={`/rounds/${visit}`} backLabel="这次送学">
      <div class="stack">
        <ul class="stack close" aria-label="要记在您名下的">
          {content.deeds.map((deed) => (
            <li key={`${deed.did} ${deed.text ?? ""}`}>{deedWords(deed)}</li>
          ))}
          {content.deeds.some(isStudy) && <li>一共学了{minutesWords(minutes)}</li>}
          {part.said?.trim() && <li>您说：{part.said.trim()}</li>}
          {part.sound && <li>您说的一段录音</li>}
          {part.photo && <li>您写的，拍了照</li>}
          {(part.wishes ?? [])
            .filter(({ words }) => words.trim() !== "")
            .map(({ words, to }, i) => (
              <li key={i}>
                想请人办：{words.trim()}（{to === undefined ? "报给谁还没有定" : wishToWords[to]}）
              </li>
            ))}
          {part.helped?.trim() && <li>帮您办了：{part.helped.trim()}</li>}
        </ul>
        <p>记在您的名下，{helperName}写的，两个人的名字都有。</p>
        <WaysToSayYes
          words="行，就这样记"
          aloud="行，就这样记"
          tools={tools}
          place={`${elder}-yes`}
          voice={proofs.voice}
          finger={proofs.finger}
          onFile={(way, file: AnswerFile | undefined) => (proofs[way].value = file)}
          onYes={yes}
        />
        <ButtonLink block kind="quiet" to={`/rounds/${visit}`}>
          有不对的，回去改
        </ButtonLink>
      </div>
    </Page>
  );
}
