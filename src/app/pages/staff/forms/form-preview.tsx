import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { Form } from "../../../../domain/forms/form.ts";
import { Button } from "../../../components/button.tsx";
import { ChoiceField } from "../../../components/fields.tsx";
import { Notice } from "../../../components/notice.tsx";
import { today } from "../../../session/reckonings.ts";
import { useLoaded } from "../../../shell/use-loaded.ts";

/** What a member answers on, with nothing behind it: what is tried here goes nowhere. */
const parts = () =>
  Promise.all([
    import("../../../forms/form-view.tsx"),
    import("../../../forms/answer-sheet.ts"),
    import("../../../forms/answer-files.ts"),
  ]).then(([{ FormView }, { openAnswerSheet }, { filesInMemory }]) => ({
    FormView,
    openAnswerSheet,
    filesInMemory,
  }));

export function FormPreview({ form, onClose }: { form: Form; onClose: () => void }) {
  const look = useSignal<"plain" | "large">("plain");
  const loaded = useLoaded(parts);
  return (
    <div class="stack">
      <Notice>可以在这里试着填，不会交给谁，也不会存。</Notice>
      <ChoiceField
        label="看哪一种"
        choices={[
          { value: "plain", label: "普通" },
          { value: "large", label: "长辈版：一题一屏" },
        ]}
        value={look.value}
        onChange={(value) => (look.value = value)}
      />
      {loaded.value ? (
        <div class="card">
          <Shown key={look.value} form={form} large={look.value === "large"} parts={loaded.value} />
        </div>
      ) : loaded.failed ? (
        <Notice kind="look" title="填表的页面还没有下载">
          <Button onPress={loaded.retry}>有网络了，再试</Button>
        </Notice>
      ) : (
        <p class="muted">正在打开…</p>
      )}
      <Button block onPress={onClose}>
        回去接着改
      </Button>
    </div>
  );
}

function Shown(props: { form: Form; large: boolean; parts: Awaited<ReturnType<typeof parts>> }) {
  const { form, large } = props;
  const { FormView, openAnswerSheet, filesInMemory } = props.parts;
  const sheet = useMemo(() => openAnswerSheet(form, undefined, today()), [form]);
  const files = useMemo(() => filesInMemory(), []);
  return (
    <FormView sheet={sheet} files={files} large={large}>
      <p class="muted">到这里，填表的人就可以交了。</p>
    </FormView>
  );
}
