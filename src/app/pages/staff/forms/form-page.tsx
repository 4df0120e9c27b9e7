import "./form-results.css";
import { useSignal } from "@preact/signals";
import { dayOf } from "../../../../domain/day.ts";
import { dayWords } from "../../../../domain/day-words.ts";
import { isClosed, type PublishedForm } from "../../../../domain/fold/forms.ts";
import { foldOrg } from "../../../../domain/fold/org.ts";
import type { Form } from "../../../../domain/forms/form.ts";
import { ActionButton } from "../../../components/action-button.tsx";
import { Button, ButtonLink } from "../../../components/button.tsx";
import { Notice } from "../../../components/notice.tsx";
import { Section } from "../../../components/page.tsx";
import { saveFile } from "../../../components/save-file.ts";
import { Facts } from "../../../components/rows.tsx";
import { XLSX_TYPE } from "../../../components/xlsx-type.ts";
import type { PageProps } from "../../../routing/route.ts";
import { serverNow, today } from "../../../session/reckonings.ts";
import { useFold, useReckoned, useSession } from "../../../session/use-session.ts";
import { forWhom } from "../../../words/membership-words.ts";
import { unitWithParent } from "../branch-choices.ts";
import { TextsFrame } from "../my-units.tsx";
import { fileNameOf } from "./file-name.ts";
import { FormPapers } from "./form-papers.tsx";
import { LooseResults } from "./loose-results.tsx";
import { NamedResults } from "./named-results.tsx";
import { useBeginForm } from "./new-form.tsx";
import type { OpenPapers } from "./result-papers.tsx";
import { useVersions } from "./use-answers.ts";
import { useMyForm } from "./use-form-units.ts";
import { wayAbout, wayWords } from "./way-words.ts";

/** A form that is out: what came in, and what can be done with it. */
export function FormPage({ params }: PageProps) {
  const published = useMyForm(params["form"]);
  return (
    <TextsFrame title={published?.title ?? "表单"} back="/branch/forms" backLabel="表单">
      {() =>
        published ? (
          <OneForm key={published.form} published={published} />
        ) : (
          <Notice>这台手机上没有这张表，或者不是您的单位发的。</Notice>
        )
      }
    </TextsFrame>
  );
}

function OneForm({ published }: { published: PublishedForm }) {
  const forms = useVersions(published);
  const newest = forms?.get(published.blob);
  /** What is printed is the one that is open. */
  const papers = useSignal<"blank" | "results" | undefined>(undefined);
  return (
    <div class="stack">
      <About published={published} />
      {!forms && <p class="muted">正在取出…</p>}
      {forms && !newest && (
        <Notice kind="look">这张表的题目还没有下载到这台手机，有网络时再打开这一页就有了。</Notice>
      )}
      {forms && published.way === "named" && (
        <NamedResults published={published} forms={forms} papers={papers} />
      )}
      {forms && published.way !== "named" && (
        <LooseResults published={published} form={newest} papers={papers} />
      )}
      {newest && <OnPaper published={published} form={newest} papers={papers} />}
      {newest && <WhatToDo published={published} form={newest} />}
    </div>
  );
}

function About({ published }: { published: PublishedForm }) {
  const org = useFold(foldOrg);
  const now = useReckoned(serverNow);
  const { unit, way, closes, closed, cohorts } = published;
  const until =
    closed !== undefined
      ? `${dayWords(dayOf(closed), today())}已截止`
      : closes === undefined
        ? "没有定，可以手动截止"
        : `${dayWords(dayOf(closes - 1), today())}${closes <= now ? "，已截止" : "为止"}`;
  return (
    <>
      <Facts
        facts={[
          ["谁发的", unitWithParent(org, unit)],
          ["怎么填", `${wayWords[way]}：${wayAbout[way]}`],
          ...(way === "open" ? [] : [["发给谁", forWhom(cohorts)] as const]),
          ["发布", dayWords(dayOf(published.published), today())],
          ["截止", until],
        ]}
      />
      {published.versions.length > 1 && (
        <p class="muted">改过 {published.versions.length - 1} 次，各人填的是当时的那一版。</p>
      )}
    </>
  );
}

/** The same, to be printed and filled in by hand: 走纸质也一样. */
function OnPaper(props: { published: PublishedForm; form: Form; papers: OpenPapers }) {
  const { published, form, papers } = props;
  return (
    <Section title="空表，发给不用手机的人">
      {papers.value === "blank" ? (
        <FormPapers published={published} form={form} />
      ) : (
        <Button block onPress={() => (papers.value = "blank")}>
          打印空表
        </Button>
      )}
    </Section>
  );
}

function WhatToDo({ published, form }: { published: PublishedForm; form: Form }) {
  const { phone } = useSession();
  const begin = useBeginForm();
  const now = useReckoned(serverNow);
  const isAsked = useSignal(false);
  const close = () => phone.write([{ kind: "form-closed", body: { form: published.form } }]);
  const { way, again, unit } = published;

  /** For ODK, Kobo, Enketo, or for another county's server. */
  async function saveAsXlsForm(): Promise<void> {
    const { writeXlsForm } = await import("../../../forms/xlsform/write-xls-form.ts");
    saveFile(writeXlsForm(form), `${fileNameOf(published)} 表.xlsx`, XLSX_TYPE);
  }

  return (
    <Section title="这张表">
      <div class="staff-actions">
        {way !== "slips" && !isClosed(published, now) && (
          <ButtonLink to={`/branch/forms/${published.form}/edit`}>改题目，再发一版</ButtonLink>
        )}
        <ActionButton action={() => begin({ unit, form, way, ...(again && { again }) })}>
          照这张再做一张
        </ActionButton>
        <ActionButton working="正在整理…" action={saveAsXlsForm}>
          存成 XLSForm 文件
        </ActionButton>
        {!isClosed(published, now) && <Button onPress={() => (isAsked.value = true)}>现在截止</Button>}
      </div>
      {isAsked.value && !isClosed(published, now) && (
        <Notice kind="look" title="现在就截止？" urgent>
          <p>
            截止以后没有人能再填，也不能再打开。
            {way === "named"
              ? "截止前填好、还没有传上来的，来了仍然算。"
              : "没有名字的分不清是什么时候填的：还没有送到的，不再算。"}
          </p>
          <div class="side-by-side">
            <Button onPress={() => (isAsked.value = false)}>先不截止</Button>
            <ActionButton action={close}>截止</ActionButton>
          </div>
        </Notice>
      )}
    </Section>
  );
}
