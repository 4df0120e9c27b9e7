import type { TextImported } from "../../../../domain/entries/texts.ts";
import { REMOVED_WORDS } from "../../../../domain/removed-words.ts";
import type { ImportReport } from "../../../../protocol/import-report.ts";
import { Button, ButtonLink } from "../../../components/button.tsx";
import { Notice } from "../../../components/notice.tsx";
import { ByteProgress } from "../../../components/progress.tsx";
import type { ImportJob, ImportQueue } from "./import-queue.ts";

/** Of each file what came of it; it stays until somebody puts it away. */
export function ImportJobs({ jobs, queue }: { jobs: readonly ImportJob[]; queue: ImportQueue }) {
  const over = jobs.filter(({ state }) => ["refused", "known", "read"].includes(state.is));
  return (
    <div class="stack">
      <ul class="rows" aria-label="选的文件">
        {jobs.map((job) => (
          <li key={job.id} class="import-job">
            <p class="import-name">{job.file.name}</p>
            <JobState job={job} queue={queue} />
          </li>
        ))}
      </ul>
      {over.length > 0 && (
        <div>
          <Button kind="quiet" onPress={() => over.forEach(({ id }) => queue.clear(id))}>
            看过了，收起这{over.length === 1 ? "一条" : ` ${over.length} 条`}
          </Button>
        </div>
      )}
    </div>
  );
}

function JobState({ job, queue }: { job: ImportJob; queue: ImportQueue }) {
  const { state } = job;
  switch (state.is) {
    case "waiting":
      return (
        <p class="muted" role="status">
          {state.busy ? "服务器正在读别的文件，一会儿自动再传。" : "排着队，前面的好了就传。"}
        </p>
      );
    case "sending":
      return <ByteProgress label="正在传" done={state.sent} of={state.of} />;
    case "reading":
      return <p role="status">传好了，服务器正在读，大的文件要一两分钟…</p>;
    case "offline":
      return (
        <Notice kind="look">
          <p>没有传上去：网络不通。文件还记着，这一页开着，有网了自动传。</p>
          <Button onPress={() => queue.resume()}>再试一次</Button>
        </Notice>
      );
    case "failed":
      return (
        <Notice kind="error" urgent>
          <p>{state.message}</p>
          <Button onPress={() => queue.resume()}>再试一次</Button>
        </Notice>
      );
    case "asks":
      return (
        <Notice kind="look" urgent title="要您确认">
          <p>{state.message}</p>
          <div class="import-answers">
            <Button onPress={() => queue.allow(job.id)}>可以发给党员，导入</Button>
            <Button onPress={() => queue.clear(job.id)}>不导入</Button>
          </div>
        </Notice>
      );
    case "refused":
      return (
        <Notice kind="error" urgent title="没有导入">
          {state.message}
        </Notice>
      );
    case "known":
      return (
        <Notice>
          <p>
            {job.text === state.text
              ? "这就是现在的这一版，没有变。"
              : "同一个文件以前导入过，没有再导一遍。"}
          </p>
          {job.text !== state.text && <ButtonLink to={`/office/texts/${state.text}`}>看那一篇</ButtonLink>}
        </Notice>
      );
    default:
      return <WhatCame body={state.body} report={state.report} isVersion={job.text !== undefined} />;
  }
}

/** What stands in the text now, and what of the file does not. */
function WhatCame(props: { body: TextImported; report?: ImportReport; isVersion: boolean }) {
  const { body, report, isVersion } = props;
  const { title, characters, pictures = [], suspicions } = body;
  return (
    <Notice kind="kept" title={isVersion ? "新的一版导入好了，还没有校对" : "导入好了，还没有校对"}>
      <p>
        《{title}》，{characters} 字{pictures.length > 0 && `，${pictures.length} 张图`}。
        {suspicions > 0 ? `有 ${suspicions} 处可疑，校对时逐处看。` : "没有发现可疑处。"}
        {report && removedWords(report)}
      </p>
      {report && suspicions > 0 && (
        <ul class="import-doubts">
          {[...new Set(report.suspicions.map(({ words }) => words))].slice(0, SHOWN).map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
      {!isVersion && <ButtonLink to={`/office/texts/${body.text}`}>去校对这一篇</ButtonLink>}
    </Notice>
  );
}
const SHOWN = 3;

function removedWords({ removed }: ImportReport): string {
  if (removed.length === 0) return "原件里的都放进来了。";
  const counts = new Map<string, number>();
  for (const { what } of removed) {
    const words = REMOVED_WORDS[what];
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  return `原件里有 ${removed.length} 处没有放进来：${[...counts].map(([words, count]) => `${words} ${count}`).join("，")}。`;
}
