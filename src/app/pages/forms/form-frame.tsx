import type { ComponentChildren } from "preact";
import type { PublishedForm } from "../../../domain/fold/forms.ts";
import { foldForms } from "../../../domain/fold/forms.ts";
import type { Form } from "../../../domain/forms/form.ts";
import type { BlobId } from "../../../domain/ids.ts";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page } from "../../components/page.tsx";
import { useForm } from "../../forms/use-form.ts";
import { useFold } from "../../session/use-session.ts";

/** The frame of a page about one form, which this phone knows of. */
export function OneForm(props: {
  id: string | undefined;
  title?: (form: PublishedForm) => string;
  back?: string;
  backLabel?: string;
  children: (form: PublishedForm) => ComponentChildren;
}) {
  const { back = "/forms", backLabel = "填表" } = props;
  const form = useFold(foldForms).byId.get(props.id ?? "");
  if (!form) {
    return (
      <Page title="找不到这张表" back="/forms" backLabel="填表">
        <Notice>它可能还没有传到这部手机上，有网络时再看看。</Notice>
      </Page>
    );
  }
  return (
    <Page title={props.title?.(form) ?? form.title} back={back} backLabel={backLabel}>
      {props.children(form)}
    </Page>
  );
}

/** What is asked, once it is here. `version`: absent: the newest */
export function WithForm(props: {
  published: PublishedForm;
  version?: BlobId;
  children: (form: Form, blob: BlobId) => ComponentChildren;
}) {
  const { published, version = published.blob } = props;
  const [opened, retry] = useForm(version, version === published.blob ? published.size : undefined);
  if (opened.is === "open") return <>{props.children(opened.form, opened.blob)}</>;
  if (opened.is === "opening") return <p class="muted">正在打开…</p>;
  if (opened.is === "unreadable") {
    return <Notice kind="look">这张表打不开，可能要更新送学才行。请告诉发表的人。</Notice>;
  }
  return (
    <Notice kind="look" title="这张表还没有下载">
      <p>有网络时它会自己下载，之后没有网也能填。</p>
      <Button onPress={retry}>再试一次</Button>
    </Notice>
  );
}
