import { useSignal } from "@preact/signals";
import { foldOrg } from "../../../../domain/fold/org.ts";
import type { EssayShown } from "../../../../domain/entries/essays.ts";
import type { UnitId } from "../../../../domain/ids.ts";
import { ActionButton } from "../../../components/action-button.tsx";
import { ButtonLink } from "../../../components/button.tsx";
import { SelectField } from "../../../components/fields.tsx";
import { Notice } from "../../../components/notice.tsx";
import { Page } from "../../../components/page.tsx";
import { AnswerForm } from "../../../drafts/answer-form.tsx";
import type { PageProps } from "../../../routing/route.ts";
import { useFold, useSession } from "../../../session/use-session.ts";
import { unitWithParent } from "../branch-choices.ts";
import { useNames } from "../member-names.ts";
import { signedWords } from "./signed-words.ts";
import { type SharedHere, useSharedHere } from "./sharings.ts";
import "../staff.css";

/** One essay that its writer lets others read: put it into the reading corner, take it down, recommend it upwards. */
export function SharedPage({ params }: PageProps) {
  const shared = useSharedHere().find(({ share }) => share === params["share"]);
  return (
    <Page title={shared?.title || "学习体会"} back="/branch/corner" backLabel="读书角">
      {shared ? (
        <OneEssay key={shared.share} shared={shared} />
      ) : (
        <Notice>这一篇现在不能放了，可能写的人收回了。</Notice>
      )}
    </Page>
  );
}

function OneEssay({ shared }: { shared: SharedHere }) {
  const name = useNames();
  const { units } = useFold(foldOrg);
  const { phone } = useSession();
  const { share, text, of, consent, proposed, shown, may, upTo, isGone } = shared;
  const already = consent?.proposed ?? [];
  return (
    <div class="stack">
      <p class="muted">
        {of !== undefined && `${name(of)} · `}
        {signedWords(shared)}
        {consent && (consent.upward ? "，也可以推荐到上面" : "，只给本支部")}
      </p>
      {proposed.map(({ entry, by, why }) => (
        <Notice key={entry} kind="look" title={`${name(by)}推荐`}>
          <p class="said">{why}</p>
        </Notice>
      ))}
      <article class="essay-text">
        {text.split(/\n+/).map((paragraph, index) => (
          <p key={index}>{paragraph}</p>
        ))}
      </article>
      {shown.map((unit) => (
        <Notice kind="kept" key={unit}>
          <p>{units.get(unit)?.name ?? unit}的读书角里有这一篇。</p>
          <ActionButton
            working="正在拿…"
            action={() => phone.write([{ kind: "sharing-withdrawn", body: { share, unit } }])}
          >
            拿下来
          </ActionButton>
        </Notice>
      ))}
      {may.length > 0 && <PutIn shared={shared} />}
      {already.length > 0 && (
        <p>已推荐给{already.map(({ unit }) => units.get(unit)?.name ?? unit).join("、")}。</p>
      )}
      {upTo.length > 0 && <Recommend shared={shared} />}
      {isGone && (
        <Notice>
          写的人已经转走，或者已经去世，不再新放到哪里。放着的留着；他或家里人说收回，就替他收回。
        </Notice>
      )}
      {consent && (
        <ButtonLink block to={`/branch/essays/${consent.handedIn}`}>
          看他交的那一篇
        </ButtonLink>
      )}
      {consent && (
        <details>
          <summary>写的人当面说要收回</summary>
          <div class="stack">
            <p>在他自己的手机上点收回，也一样。收回以后，哪里都不再放，也不能再放。</p>
            <ActionButton
              block
              working="正在收回…"
              action={() => phone.write([{ kind: "sharing-withdrawn", body: { share } }])}
            >
              替他收回
            </ActionButton>
          </div>
        </details>
      )}
    </div>
  );
}

function PutIn({ shared }: { shared: SharedHere }) {
  const { phone } = useSession();
  const org = useFold(foldOrg);
  const { may, shown } = shared;
  const chosen = useSignal<UnitId | undefined>(undefined);
  const unit = may.find((id) => id === chosen.value) ?? may[0]!;
  return (
    <>
      {may.length > 1 ? (
        <SelectField
          label="放进哪里的读书角"
          choices={may.map((id) => ({ value: id, label: unitWithParent(org, id) }))}
          value={unit}
          onChange={(id) => (chosen.value = id)}
        />
      ) : (
        <p>放进去以后，{org.units.get(unit)?.name ?? unit}的党员都能看，只看得到上面这些字。</p>
      )}
      <ActionButton
        kind={shown.length === 0 ? "primary" : "second"}
        block
        working="正在放…"
        action={() => phone.write([{ kind: "essay-shown", body: copyOf(shared, unit) }])}
      >
        放进读书角
      </ActionButton>
    </>
  );
}

function Recommend({ shared }: { shared: SharedHere }) {
  const { phone } = useSession();
  const org = useFold(foldOrg);
  const { upTo } = shared;
  const chosen = useSignal<UnitId | undefined>(undefined);
  const unit = upTo.find((id) => id === chosen.value) ?? upTo[0]!;
  return (
    <details>
      <summary>推荐为典型</summary>
      <div class="stack">
        <SelectField
          label="推荐给"
          choices={upTo.map((id) => ({ value: id, label: unitWithParent(org, id) }))}
          value={unit}
          onChange={(id) => (chosen.value = id)}
        />
        <AnswerForm
          draft={`recommend:${shared.share}`}
          label="好在哪里"
          empty="请写一两句，好在哪里。"
          button="推荐上去"
          send={(why, from) =>
            phone.write([{ kind: "essay-proposed", body: { ...copyOf(shared, unit), why } }], from)
          }
        />
        <p class="muted small">上面看得到这篇的字、您的名字和您写的这几句；不署名的，看不到是谁写的。</p>
      </div>
    </details>
  );
}

/** The very words that were allowed, and no more. */
function copyOf({ share, title, text, name }: SharedHere, unit: UnitId): EssayShown {
  return { share, title, text, ...(name !== undefined && { name }), unit };
}
