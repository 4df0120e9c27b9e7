import { useEffect, useState } from "preact/hooks";
import * as v from "valibot";
import { foldTexts, type ImportedText } from "../../../domain/fold/texts.ts";
import { ImportReport } from "../../../protocol/import-report.ts";
import { StudyText } from "../../../protocol/study-text.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { Notice } from "../../components/notice.tsx";
import type { PageProps } from "../../routing/route.ts";
import { useFold, useSession } from "../../session/use-session.ts";
import { megabytes } from "../../words/sizes.ts";
import { TextsFrame } from "./my-units.tsx";
import { ProofColumns } from "./proof-columns.tsx";
import { ProofActions } from "./proof-actions.tsx";
import { VersionChanges } from "./version-changes-view.tsx";

export function ProofPage({ params }: PageProps) {
  const imported = useFold(foldTexts).imports.find(({ text }) => text === params["text"]);
  return (
    <TextsFrame title={imported?.title ?? "文章"} back="/office/texts" backLabel="文章" wide>
      {() =>
        imported ? (
          <Proof key={imported.blob} imported={imported} />
        ) : (
          <Notice>这台手机上没有这篇文章的导入记录。</Notice>
        )
      }
    </TextsFrame>
  );
}

type Loaded = { text: StudyText; report: ImportReport };

function Proof({ imported }: { imported: ImportedText }) {
  const { phone } = useSession();
  const [state, setState] = useState<Loaded | "looking" | "away" | "broken">("looking");

  async function load(): Promise<void> {
    const text = await phone.blobs.get(imported.blob);
    const report = await phone.blobs.get(imported.report);
    if (!text || !report) return setState("away");
    try {
      setState({ text: v.parse(StudyText, fromJson(text)), report: v.parse(ImportReport, fromJson(report)) });
    } catch {
      setState("broken");
    }
  }
  useEffect(() => void load(), []);

  async function fetchBoth(): Promise<void> {
    const wanted = [
      { id: imported.blob, size: imported.size },
      { id: imported.report, size: imported.reportSize },
    ];
    await phone.blobs.fetch(wanted, () => undefined);
    await load();
  }

  if (state === "looking") return <p class="muted">正在取出文章…</p>;
  if (state === "broken") {
    return <Notice kind="error">这篇文章的文件读不懂，请把原文件重新导入一次。</Notice>;
  }
  if (state === "away") {
    return (
      <Notice title="文章还没有下载到这台手机">
        <ActionButton kind="primary" working="正在下载…" action={fetchBoth}>
          下载（{megabytes(imported.size + imported.reportSize)}）
        </ActionButton>
      </Notice>
    );
  }
  return (
    <div class="stack">
      <p class="muted">
        {imported.fileName} · {imported.characters} 字 · 程序只指出可疑的地方，一个字也没有改。
      </p>
      <VersionChanges imported={imported} text={state.text} />
      <ProofColumns imported={imported} text={state.text} report={state.report} />
      <ProofActions imported={imported} suspicions={state.report.suspicions.length} />
    </div>
  );
}

function fromJson(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
}
